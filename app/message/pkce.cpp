// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/pkce.h"

#include "jose/base64url.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace workbench {

QString codeVerifier(const QByteArray &random)
{
    return QString::fromLatin1(toBase64Url(random));
}

QString codeChallenge(QStringView method, const QString &code_verifier)
{
    if (method == u"S256") {
        const QByteArray digest =
            QCryptographicHash::hash(code_verifier.toUtf8(), QCryptographicHash::Sha256);
        return QString::fromLatin1(toBase64Url(digest));
    }
    return method == u"plain" ? code_verifier : QString();
}

std::optional<QString> codeVerifierProblem(QStringView code_verifier)
{
    for (qsizetype i = 0; i < code_verifier.size(); ++i) {
        const char16_t c = code_verifier[i].unicode();
        const bool alphanumeric =
            (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (!alphanumeric && !QStringView(u"-._~").contains(QChar(c))) {
            return QCoreApplication::translate(
                       "pkce",
                       "The character at position %1 is not allowed, and servers may refuse it: a "
                       "code_verifier "
                       "has only A-Z, a-z, 0-9, '-', '.', '_' and '~'. Enter one of these.")
                .arg(i + 1);
        }
    }
    if (code_verifier.size() < 43 || code_verifier.size() > 128) {
        return QCoreApplication::translate("pkce",
                                           "A code_verifier has 43 to 128 characters; this one has %1, and "
                                           "servers may refuse it. Enter "
                                           "one that fits.")
            .arg(code_verifier.size());
    }
    return std::nullopt;
}

} // namespace workbench
