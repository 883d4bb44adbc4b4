// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_import.h"
#include "exchange_format/import_limits.h"
#include "exchange_format/yaml_reader.h"
#include "fuzz/fuzz_check.h"

using namespace workbench;

namespace {

void check(const QList<ImportRemark> &remarks, QByteArrayView text)
{
    mustHold(remarks.size() <= import_limit::foreignRemarks + 50, "remarks end somewhere");
    for (const ImportRemark &remark : remarks) {
        mustHold(!remark.message.isEmpty(), "a remark has words");
        mustHold(remark.offset <= text.size(), "a remark points into the text");
    }
}

} // namespace

/// A file of another tool: what comes out are valid documents with a name, and each remark has words and a
/// place in the file. What the YAML reader writes is JSON.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text = fuzzInput(data, size);
    if (const auto yaml = yamlAsJson(text))
        mustHold(bool(parseJson(yaml->json, {1000})), "YAML becomes JSON");
    const auto import = importForeign(text);
    if (!import) {
        mustHold(!import.error().message.isEmpty(), "a refusal has words");
        mustHold(import.error().offset <= text.size(), "a refusal points into the text");
        return 0;
    }
    mustHold(isForeign(text), "what is read was known before");
    mustHold(!import->drafts.isEmpty(), "an import has a profile");
    check(import->remarks, text);
    for (const ImportDraft &draft : import->drafts) {
        mustHold(!draft.profile.name().isEmpty(), "a profile has a name");
        const auto again = Profile::fromJson(draft.profile.toJson());
        mustHold(again && *again == draft.profile, "the draft is a document");
        check(draft.remarks, text);
    }
    return 0;
}
