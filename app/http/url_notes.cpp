// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/url_notes.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UrlNotes)
};

struct Parts {
    QString origin; ///< scheme and authority, without user name
    bool hasUserInfo = false;
    QString pathAndQuery;
    bool hasFragment = false;
};

Parts split(const QString &url)
{
    Parts parts;
    const qsizetype fragment = url.indexOf(u'#');
    const QString bare = fragment < 0 ? url : url.first(fragment);
    parts.hasFragment = fragment >= 0;

    const qsizetype authority = bare.indexOf("://"_L1) + 3;
    qsizetype path = authority;
    while (path < bare.size() && !u"/?"_s.contains(bare[path]))
        ++path;
    const qsizetype at = bare.lastIndexOf(u'@', path - 1);
    parts.hasUserInfo = at >= authority;
    const qsizetype host = parts.hasUserInfo ? at + 1 : authority;
    parts.origin = bare.first(authority) + bare.sliced(host, path - host);
    parts.pathAndQuery = bare.sliced(path);
    return parts;
}

/// The length of the unit at `position`: a percent triplet, a surrogate pair or one character.
qsizetype unitLength(const QString &text, qsizetype position)
{
    const auto isHex = [&](qsizetype i) {
        return i < text.size() && QByteArray("0123456789abcdefABCDEF").contains(text[i].toLatin1());
    };
    if (text[position] == u'%' && isHex(position + 1) && isHex(position + 2))
        return 3;
    return text[position].isHighSurrogate() && position + 1 < text.size() ? 2 : 1;
}

/// What `unit` of the typed URL has become at the front of `sent`; empty when no known form stands there.
QString sentForm(const QString &unit, QStringView sent)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(unit));
    if (unit == "%"_L1)
        return sent.startsWith(encoded) ? encoded : QString();
    const QString decoded = QUrl::fromPercentEncoding(unit.toUtf8());
    for (const QString &form : {unit, unit.toUpper(), decoded, encoded}) {
        if (!form.isEmpty() && sent.startsWith(form))
            return form;
    }
    return {};
}

QStringList differences(const QString &typed, const QString &sent)
{
    const QStringList asAWhole{Text::tr("Path and query are sent as %1").arg(sent)};
    QStringList notes;
    qsizetype at = 0;
    for (qsizetype i = 0; i < typed.size();) {
        const QString unit = typed.sliced(i, unitLength(typed, i));
        const QString form = sentForm(unit, QStringView(sent).sliced(at));
        if (form.isEmpty())
            return asAWhole;
        const QString note = Text::tr("%1 in the URL is sent as %2").arg(unit, form);
        if (form != unit && !notes.contains(note))
            notes.append(note);
        i += unit.size();
        at += form.size();
    }
    return at == sent.size() ? notes : asAWhole;
}

} // namespace

QStringList urlNotes(const QString &typed, const QString &sent)
{
    const Parts before = split(typed);
    const Parts after = split(sent);
    QStringList notes;
    if (before.hasUserInfo)
        notes.append(
            Text::tr("The user name and password in the URL are not sent; client authentication is chosen "
                     "in the form"));
    if (before.origin != after.origin)
        notes.append(Text::tr("%1 in the URL is sent as %2").arg(before.origin, after.origin));
    notes += differences(before.pathAndQuery, after.pathAndQuery);
    if (before.hasFragment)
        notes.append(Text::tr("The fragment of the URL (from # on) is not sent"));
    return notes;
}

} // namespace workbench
