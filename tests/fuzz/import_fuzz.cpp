// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/text_import.h"
#include "fuzz/fuzz_check.h"

using namespace workbench;

/// Whatever is pasted: what comes out is a valid document, and every remark has words and a place in the
/// text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text = fuzzInput(data, size);
    const auto draft = importText(text);
    if (!draft) {
        mustHold(!draft.error().message.isEmpty(), "a refusal has words");
        return 0;
    }
    const auto again = Profile::fromJson(draft->profile.toJson());
    mustHold(again && *again == draft->profile, "the draft is a document");
    for (const ImportRemark &remark : draft->remarks) {
        mustHold(!remark.message.isEmpty(), "a remark has words");
        mustHold(remark.offset <= text.size(), "a remark points into the text");
    }
    return 0;
}
