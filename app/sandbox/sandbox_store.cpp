// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_store.h"

#include "jose/base64url.h"

#include <QRandomGenerator>

namespace workbench {

void SandboxStore::revoke(const QString &grantId)
{
    const auto isOfGrant = [&grantId](const SandboxGrant &grant) { return grant.id == grantId; };
    refreshTokens.removeIf(isOfGrant);
    accessTokens.removeIf(isOfGrant);
}

QString randomHandle()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(
        toBase64Url(QByteArrayView(reinterpret_cast<const char *>(words), sizeof words)));
}

} // namespace workbench
