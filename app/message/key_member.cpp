// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/key_member.h"

using namespace Qt::StringLiterals;

namespace workbench {

QString passphraseMember(const QString &keyMember)
{
    return keyMember + u"_passphrase"_s;
}

Result<Key, ClientCredentials::Problem> keyOfMember(const Profile &profile, const QString &member)
{
    using Kind = KeyError::Kind;
    const QString passphrase = passphraseMember(member);
    auto key = Key::fromMember(*profile.value(member), profile.text(passphrase).toUtf8());
    if (key)
        return *key;
    const KeyError &error = key.error();
    const bool isLocked = error.kind == Kind::PassphraseMissing || error.kind == Kind::PassphraseWrong;
    return Failure{ClientCredentials::Problem{isLocked ? passphrase : member, error.text()}};
}

} // namespace workbench
