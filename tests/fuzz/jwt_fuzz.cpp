// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "jose/base64url.h"
#include "jose/jwt.h"

using namespace workbench;

/// Base64url is strict both ways, problems lie in the token, and what has no problem is whole.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView token = fuzzInput(data, size);
    if (const auto bytes = fromBase64Url(token))
        mustHold(toBase64Url(*bytes) == token, "there is one encoding of each text");
    else
        mustHold(bytes.error().offset >= 0 && bytes.error().offset < token.size(),
                 "base64url errors lie in the text");
    const auto decodedAgain = fromBase64Url(toBase64Url(token));
    mustHold(decodedAgain && *decodedAgain == token, "any bytes can be encoded");

    const DecodedToken decoded = decodeToken(token);
    for (const TokenProblem &problem : decoded.problems) {
        mustHold(problem.offset >= 0 && problem.offset <= token.size(), "problems lie in the token");
        mustHold(!problem.part.isEmpty() && !problem.message.isEmpty(), "problems name part and cause");
    }
    if (decoded.format == TokenFormat::Opaque)
        mustHold(!decoded.header && !decoded.claims, "opaque tokens have no parts");
    else if (decoded.problems.isEmpty())
        mustHold(decoded.header && decoded.header->isObject(), "a token without problems has a header");
    return 0;
}
