// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/saml_assertion.h"

#include <QByteArray>

namespace workbench {

QString samlAssertion(const QString &typed)
{
    const QString text = typed.trimmed();
    if (!text.startsWith(u'<'))
        return typed;
    // Only what stands around the document may go: its signature counts every character within.
    const QByteArray encoded =
        text.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return QString::fromLatin1(encoded);
}

QString samlDocument(const QString &assertion)
{
    const QByteArray xml = QByteArray::fromBase64(assertion.toLatin1(), QByteArray::Base64UrlEncoding);
    const QString document = QString::fromUtf8(xml);
    const bool isWhole = document.startsWith(u'<') && samlAssertion(document) == assertion;
    return isWhole ? document : assertion;
}

} // namespace workbench
