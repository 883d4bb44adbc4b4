// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "http/response_parser.h"

using namespace workbench;

namespace {

HttpResponse parsed(ResponseParser &parser, QByteArrayView bytes, qsizetype split)
{
    parser.feed(bytes.first(split));
    parser.feed(bytes.sliced(split));
    parser.end();
    return parser.takeResponse();
}

} // namespace

/// A response reads the same however its bytes arrive; the first byte of the input says where they are split.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzzInput(data + 1, size - 1);
    const qsizetype split = bytes.size() * data[0] / 255;

    ResponseParser whole("GET");
    ResponseParser pieces("GET");
    const HttpResponse expected = parsed(whole, bytes, bytes.size());
    const HttpResponse response = parsed(pieces, bytes, split);
    mustHold(whole.hasFailed() == pieces.hasFailed(), "a split changes no verdict");
    mustHold(whole.hasHead() == pieces.hasHead(), "a split loses no head");
    mustHold(response == expected, "a split changes no byte");
    mustHold(!whole.hasHead() || expected.body.size() <= bytes.size(), "a body is made of received bytes");
    return 0;
}
