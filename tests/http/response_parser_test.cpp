// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/response_parser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

/// RFC 9112, as far as a client reads it. Arrival over a socket is http_client_test's.
class ResponseParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySplitYieldsTheSame_data();
    void everySplitYieldsTheSame();
    void bodyLength_data();
    void bodyLength();
    void toleratedOddities_data();
    void toleratedOddities();
    void faults_data();
    void faults();
    void foreignBytesFailAtOnce();
    void noteAndFaultQuoteNoToken_data();
    void noteAndFaultQuoteNoToken();
    void notesDoNotFlood();
    void bodiesHaveALimit_data();
    void bodiesHaveALimit();
};

void ResponseParserTest::everySplitYieldsTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("by length") << "HTTP/1.1 200 OK\r\nX-A: 1\r\nContent-Length: 4\r\n\r\nabcd"_ba;
    QTest::newRow("chunked")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2;e=f\r\ncd\r\n0\r\nT: x\r\n\r\n"_ba;
    QTest::newRow("interim")
        << "HTTP/1.1 103 Early\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd"_ba;
    QTest::newRow("folded") << "HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\nContent-Length: 4\r\n\r\nabcd"_ba;
}

void ResponseParserTest::everySplitYieldsTheSame()
{
    QFETCH(QByteArray, bytes);
    ResponseParser whole("GET");
    whole.feed(bytes);
    QVERIFY(whole.isFinished());
    const QStringList notes = whole.notes();
    const HttpResponse expected = whole.takeResponse();
    QCOMPARE(expected.body, "abcd"_ba);

    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        ResponseParser parser("GET");
        parser.feed(QByteArrayView(bytes).first(split));
        QCOMPARE(parser.isFinished(), split == bytes.size());
        parser.feed(QByteArrayView(bytes).sliced(split));
        QVERIFY(parser.isFinished());
        QCOMPARE(parser.takeResponse(), expected);
        QCOMPARE(parser.notes(), notes);
    }
}

// RFC 9112 §6.3
void ResponseParserTest::bodyLength_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body"); // of the bytes "abcd" that follow, then the connection ends
    QTest::addColumn<bool>("complete");
    QTest::newRow("HEAD") << "HEAD"_ba
                          << "HTTP/1.1 200 OK\r\nContent-Length: 4"_ba
                          << ""_ba << true;
    QTest::newRow("204") << "GET"_ba
                         << "HTTP/1.1 204 No\r\nContent-Length: 4"_ba
                         << ""_ba << true;
    QTest::newRow("304") << "GET"_ba
                         << "HTTP/1.1 304 No\r\nContent-Length: 4"_ba
                         << ""_ba << true;
    QTest::newRow("101") << "GET"_ba
                         << "HTTP/1.1 101 Switching\r\nUpgrade: x"_ba
                         << ""_ba << true;
    QTest::newRow("tunnel") << "CONNECT"_ba
                            << "HTTP/1.1 200 OK\r\nContent-Length: 4"_ba
                            << ""_ba << true;
    QTest::newRow("no tunnel") << "CONNECT"_ba
                               << "HTTP/1.1 407 No\r\nContent-Length: 4"_ba
                               << "abcd"_ba << true;
    QTest::newRow("shorter") << "GET"_ba
                             << "HTTP/1.1 200 OK\r\nContent-Length: 2"_ba
                             << "ab"_ba << true;
    QTest::newRow("longer") << "GET"_ba
                            << "HTTP/1.1 200 OK\r\nContent-Length: 9"_ba
                            << "abcd"_ba << false;
    QTest::newRow("zero") << "GET"_ba
                          << "HTTP/1.1 200 OK\r\nContent-Length: 0"_ba
                          << ""_ba << true;
    QTest::newRow("to the end") << "GET"_ba
                                << "HTTP/1.1 200 OK"_ba
                                << "abcd"_ba << true;
    QTest::newRow("no number") << "GET"_ba
                               << "HTTP/1.1 200 OK\r\nContent-Length: x"_ba
                               << "abcd"_ba << true;
    QTest::newRow("coding that is not chunked")
        << "GET"_ba
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 2"_ba
        << "abcd"_ba << true;
    QTest::newRow("negative") << "GET"_ba
                              << "HTTP/1.1 200 OK\r\nContent-Length: -1"_ba
                              << "abcd"_ba << true;
}

