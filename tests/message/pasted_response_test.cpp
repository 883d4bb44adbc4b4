// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/pasted_response.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class PastedResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("bare");
        QTest::newRow("final URL") << u" https://app.example/cb?code=a%2Fb&state=s\n"_s << u"a/b"_s << false;
        QTest::newRow("fragment") << u"https://app.example/cb#state=s&code=x"_s << u"x"_s << false;
        QTest::newRow("query before fragment") << u"https://app.example/cb?code=x#_=_"_s << u"x"_s << false;
        QTest::newRow("custom scheme") << u"com.example:/cb?code=x"_s << u"x"_s << false;
        QTest::newRow("parameters alone") << u"code=x&state=y"_s << u"x"_s << false;
        QTest::newRow("bare code") << u"4/0AX4XfWh-_~"_s << u"4/0AX4XfWh-_~"_s << true;
        QTest::newRow("bare code with an equals sign") << u"abc=="_s << u"abc=="_s << true;
    }
    void understood()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(bool, bare);
        const auto read = readPastedResponse(text, u"https://app.example/cb"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error()));
        QCOMPARE(read->parameters.value(u"code"), code);
        QCOMPARE(read->bareCode, bare);
    }

    void anErrorIsAResponseToo()
    {
        const auto read = readPastedResponse(u"https://app.example/cb?error=access_denied"_s, {});
        QVERIFY(read);
        QCOMPARE(read->parameters.value(u"error"), u"access_denied"_s);
    }

    void aUrlElsewhereIsMarked()
    {
        QVERIFY(readPastedResponse(u"https://other/?code=x"_s, u"https://app.example/cb"_s)
                    ->otherThanRedirectUri);
        QVERIFY(!readPastedResponse(u"https://app.example/cb?code=x"_s, u"https://app.example/cb"_s)
                     ->otherThanRedirectUri);
    }

    /// OAuth Multiple Response Types 1.0 §4: with `none` nothing comes back but state.
    void section4ConsentAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<bool>("isAnswer");
        QTest::newRow("state alone") << u"https://app.example/cb?state=s"_s << u"none"_s << true;
        QTest::newRow("state elsewhere") << u"https://other.example/?state=s"_s << u"none"_s << true;
        QTest::newRow("nothing at all") << u"https://app.example/cb"_s << u"none"_s << true;
        QTest::newRow("parameters alone") << u"state=s"_s << u"none"_s << true;
        QTest::newRow("an error") << u"https://app.example/cb?error=access_denied"_s << u"none"_s << true;
        QTest::newRow("nothing, elsewhere") << u"https://other.example/"_s << u"none"_s << false;
        QTest::newRow("a bare code") << u"abc"_s << u"none"_s << false;
        QTest::newRow("state where a code was asked for")
            << u"https://app.example/cb?state=s"_s << u"code"_s << false;
        QTest::newRow("state where tokens were asked for")
            << u"https://app.example/cb#state=s"_s << u"id_token"_s << false;
    }
    void section4ConsentAlone()
    {
        QFETCH(QString, text);
        QFETCH(QString, response_type);
        QFETCH(bool, isAnswer);
        const auto read =
            readPastedResponse(text, u"https://app.example/cb"_s, ResponseType::of(response_type));
        QCOMPARE(read.isOk(), isAnswer);
        if (read && text.contains(u"state="_s))
            QCOMPARE(read->parameters.value(u"state"), u"s"_s);
        if (!read)
            QVERIFY(read.error().endsWith(u'.'));
    }

    void refusedWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"  "_s;
        QTest::newRow("a URL without a result") << u"https://app.example/login?next=1"_s;
        QTest::newRow("prose") << u"the code is abc"_s;
    }
    void refusedWithASentence()
    {
        QFETCH(QString, text);
        const auto read = readPastedResponse(text, {});
        QVERIFY(!read);
        QVERIFY(read.error().endsWith(u'.'));
    }
};

QTEST_GUILESS_MAIN(PastedResponseTest)
#include "pasted_response_test.moc"
