// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"

#include <QCryptographicHash>

namespace workbench {

QString maskedValue(QStringView secret)
{
    const QByteArray digest = QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("‹masked, %1 characters, sha256 %2›").arg(secret.size()).arg(QString::fromLatin1(digest.left(8)));
}

QList<Secret> secretsIn(const Exchange &)
{
    return {};
}

QList<Secret> secretsIn(const RunRecord &record)
{
    return record.secrets;
}

bool isSecretName(QStringView)
{
    return false;
}

Redactor::Redactor(QList<Secret>) { }

QString Redactor::masked(const QString &text) const
{
    return text;
}

QByteArray Redactor::masked(const QByteArray &bytes) const
{
    return bytes;
}

HttpRequest Redactor::masked(const HttpRequest &request) const
{
    return request;
}

Exchange Redactor::masked(const Exchange &exchange) const
{
    return exchange;
}

RunRecord Redactor::masked(const RunRecord &record) const
{
    return record;
}

} // namespace workbench
