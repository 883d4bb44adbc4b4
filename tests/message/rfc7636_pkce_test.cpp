// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/pkce.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc7636PkceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendixBVerifierFromOctets()
    {
        const char octets[] = {116,       24,        char(223), char(180), char(151), char(153), char(224),
                               37,        79,        char(250), 96,        125,       char(216), char(173),
                               char(187), char(186), 22,        char(212), 37,        77,        105,
                               char(214), char(191), char(240), 91,        88,        5,         88,
                               83,        char(132), char(141), 121};
        QCOMPARE(codeVerifier(QByteArray(octets, sizeof octets)),
                 u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s);
    }

    void appendixBChallenge()
    {
        QCOMPARE(codeChallenge(u"S256", u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s),
                 u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    }

    void section42PlainIsTheVerifierItself() { QCOMPARE(codeChallenge(u"plain", u"abc~"_s), u"abc~"_s); }

    void noMethodMeansNoChallenge() { QCOMPARE(codeChallenge(u"", u"abc"_s), QString()); }

    void section41VerifierGrammar_data()
    {
        QTest::addColumn<QString>("verifier");
        QTest::addColumn<QString>("problem"); // a part of it; empty = none
        QTest::newRow("42 characters") << QString(42, u'a') << u"this one has 42"_s;
        QTest::newRow("43 characters") << QString(43, u'a') << QString();
        QTest::newRow("128 characters") << QString(128, u'~') << QString();
        QTest::newRow("129 characters") << QString(129, u'a') << u"this one has 129"_s;
        QTest::newRow("all kinds") << u"ABCXYZabcxyz0189-._~ABCXYZabcxyz0189-._~ABC"_s << QString();
        QTest::newRow("a plus sign") << QString(20, u'a') + u'+' + QString(30, u'a') << u"position 21"_s;
        QTest::newRow("a letter with an accent") << u"é"_s + QString(50, u'a') << u"position 1"_s;
    }
    void section41VerifierGrammar()
    {
        QFETCH(QString, verifier);
        QFETCH(QString, problem);
        const auto found = codeVerifierProblem(verifier);
        QCOMPARE(found.has_value(), !problem.isEmpty());
        if (found)
            QVERIFY2(found->contains(problem) && found->contains(u"Enter one"_s), qPrintable(*found));
    }
};

QTEST_GUILESS_MAIN(Rfc7636PkceTest)
#include "rfc7636_pkce_test.moc"
