// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/oauth_error.h"

#include <QCoreApplication>

namespace workbench {

/// What providers without the members of RFC 6749 §5.2 call their message.
QString OAuthError::inOtherWords() const
{
    for (const QStringView name :
         {u"message", u"error_message", u"errorMessage", u"detail", u"title", u"error"}) {
        const QString value = others.value(name).value_or(QString());
        if (!value.isEmpty())
            return value;
    }
    return {};
}

/// Some providers name the members that they refuse, each with its reason.
QString OAuthError::membersInWords() const
{
    constexpr qsizetype shownMembers = 5;
    constexpr qsizetype shownCharacters = 120;
    QStringList words;
    for (const Parameter &member : others.rows()) {
        if (words.size() == shownMembers) {
            words.append(QStringLiteral("…"));
            break;
        }
        const bool isLong = member.value.size() > shownCharacters;
        words.append(member.name + QStringLiteral(": ")
                     + (isLong ? member.value.first(shownCharacters) + QChar(u'…') : member.value));
    }
    return words.join(QStringLiteral("; "));
}

QString OAuthError::text() const
{
    QString text = error;
    const QString said = text.isEmpty() ? inOtherWords() : QString();
    if (!said.isEmpty()) {
        text = QCoreApplication::translate("OAuthError", "%1 (status %2)").arg(said).arg(httpStatus);
    } else if (text.isEmpty()) {
        text =
            QCoreApplication::translate("OAuthError", "the server answered with status %1 and no error code")
                .arg(httpStatus);
        if (error_description.isEmpty() && !others.isEmpty())
            text += QStringLiteral(": ") + membersInWords();
    }
    if (!error_description.isEmpty())
        text += QStringLiteral(": ") + error_description;
    return text;
}

} // namespace workbench
