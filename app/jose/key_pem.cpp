// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/key.h"
#include "jose/pem_blocks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = KeyError::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::Key)
};

constexpr qsizetype longest_text = 1 << 20; // bytes; the largest RSA key in PEM has some 13000

KeyError keyError(Kind kind, const QString &message, qsizetype offset = -1)
{
    return {kind, {}, offset, message};
}

KeyError containerError(const ContainerError &error, const QString &container, qsizetype offset)
{
    switch (error.kind) {
    case ContainerError::Kind::PassphraseMissing:
        return keyError(Kind::PassphraseMissing,
                        Text::tr("The key in %1 is encrypted. Give its passphrase.").arg(container), offset);
    case ContainerError::Kind::PassphraseWrong:
        return keyError(Kind::PassphraseWrong,
                        Text::tr("The passphrase does not open the key in %1.").arg(container), offset);
    case ContainerError::Kind::Unsupported:
        return keyError(
            Kind::Unsupported,
            Text::tr("The key in %1 cannot be used: %2. Convert it with \"openssl pkey\" or \"openssl "
                     "pkcs12\", or make a new key: RSA, P-256, P-384, P-521, secp256k1, Ed25519 or "
                     "Ed448.")
                .arg(container, error.message),
            offset);
    case ContainerError::Kind::Malformed:
        break;
    }
    const QString reason = error.message.isEmpty() ? QString() : u" ("_s + error.message + u')';
    return keyError(
        Kind::Malformed,
        Text::tr("What stands in %1 is no key%2. Was it cut off or edited?").arg(container, reason), offset);
}

/// What is in the text instead of a key, and where the key may be.
KeyError noKeyAmong(const QList<PemBlock> &blocks)
{
    QStringList labels;
    for (const PemBlock &block : blocks)
        labels.append(QString::fromUtf8(block.label));
    labels.removeDuplicates();
    const QString found = labels.join(u", "_s);
    const qsizetype offset = blocks.first().begin;
    if (labels.contains(u"OPENSSH PRIVATE KEY"_s))
        return keyError(
            Kind::Unsupported,
            Text::tr("This is a key in OpenSSH's own format. Convert a copy of it with \"ssh-keygen -p "
                     "-m PKCS8 -f FILE\"."),
            offset);
    if (labels.contains(u"CERTIFICATE"_s) || labels.contains(u"TRUSTED CERTIFICATE"_s))
        return keyError(
            Kind::NoKey,
            Text::tr("There is no key in here, but a certificate (%1). Its private key is in another "
                     "file, often one that ends in .key.")
                .arg(found),
            offset);
    return keyError(
        Kind::NoKey,
        Text::tr("There is no key in here, but: %1. Needed is a block PRIVATE KEY, ENCRYPTED PRIVATE "
                 "KEY, RSA PRIVATE KEY, EC PRIVATE KEY or PUBLIC KEY.")
            .arg(found),
        offset);
}

KeyError neitherJwkNorPem(QByteArrayView text)
{
    if (text.trimmed().isEmpty())
        return keyError(Kind::NoKey, Text::tr("There is no key: the text is empty."));
    if (text.front() == '\x30' && std::any_of(text.begin(), text.end(), [](char c) { return c == '\0'; }))
        return keyError(
            Kind::NoKey,
            Text::tr("These are binary data (DER or PKCS #12). Convert them to PEM with \"openssl pkey "
                     "-inform DER -in FILE\" or \"openssl pkcs12 -in FILE -nodes\"."),
            0);
    return keyError(Kind::NoKey,
                    Text::tr("This is neither a JWK, which begins with {, nor PEM text, which has a line "
                             "\"-----BEGIN PRIVATE KEY-----\"."),
                    0);
}

} // namespace

Result<Key, KeyError> Key::fromPem(QByteArrayView text, QByteArrayView passphrase)
{
    if (text.size() > longest_text)
        return Failure{
            keyError(Kind::Malformed, Text::tr("The text is longer than a megabyte: this is no key."))};
    const PemBlocks found = findPemBlocks(text);
    const QList<PemBlock> &blocks = found.blocks;
    auto block =
        std::find_if(blocks.cbegin(), blocks.cend(), [](const PemBlock &b) { return b.isPrivateKey(); });
    if (block == blocks.cend())
        block =
            std::find_if(blocks.cbegin(), blocks.cend(), [](const PemBlock &b) { return b.isPublicKey(); });
    if (block == blocks.cend()) {
        if (found.problem)
            return Failure{keyError(Kind::Malformed, found.problem->message, found.problem->offset)};
        return Failure{blocks.isEmpty() ? neitherJwkNorPem(text) : noKeyAmong(blocks)};
    }
    const QString container = Text::tr("the block %1").arg(QString::fromUtf8(block->label));
    auto material = readPemKey(text.sliced(block->begin, block->end - block->begin), passphrase);
    if (!material)
        return Failure{containerError(material.error(), container, block->begin)};
    auto key = fromMaterial(std::move(material).value(), {});
    if (!key)
        return Failure{keyError(Kind::Malformed,
                                Text::tr("The key in %1 is damaged: its number %2 %3.")
                                    .arg(container, key.error().member, key.error().message),
                                block->begin)};
    return std::move(key).value();
}

Result<Key, KeyError> Key::fromText(QByteArrayView text, QByteArrayView passphrase)
{
    const QByteArrayView trimmed = text.trimmed();
    if (!trimmed.startsWith('{') || text.size() > longest_text)
        return fromPem(text, passphrase);
    const auto document = parseJson(text);
    if (!document)
        return Failure{keyError(Kind::Malformed,
                                Text::tr("The JWK is not JSON: %1.").arg(document.error().text()),
                                document.error().offset)};
    return fromJwk(document->value);
}

Result<Key, KeyError> Key::fromMember(const JsonValue &member, QByteArrayView passphrase)
{
    return member.isString() ? fromText(member.text().toUtf8(), passphrase) : fromJwk(member);
}

Result<Pkcs12Key, KeyError> readPkcs12Key(QByteArrayView der, QByteArrayView passphrase)
{
    const QString container = Text::tr("the PKCS #12 file");
    auto contents = readPkcs12(der, passphrase);
    if (!contents)
        return Failure{containerError(contents.error(), container, -1)};
    auto key = Key::fromMaterial(std::move(contents->key), {});
    if (!key)
        return Failure{keyError(Kind::Malformed,
                                Text::tr("The key in %1 is damaged: its number %2 %3.")
                                    .arg(container, key.error().member, key.error().message))};
    return Pkcs12Key{std::move(key).value(), contents->certificates};
}

} // namespace workbench
