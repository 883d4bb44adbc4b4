// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/request_completion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class RequestCompletionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headersAreCompletedInWireOrder();
    void givenHeadersStayInTheirPlace();
    void completingTwiceChangesNothing();
    void contentLength_data();
    void contentLength();
    void hostHeader_data();
    void hostHeader();
    void urlIsSentAs_data();
    void urlIsSentAs();
    void userInfoIsNotSent();
    void refusals_data();
    void refusals();
};

// RFC 9110 §7.2 wants Host first.
void RequestCompletionTest::headersAreCompletedInWireOrder()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://server.example/token"_s;
    request.headers = {{"X-b", "2"}, {"Content-Type", "a/b"}, {"X-A", "1"}};
    request.body = "abc";
    const auto completed = completedRequest(request);

    QVERIFY(completed.isOk());
    QCOMPARE(completed->request.headers.toBytes(),
             "Host: server.example\r\nUser-Agent: oauth-workbench/" WORKBENCH_VERSION "\r\nX-b: 2\r\n"
             "Content-Type: a/b\r\nX-A: 1\r\nAccept: */*\r\nAccept-Language: en\r\n"
             "Accept-Encoding: identity\r\nContent-Length: 3\r\nConnection: close\r\n"_ba);
    QCOMPARE(completed->target, "/token"_ba);
    QCOMPARE(completed->notes, QStringList());
}

void RequestCompletionTest::givenHeadersStayInTheirPlace()
{
    HttpRequest request;
    request.url = u"https://server.example/"_s;
    request.headers = {{"connection", "keep-alive"}, {"ACCEPT", "a/b"}, {"host", "other"}, {"Accept", "c/d"}};
    const auto completed = completedRequest(request);

    QCOMPARE(completed->request.headers.toBytes(),
             "User-Agent: oauth-workbench/" WORKBENCH_VERSION "\r\nconnection: keep-alive\r\nACCEPT: a/b\r\n"
             "host: other\r\nAccept: c/d\r\nAccept-Language: en\r\nAccept-Encoding: identity\r\n"_ba);
}

void RequestCompletionTest::completingTwiceChangesNothing()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://Server.example/%41 b"_s.remove(u' ');
    request.headers = {{"X-A", "1"}};
    request.body = "abc";
    const auto once = completedRequest(request);
    const auto twice = completedRequest(once->request);

    QCOMPARE(twice->request, once->request);
    QCOMPARE(twice->target, once->target);
    QVERIFY(!once->notes.isEmpty());
    QCOMPARE(twice->notes, QStringList());
}

// RFC 9110 §8.6
void RequestCompletionTest::contentLength_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("expected"); // null: not sent
    QTest::addColumn<int>("notes");
    const HeaderList none;
    QTest::newRow("GET") << "GET"_ba
                         << ""_ba << none << QByteArray() << 0;
    QTest::newRow("GET with body") << "GET"_ba
                                   << "ab"_ba << none << "2"_ba << 0;
    QTest::newRow("POST") << "POST"_ba
                          << "ab"_ba << none << "2"_ba << 0;
    QTest::newRow("POST without body") << "POST"_ba
                                       << ""_ba << none << "0"_ba << 0;
    QTest::newRow("PUT without body") << "PUT"_ba
                                      << ""_ba << none << "0"_ba << 0;
    QTest::newRow("DELETE") << "DELETE"_ba
                            << ""_ba << none << QByteArray() << 0;
    QTest::newRow("wrong on purpose") << "POST"_ba
                                      << "ab"_ba << HeaderList{{"content-length", "5"}} << "5"_ba << 1;
    QTest::newRow("own transfer encoding")
        << "POST"_ba
        << "ab"_ba << HeaderList{{"Transfer-Encoding", "chunked"}} << QByteArray() << 1;
}

