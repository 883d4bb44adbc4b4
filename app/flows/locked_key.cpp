// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/locked_key.h"

#include "flows/client_certificate.h"
#include "message/key_member.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QByteArray idOf(const QString &member, const QString &content)
{
    return sha256((member + u'\n' + content).toUtf8());
}

/// The key members of which a run makes use.
QStringList keyMembers(const Profile &profile)
{
    QStringList members;
    if (profile.tokenEndpointAuthMethod() == "private_key_jwt"_L1)
        members.append(u"client_jwk"_s);
    if (profile.grantType() == "jwt_bearer"_L1 && profile.text(u"assertion").isEmpty())
        members.append(u"assertion_jwk"_s);
    members.removeIf([&](const QString &member) { return profile.text(member).isEmpty(); });
    return members;
}

std::optional<LockedKey> lockedCertificate(const Profile &profile)
{
    using Lock = ClientCertificateError::Lock;
    if (!namesClientCertificate(profile))
        return std::nullopt;
    const auto read = readClientCertificate(profile);
    if (read || read.error().lock == Lock::None)
        return std::nullopt;
    QString member = u"tls.client_certificate_file"_s;
    for (const QString &other : {u"tls.client_key_file"_s, u"tls.client_pkcs12_file"_s}) {
        if (!profile.text(other).isEmpty())
            member = other;
    }
    const QString path = profile.text(member);
    return LockedKey{read.error().member, u"%1 (%2)"_s.arg(path, member), idOf(member, path),
                     read.error().lock == Lock::PassphraseWrong};
}

std::optional<LockedKey> lockedMember(const Profile &profile, const QString &member)
{
    const QString passphrase = passphraseMember(member);
    const auto key = keyOfMember(profile, member);
    if (key || key.error().member != passphrase)
        return std::nullopt;
    return LockedKey{passphrase, member, idOf(member, profile.text(member)),
                     !profile.text(passphrase).isEmpty()};
}

} // namespace

bool mayHaveLockedKeys(const Profile &profile)
{
    if (namesClientCertificate(profile))
        return true;
    const QStringList members = keyMembers(profile);
    return std::any_of(members.cbegin(), members.cend(), [&](const QString &member) {
        return profile.text(member).contains("ENCRYPTED"_L1); // in the label, or in Proc-Type (RFC 1421)
    });
}

bool keysAreAtHand(const Profile &profile)
{
    const QStringList members = keyMembers(profile);
    return std::all_of(members.cbegin(), members.cend(),
                       [&](const QString &member) { return isKeyAtHand(profile, member); });
}

void openKeys(const Profile &profile)
{
    const QStringList members = keyMembers(profile);
    for (const QString &member : members)
        (void)keyOfMember(profile, member);
}

std::optional<LockedKey> firstLockedKey(const Profile &profile)
{
    if (const auto locked = lockedCertificate(profile))
        return locked;
    for (const QString &member : keyMembers(profile)) {
        if (const auto locked = lockedMember(profile, member))
            return locked;
    }
    return std::nullopt;
}

} // namespace workbench
