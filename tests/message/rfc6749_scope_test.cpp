// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/scope.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc6749ScopeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void section33Allows()
    {
        for (const QString &scope :
             {QString(), u"openid"_s, u"openid email"_s, u"https://api.example/.default"_s, u"a,b;c!#[]~"_s})
            QCOMPARE(scopeProblem(scope), std::nullopt);
    }

    void section33DoesNotAllow_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("character");
        QTest::addColumn<int>("position");
        QTest::newRow("tab") << u"openid\temail"_s << u"a tab"_s << 7;
        QTest::newRow("line break") << u"openid\nemail"_s << u"a line break"_s << 7;
        QTest::newRow("control character") << u"a\u0001"_s << u"U+0001"_s << 2;
        QTest::newRow("delete") << u"\u007f"_s << u"U+007F"_s << 1;
        QTest::newRow("quotation mark") << u"ab\""_s << u"\" (U+0022)"_s << 3;
        QTest::newRow("backslash") << u"a\\b"_s << u"U+005C"_s << 2;
        QTest::newRow("letter that is not ASCII") << u"caf\u00e9"_s << u"U+00E9"_s << 4;
        QTest::newRow("no-break space") << u"a\u00a0b"_s << u"U+00A0"_s << 2;
    }
    void section33DoesNotAllow()
    {
        QFETCH(QString, scope);
        QFETCH(QString, character);
        QFETCH(int, position);
        const auto problem = scopeProblem(scope);
        QVERIFY(problem);
        QVERIFY2(problem->contains(character), qPrintable(*problem));
        QVERIFY2(problem->contains(u"position %1,"_s.arg(position)), qPrintable(*problem));
    }
};

QTEST_GUILESS_MAIN(Rfc6749ScopeTest)
#include "rfc6749_scope_test.moc"
