// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/client_certificate.h"

#include "flows/client_certificate_checks.h"
#include "jose/certified_key.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(client_certificate)
};

using Lock = ClientCertificateError::Lock;
using Kind = CertifiedKeyError::Kind;

const QString certificateFile = u"tls.client_certificate_file"_s;
const QString keyFile = u"tls.client_key_file"_s;
const QString pkcs12File = u"tls.client_pkcs12_file"_s;
const QString keyPassphrase = u"tls.client_key_passphrase"_s;

constexpr qint64 largestFile = 1024 * 1024; // a chain of certificates has some 10 000 bytes

Result<QByteArray, ClientCertificateError> contentOf(const Profile &profile, const QString &member)
{
    const QString path = profile.text(member);
    const auto unusable = [&](const QString &message) {
        return Failure{ClientCertificateError{member, message}};
    };
    const QFileInfo info(path);
    if (!info.exists())
        return unusable(Text::tr("There is no file %1. Correct the path.").arg(path));
    if (!info.isFile()) // reading a pipe might never end
        return unusable(Text::tr("%1 is no regular file. Name the file itself.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(Text::tr("%1 cannot be read (%2). Correct its permissions, or name another file.")
                            .arg(path, file.errorString()));
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return unusable(
            Text::tr("%1 is larger than a megabyte; that is no certificate and no key.").arg(path));
    return content;
}

Lock lockOf(Kind kind)
{
    switch (kind) {
    case Kind::PassphraseMissing:
        return Lock::PassphraseMissing;
    case Kind::PassphraseWrong:
        return Lock::PassphraseWrong;
    default:
        return Lock::None;
    }
}

/// The error with the member to look at and the file that it is about.
Failure<ClientCertificateError> failure(const Profile &profile, const CertifiedKeyError &error,
                                        const QString &certificateMember, const QString &keyMember)
{
    const QString fileMember = error.kind == Kind::NoCertificate ? certificateMember : keyMember;
    const Lock lock = lockOf(error.kind);
    return Failure{ClientCertificateError{lock == Lock::None ? fileMember : keyPassphrase,
                                          u"%1: %2."_s.arg(profile.text(fileMember), error.message), lock}};
}

Result<CertifiedKey, ClientCertificateError> readFromPkcs12(const Profile &profile)
{
    const auto content = contentOf(profile, pkcs12File);
    if (!content)
        return Failure{content.error()};
    const auto read = readCertifiedKey(*content, profile.text(keyPassphrase).toUtf8());
    if (!read)
        return failure(profile, read.error(), pkcs12File, pkcs12File);
    return *read;
}

Result<CertifiedKey, ClientCertificateError> readFromPem(const Profile &profile)
{
    const QString keyMember = profile.text(keyFile).isEmpty() ? certificateFile : keyFile;
    const auto certificates = contentOf(profile, certificateFile);
    if (!certificates)
        return Failure{certificates.error()};
    const auto key = contentOf(profile, keyMember);
    if (!key)
        return Failure{key.error()};
    const auto read = readCertifiedKey(*certificates, *key, profile.text(keyPassphrase).toUtf8());
    if (!read)
        return failure(profile, read.error(), certificateFile, keyMember);
    return *read;
}

QString dateText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace

std::optional<QString> ClientCertificate::dateProblem(const QDateTime &now) const
{
    if (facts.notAfter < now)
        return Text::tr("The client certificate expired on %1; it is presented all the same.")
            .arg(dateText(facts.notAfter));
    if (facts.notBefore > now)
        return Text::tr("The client certificate is not valid before %1; it is presented all the same.")
            .arg(dateText(facts.notBefore));
    return std::nullopt;
}

bool namesClientCertificate(const Profile &profile)
{
    return !profile.text(certificateFile).isEmpty() || !profile.text(keyFile).isEmpty()
        || !profile.text(pkcs12File).isEmpty();
}

Result<ClientCertificate, ClientCertificateError> readClientCertificate(const Profile &profile)
{
    if (const auto contradiction = clientCertificateContradiction(profile))
        return Failure{ClientCertificateError{contradiction->member, contradiction->message}};
    const auto read = profile.text(pkcs12File).isEmpty() ? readFromPem(profile) : readFromPkcs12(profile);
    if (!read)
        return Failure{read.error()};

    const CryptoKey key = read->key;
    ClientCertificate certificate;
    certificate.identity.certificates = read->certificates;
    certificate.identity.privateKey = privateKeyPem(key);
    certificate.identity.keyObject = [key] { return static_cast<Qt::HANDLE>(newReference(key)); };
    const auto facts = certificateFacts(certificate.identity);
    if (!facts) {
        return Failure{
            ClientCertificateError{profile.text(pkcs12File).isEmpty() ? certificateFile : pkcs12File,
                                   Text::tr("The TLS library cannot read the client certificate.")}};
    }
    certificate.facts = *facts;
    if (read->count > 1) {
        certificate.keyChoice = Text::tr("Of %1 private keys number %2 belongs to the certificate.")
                                    .arg(read->count)
                                    .arg(read->number);
    }
    return certificate;
}

} // namespace workbench