void ResponseParserTest::bodyLength()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(bool, complete);
    ResponseParser parser(method);
    parser.feed(head + "\r\n\r\nabcd");
    parser.end();

    QVERIFY(parser.hasHead());
    QCOMPARE(parser.isFinished(), complete);
    const HttpResponse response = parser.takeResponse();
    QCOMPARE(response.body, body);
    QCOMPARE(response.complete, complete);
}

void ResponseParserTest::toleratedOddities_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QString>("note");
    const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    const Header length{"Content-Length", "0"};
    QTest::newRow("no space after the colon") << start + "X:y\r\n\r\n"
                                              << HeaderList{length, {"X", "y"}} << QString();
    QTest::newRow("empty value") << start + "X:\r\n\r\n" << HeaderList{length, {"X", ""}} << QString();
    QTest::newRow("folded") << start + "X: a\r\n\t b\r\nY: c\r\n\r\n"
                            << HeaderList{length, {"X", "a b"}, {"Y", "c"}} << u"folded"_s;
    QTest::newRow("no colon") << start + "nonsense\r\n\r\n" << HeaderList{length} << u"without a name"_s;
    QTest::newRow("two lengths") << start + "Content-Length: 5\r\n\r\n"
                                 << HeaderList{length, {"Content-Length", "5"}} << u"contradictory"_s;
    QTest::newRow("bytes behind the end")
        << start + "\r\nHTTP/1.1 200" << HeaderList{length} << u"12 bytes"_s;
    QTest::newRow("bare line feeds") << "HTTP/1.1 200 OK\nContent-Length: 0\n\n"_ba << HeaderList{length}
                                     << QString();
}

void ResponseParserTest::toleratedOddities()
{
    QFETCH(QByteArray, bytes);
    QFETCH(HeaderList, headers);
    QFETCH(QString, note);
    ResponseParser parser("GET");
    parser.feed(bytes);

    QVERIFY(parser.isFinished());
    QCOMPARE(parser.takeResponse().headers, headers);
    QCOMPARE(parser.notes().size(), note.isEmpty() ? 0 : 1);
    QVERIFY(parser.notes().join(u' ').contains(note));
}

void ResponseParserTest::faults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("HTTP/2 preface") << "PRI * HTTP/2.0\r\n\r\n"_ba << u"PRI"_s;
    QTest::newRow("other version") << "HTTP/2 200\r\n\r\n"_ba << u"HTTP/2 200"_s;
    QTest::newRow("no status") << "HTTP/1.1 no\r\n\r\n"_ba << u"HTTP/1.1 no"_s;
    QTest::newRow("status 99") << "HTTP/1.1 099 x\r\n\r\n"_ba << u"099"_s;
    QTest::newRow("chunk size") << chunked + "2\r\nab\r\nzz\r\n" << u"after 2 bytes"_s;
    QTest::newRow("negative chunk size") << chunked + "-2\r\nab\r\n" << u"-2"_s;
    QTest::newRow("chunk too long") << chunked + "2\r\nabcd\r\n0\r\n\r\n" << u"longer"_s;
    QTest::newRow("endless header") << "HTTP/1.1 200 OK\r\nX: "_ba + QByteArray(2'000'000, 'x')
                                    << u"1024 KiB"_s;
    QTest::newRow("endless trailers")
        << chunked + "0\r\n" + QByteArray("X: y\r\n").repeated(400'000) << u"1024 KiB"_s;
}

void ResponseParserTest::faults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    ResponseParser parser("GET");
    parser.feed(bytes);

    QVERIFY(parser.hasFailed());
    QVERIFY2(parser.fault().contains(words), qPrintable(parser.fault()));
    QVERIFY(!parser.isFinished());
}

// No line end need come from a server that speaks something else.
void ResponseParserTest::foreignBytesFailAtOnce()
{
    ResponseParser parser("GET");
    parser.feed("HT");
    QVERIFY(!parser.hasFailed());
    parser.feed("X");
    QVERIFY(parser.hasFailed());
}

