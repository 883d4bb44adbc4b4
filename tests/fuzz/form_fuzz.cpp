// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "protocol/parameters.h"

using namespace workbench;

/// Whatever was decoded without a problem survives encoding and decoding.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text = fuzzInput(data, size);
    const FormDecoding decoded = Parameters::fromForm(text);
    for (const FormProblem &problem : decoded.problems)
        mustHold(problem.offset >= 0 && problem.offset < text.size(), "problems lie in the text");
    if (!decoded.problems.isEmpty())
        return 0;

    const QByteArray encoded = decoded.parameters.toForm();
    for (const char c : encoded)
        mustHold(c > 0x20 && c < 0x7F && !QByteArrayView("\"'<>`\\").contains(c),
                 "encoded text needs no quoting");
    const FormDecoding again = Parameters::fromForm(encoded);
    mustHold(again.problems.isEmpty() && again.parameters == decoded.parameters,
             "encoded parameters read the same");
    return 0;
}