void RequestCompletionTest::contentLength()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, expected);
    QFETCH(int, notes);
    HttpRequest request;
    request.url = u"https://server.example/"_s;
    request.method = method;
    request.headers = headers;
    request.body = body;
    const auto completed = completedRequest(request);

    QCOMPARE(completed->request.headers.contains("Content-Length"), !expected.isNull());
    QCOMPARE(completed->request.headers.value("Content-Length").value_or(QByteArray()), expected);
    QCOMPARE(completed->notes.size(), notes);
}

void RequestCompletionTest::hostHeader_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("default port of https") << u"https://a.example:443/"_s << "a.example"_ba;
    QTest::newRow("default port of http") << u"http://a.example:80/"_s << "a.example"_ba;
    QTest::newRow("port of the other scheme") << u"http://a.example:443/"_s << "a.example:443"_ba;
    QTest::newRow("own port") << u"https://a.example:8443/"_s << "a.example:8443"_ba;
    QTest::newRow("IPv4") << u"http://127.0.0.1:8080"_s << "127.0.0.1:8080"_ba;
    QTest::newRow("IPv6") << u"http://[::1]/"_s << "[::1]"_ba;
    QTest::newRow("IPv6 with port") << u"http://[::1]:8080/"_s << "[::1]:8080"_ba;
    QTest::newRow("capitals") << u"http://A.Example/"_s << "a.example"_ba;
    QTest::newRow("international") << u"http://b\u00fccher.example/"_s << "xn--bcher-kva.example"_ba;
}

void RequestCompletionTest::hostHeader()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, expected);
    HttpRequest request;
    request.url = url;
    QCOMPARE(*completedRequest(request)->request.headers.value("Host"), expected);
}

void RequestCompletionTest::urlIsSentAs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("notes");
    const auto sentAs = [](const QString &typed, const QString &sent) {
        return u"%1 in the URL is sent as %2"_s.arg(typed, sent);
    };
    QTest::newRow("plain") << u"/token"_s << "/token"_ba << QStringList();
    QTest::newRow("no path") << u""_s << "/"_ba << QStringList();
    QTest::newRow("only a query") << u"?a"_s << "/?a"_ba << QStringList();
    QTest::newRow("empty query") << u"/?"_s << "/?"_ba << QStringList();
    QTest::newRow("kept escapes") << u"/a%2Fb?x=%26%3D%2B%20"_s << "/a%2Fb?x=%26%3D%2B%20"_ba
                                  << QStringList();
    QTest::newRow("needless escape") << u"/%41%41"_s << "/AA"_ba << QStringList{sentAs(u"%41"_s, u"A"_s)};
    QTest::newRow("umlaut") << u"/\u00e4"_s << "/%C3%A4"_ba << QStringList{sentAs(u"\u00e4"_s, u"%C3%A4"_s)};
    QTest::newRow("emoji") << u"/?q=\U0001F511"_s << "/?q=%F0%9F%94%91"_ba
                           << QStringList{sentAs(u"\U0001F511"_s, u"%F0%9F%94%91"_s)};
    QTest::newRow("quotes") << u"/?q=\"x\""_s << "/?q=%22x%22"_ba << QStringList{sentAs(u"\""_s, u"%22"_s)};
    QTest::newRow("stray percent") << u"/100%"_s << "/100%25"_ba << QStringList{sentAs(u"%"_s, u"%25"_s)};
    QTest::newRow("stray percent beside an escape")
        << u"/?a=50%&x=%26"_s << "/?a=50%25&x=%2526"_ba
        << QStringList{sentAs(u"%"_s, u"%25"_s), sentAs(u"%26"_s, u"%2526"_s)};
    QTest::newRow("small hex digits")
        << u"/?q=%2b"_s << "/?q=%2B"_ba << QStringList{sentAs(u"%2b"_s, u"%2B"_s)};
    QTest::newRow("plus is kept") << u"/?a+b"_s << "/?a+b"_ba << QStringList();
    QTest::newRow("dots are kept") << u"/a/../b/./c"_s << "/a/../b/./c"_ba << QStringList();
    QTest::newRow("fragment") << u"/a#b"_s << "/a"_ba
                              << QStringList{u"The fragment of the URL (from # on) is not sent"_s};
}