// What is quoted of bytes that are not what they should be is too little to use.
void ResponseParserTest::noteAndFaultQuoteNoToken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("JSON in place of a chunk size") << chunked + R"({"access_token":"SECRET1abcdef"})" + "\n"
                                                   << u"no chunk size"_s;
    QTest::newRow("token in place of a chunk size") << chunked + "SECRET1abcdef\r\n" << u"no chunk size"_s;
    QTest::newRow("no HTTP") << "SECRET1abcdef"_ba << u"no HTTP"_s;
    QTest::newRow("no HTTP, other bytes") << "ok SECRET1abcdef"_ba << u"“ok "_s;
    QTest::newRow("status line") << "HTTP/1.1 SECRET1abcdef\r\n"_ba << u"“HTTP/1.1 "_s;
    QTest::newRow("trailer") << chunked + "0\r\nSet-Cookie: sid=SECRET1abcdef\r\n\r\n" << u"Set-Cookie"_s;
    QTest::newRow("trailer without colon") << chunked + "0\r\nSECRET1abcdef\r\n\r\n" << u"trailer"_s;
    QTest::newRow("no colon") << "HTTP/1.1 204 N\r\nX sid=SECRET1abcdef\r\n\r\n"_ba << u"“X sid="_s;
    QTest::newRow("folded") << "HTTP/1.1 204 N\r\nX-Y: a\r\n SECRET1abcdef\r\n\r\n"_ba << u": X-Y"_s;
    QTest::newRow("length") << "HTTP/1.1 200 N\r\nContent-Length: SECRET1abcdef\r\n\r\n"_ba << u"no length"_s;
}

void ResponseParserTest::noteAndFaultQuoteNoToken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    ResponseParser parser("GET");
    parser.feed(bytes);
    parser.end();
    const QString text = parser.fault() + parser.notes().join(u'\n');
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(!text.contains(u"SECRE"), qPrintable(text));
    QVERIFY2(!text.contains(u"1abc"), qPrintable(text));
}

void ResponseParserTest::notesDoNotFlood()
{
    QByteArray bytes = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 1000; ++i)
        bytes += "no " + QByteArray::number(i) + "\r\n";
    ResponseParser parser("GET");
    parser.feed(bytes);
    QCOMPARE(parser.notes().size(), 20);
}

void ResponseParserTest::bodiesHaveALimit_data()
{
    QTest::addColumn<QByteArray>("framing");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("fits"); // into 8 bytes
    const QByteArray endless = QByteArray(1000, 'x');
    QTest::newRow("length, exactly") << "Content-Length: 8"_ba
                                     << "12345678"_ba << true;
    QTest::newRow("length, one more") << "Content-Length: 9"_ba
                                      << "123456789"_ba << false;
    QTest::newRow("chunks, exactly") << "Transfer-Encoding: chunked"_ba
                                     << "4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n"_ba << true;
    QTest::newRow("chunks, one more") << "Transfer-Encoding: chunked"_ba
                                      << "8\r\n12345678\r\n1\r\n9\r\n0\r\n\r\n"_ba << false;
    QTest::newRow("huge chunk") << "Transfer-Encoding: chunked"_ba
                                << "7fffffffffffffff\r\n"_ba + endless << false;
    QTest::newRow("to the end, endless") << "X: y"_ba << endless << false;
}

void ResponseParserTest::bodiesHaveALimit()
{
    QFETCH(QByteArray, framing);
    QFETCH(QByteArray, body);
    QFETCH(bool, fits);
    const QByteArray bytes = "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + body;
    for (qsizetype step : {qsizetype(1), bytes.size()}) {
        ResponseParser parser("GET", 8);
        for (qsizetype at = 0; at < bytes.size(); at += step)
            parser.feed(QByteArrayView(bytes).sliced(at, qMin(step, bytes.size() - at)));
        parser.end();
        QCOMPARE(parser.isFinished(), fits);
        QCOMPARE(parser.hasFailed(), !fits);
        if (!fits)
            QVERIFY2(parser.fault().contains(u"8 bytes"_s), qPrintable(parser.fault()));
        const HttpResponse response = parser.takeResponse();
        QCOMPARE(response.complete, fits);
        QCOMPARE(response.body.size(), 8);
    }
}

QTEST_GUILESS_MAIN(ResponseParserTest)
#include "response_parser_test.moc"
