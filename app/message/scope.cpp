// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/scope.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(scope)
};

bool isAllowed(QChar c)
{
    return c >= u' ' && c <= u'~' && c != u'"' && c != u'\\';
}

QString nameOf(QChar c)
{
    switch (c.unicode()) {
    case u'\t':
        return Text::tr("a tab");
    case u'\n':
    case u'\r':
        return Text::tr("a line break");
    default:
        break;
    }
    const QString code = u"U+%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0')).toUpper();
    return c.isPrint() ? Text::tr("the character %1 (%2)").arg(c).arg(code)
                       : Text::tr("the invisible character %1").arg(code);
}

} // namespace

std::optional<QString> scopeProblem(const QString &scope)
{
    for (qsizetype i = 0; i < scope.size(); ++i) {
        if (!isAllowed(scope[i])) {
            return Text::tr(
                       "The scope has %1 at position %2, which RFC 6749 does not allow there; it is sent "
                       "as it stands. Separate the values by single spaces.")
                .arg(nameOf(scope[i]))
                .arg(i + 1);
        }
    }
    return std::nullopt;
}

} // namespace workbench