void RequestCompletionTest::urlIsSentAs()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, target);
    QFETCH(QStringList, notes);
    HttpRequest request;
    request.url = u"https://server.example"_s + typed;
    const auto completed = completedRequest(request);

    QVERIFY(completed.isOk());
    QCOMPARE(completed->target, target);
    QCOMPARE(completed->notes, notes);
    QVERIFY(!completed->request.url.contains(u'#'));
}

// RFC 9110 §4.2.4: it must not be sent, and it must not turn into credentials behind the user's back.
void RequestCompletionTest::userInfoIsNotSent()
{
    HttpRequest request;
    request.url = u"https://user:hush@server.example/a@b"_s;
    const auto completed = completedRequest(request);

    QCOMPARE(completed->request.url, u"https://server.example/a@b"_s);
    QVERIFY(!completed->request.headers.contains("Authorization"));
    QCOMPARE(completed->notes.size(), 1);
    QVERIFY(!completed->notes.first().contains("hush"_L1));
}

void RequestCompletionTest::refusals_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<QString>("words");
    const auto url = [](const QString &url) {
        HttpRequest request;
        request.url = url;
        return request;
    };
    const auto header = [&](const QByteArray &name, const QByteArray &value) {
        HttpRequest request = url(u"https://server.example/"_s);
        request.headers.append(name, value);
        return request;
    };
    HttpRequest method = url(u"https://server.example/"_s);
    method.method = "GET /\r\n";

    QTest::newRow("empty") << url({}) << u"empty"_s;
    QTest::newRow("relative") << url(u"/token"_s) << u"not absolute"_s;
    QTest::newRow("no scheme") << url(u"server.example/token"_s) << u"not absolute"_s;
    QTest::newRow("no host") << url(u"https:///token"_s) << u"no host"_s;
    QTest::newRow("scheme without slashes") << url(u"https:token"_s) << u"no host"_s;
    QTest::newRow("other scheme") << url(u"ftp://server.example/"_s) << u"ftp"_s;
    QTest::newRow("file") << url(u"file:///etc/passwd"_s) << u"file"_s;
    QTest::newRow("space before") << url(u" https://server.example/"_s) << u"position 1"_s;
    QTest::newRow("space within") << url(u"https://server.example/a b"_s) << u"position 25"_s;
    QTest::newRow("line feed") << url(u"https://server.example/a\nb"_s) << u"position 25"_s;
    QTest::newRow("NUL") << url(u"https://server.example/a"_s + QChar(0)) << u"control character"_s;
    QTest::newRow("port 0") << url(u"https://server.example:0/"_s) << u"port 0"_s;
    QTest::newRow("port too big") << url(u"https://server.example:99999/"_s) << u"cannot be read"_s;
    QTest::newRow("broken IPv6") << url(u"https://[::1/"_s) << u"cannot be read"_s;
    QTest::newRow("method") << method << u"method"_s;
    QTest::newRow("header without name") << header("", "x") << u"no name"_s;
    QTest::newRow("header name with space") << header("X A", "x") << u"“X A”"_s;
    QTest::newRow("CR LF in a value") << header("X-A", "a\r\nX-B: c") << u"X-A has a line break"_s;
    QTest::newRow("NUL in a value") << header("X-A", QByteArray("a\0b", 3)) << u"X-A has a NUL"_s;
    QTest::newRow("space at the end of a value") << header("X-A", "a ") << u"X-A begins or ends"_s;
}

void RequestCompletionTest::refusals()
{
    QFETCH(HttpRequest, request);
    QFETCH(QString, words);
    const auto completed = completedRequest(request);

    QVERIFY(!completed.isOk());
    QCOMPARE(completed.error().kind, TransportError::Kind::InvalidRequest);
    QVERIFY2(completed.error().message.contains(words), qPrintable(completed.error().message));
    QVERIFY(completed.error().field.isEmpty());
}

QTEST_GUILESS_MAIN(RequestCompletionTest)
#include "request_completion_test.moc"
