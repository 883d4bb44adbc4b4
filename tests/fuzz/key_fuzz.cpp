// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "jose/algorithm.h"
#include "jose/base64url.h"
#include "jose/jws.h"
#include "jose/key.h"

using namespace workbench;

namespace {

/// Errors say something, and point into the text.
void checkError(const KeyError &error, QByteArrayView text)
{
    mustHold(!error.message.isEmpty(), "errors say something");
    mustHold(error.offset >= -1 && error.offset <= text.size(), "errors point into the text");
}

/// What was read is a key: its public half is the same key, and what it signs verifies with that.
void checkKey(const Key &key)
{
    const auto jwk = key.publicJwk();
    mustHold(jwk.has_value() == (key.type() != KeyType::Oct), "all but secrets have a public half");
    const Key published = jwk ? Key::fromJwk(*jwk).value() : key;
    mustHold(published.thumbprint() == key.thumbprint(), "the public half is the same key");
    mustHold(!jwk || !published.canSign(), "the public half cannot sign");
    if (!key.canSign() || key.bits() > 4096) // larger ones sign too slowly for the fuzzer
        return;
    for (const QString &alg : algorithmsFor(key)) {
        const auto compact = signCompact("{}", "{}", key, alg);
        mustHold(compact.isOk(), "keys sign with the algorithms that they go with");
        const qsizetype dot = compact->lastIndexOf('.');
        const QByteArray signature = *fromBase64Url(compact->sliced(dot + 1));
        mustHold(checkSignature(compact->first(dot), signature, published, alg).isValid(),
                 "signatures verify");
    }
}

} // namespace

/// JWK and PEM text, with and without passphrase, and PKCS #12.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text = fuzzInput(data, size);
    for (const QByteArrayView passphrase : {QByteArrayView(), QByteArrayView("secret")}) {
        if (const auto key = Key::fromText(text, passphrase))
            checkKey(*key);
        else
            checkError(key.error(), text);
        if (const auto contents = readPkcs12Key(text, passphrase))
            checkKey(contents->key);
        else
            checkError(contents.error(), text);
    }
    return 0;
}
