// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/certified_key.h"

#include "jose/pem_blocks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = CertifiedKeyError::Kind;
using Certified = Result<CertifiedKey, CertifiedKeyError>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::CertifiedKey)
};

Failure<CertifiedKeyError> failed(Kind kind, const QString &message)
{
    return Failure{CertifiedKeyError{kind, message}};
}

Failure<CertifiedKeyError> notOpened(const ContainerError &error)
{
    switch (error.kind) {
    case ContainerError::Kind::PassphraseMissing:
        return failed(Kind::PassphraseMissing, Text::tr("the private key is encrypted; give its passphrase"));
    case ContainerError::Kind::PassphraseWrong:
        return failed(Kind::PassphraseWrong, Text::tr("the passphrase does not open the private key"));
    case ContainerError::Kind::Unsupported:
        return failed(Kind::Unsupported,
                      Text::tr("the private key cannot be used: %1; write it anew with \"openssl pkey\" or "
                               "\"openssl pkcs12\"")
                          .arg(error.message));
    case ContainerError::Kind::Malformed:
        break;
    }
    const QString reason = error.message.isEmpty() ? QString() : u" ("_s + error.message + u')';
    return failed(Kind::Malformed,
                  Text::tr("the private key cannot be read%1; the file was cut off or edited, or made "
                           "without it")
                      .arg(reason));
}

QString namesOf(const PemBlocks &found)
{
    if (found.problem)
        return found.problem->message;
    QStringList labels;
    for (const PemBlock &block : found.blocks)
        labels.append(QString::fromUtf8(block.label));
    labels.removeDuplicates();
    return labels.isEmpty() ? Text::tr("no PEM text") : labels.join(u", "_s);
}

/// What stands there instead of certificates, and what to do about it.
QString noCertificateIn(QByteArrayView text, const PemBlocks &found)
{
    constexpr char derSequence = 0x30; // with which all of X.509 and PKCS begins (X.690 §8.9)
    if (found.blocks.isEmpty() && text.startsWith(derSequence)) {
        return Text::tr("there is no certificate in PEM form, but a binary file; a PKCS #12 file (.p12, "
                        ".pfx) has a field of its own, and \"openssl x509 -inform der\" makes PEM of DER");
    }
    const bool isBroken = std::any_of(found.blocks.cbegin(), found.blocks.cend(),
                                      [](const PemBlock &block) { return block.label == "CERTIFICATE"; });
    if (isBroken)
        return Text::tr("the certificate cannot be read; it was cut off or edited");
    return Text::tr("there is no certificate in PEM form (-----BEGIN CERTIFICATE-----), but: %1")
        .arg(namesOf(found));
}

QByteArrayView blockIn(QByteArrayView text, const PemBlock &block)
{
    return text.sliced(block.begin, block.end - block.begin);
}

QList<QByteArray> certificatesIn(QByteArrayView text, const PemBlocks &found)
{
    QList<QByteArray> certificates;
    for (const PemBlock &block : found.blocks) {
        if (block.label != "CERTIFICATE" && block.label != "TRUSTED CERTIFICATE")
            continue;
        if (const QByteArray der = readPemCertificate(blockIn(text, block)); !der.isEmpty())
            certificates.append(der);
    }
    return certificates;
}

/// Puts the certificate of the key in front of those of its issuers.
Certified matched(PrivateKeyContents contents)
{
    QList<QByteArray> &certificates = contents.certificates;
    if (certificates.isEmpty())
        return failed(Kind::NoCertificate,
                      Text::tr("there is a private key, but no certificate; name the file that has both"));
    const auto own = std::find_if(certificates.begin(), certificates.end(),
                                  [&](const QByteArray &der) { return isCertified(contents.key, der); });
    if (own == certificates.end()) {
        return failed(Kind::Mismatch,
                      Text::tr("the private key does not belong to the certificate; take the key with which "
                               "the certificate was requested"));
    }
    std::rotate(certificates.begin(), own, own + 1);
    return CertifiedKey{contents.key, certificates};
}

Certified ofBlock(QByteArrayView block, QByteArrayView passphrase, const QList<QByteArray> &chain)
{
    auto contents = readPemPrivateKey(block, passphrase);
    if (!contents)
        return notOpened(contents.error());
    contents->certificates = chain;
    return matched(std::move(contents).value());
}

bool isLocked(const CertifiedKeyError &error)
{
    return error.kind == Kind::PassphraseMissing || error.kind == Kind::PassphraseWrong;
}

} // namespace

Certified readCertifiedKey(QByteArrayView certificates, QByteArrayView key, QByteArrayView passphrase)
{
    constexpr qsizetype most = 20; // each may cost a derivation from the passphrase
    const PemBlocks inKey = findPemBlocks(key);
    QList<PemBlock> blocks = inKey.blocks;
    blocks.removeIf([](const PemBlock &block) { return !block.isPrivateKey(); });
    blocks = blocks.first(std::min(blocks.size(), most));
    const PemBlocks inCertificates = findPemBlocks(certificates);
    const QList<QByteArray> chain = certificatesIn(certificates, inCertificates);
    if (chain.isEmpty())
        return failed(Kind::NoCertificate, noCertificateIn(certificates, inCertificates));
    if (blocks.isEmpty()) {
        return failed(Kind::NoKey,
                      Text::tr("there is no private key in PEM form (-----BEGIN PRIVATE KEY-----), but: %1")
                          .arg(namesOf(inKey)));
    }
    QList<CertifiedKeyError> errors;
    for (const PemBlock &block : std::as_const(blocks)) {
        Certified read = ofBlock(blockIn(key, block), passphrase, chain);
        if (read) {
            read->number = int(errors.size()) + 1;
            read->count = int(blocks.size());
            return read;
        }
        errors.append(read.error());
    }
    // A key that is locked may be the one; those that are open are not.
    const auto locked = std::find_if(errors.cbegin(), errors.cend(), isLocked);
    return Failure{locked == errors.cend() ? errors.first() : *locked};
}

Certified readCertifiedKey(QByteArrayView pkcs12, QByteArrayView passphrase)
{
    if (pkcs12.contains("-----BEGIN ")) {
        return failed(Kind::Malformed,
                      Text::tr("this is PEM text and no PKCS #12 file; PEM files have fields of their own"));
    }
    auto contents = readPkcs12PrivateKey(pkcs12, passphrase);
    if (!contents)
        return notOpened(contents.error());
    return matched(std::move(contents).value());
}

} // namespace workbench
