// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_listener.h"
#include "support/test_certificates.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

using Carrier = RedirectHit::Carrier;
using VerdictPage = RedirectVerdict::Page;

namespace {

quint16 portOf(const QString &redirect_uri)
{
    static const QRegularExpression port(u":(\\d+)(/|\\?|$)"_s);
    return port.match(redirect_uri).captured(1).toUShort();
}

/// Sends bytes and returns everything that comes until the server closes.
QByteArray roundTrip(quint16 port, const QByteArray &bytes,
                     const QHostAddress &host = QHostAddress::LocalHost)
{
    QTcpSocket socket;
    socket.connectToHost(host, port);
    socket.write(bytes);
    QByteArray received;
    [[maybe_unused]] const bool closed = QTest::qWaitFor([&] {
        received += socket.readAll();
        return socket.state() == QTcpSocket::UnconnectedState;
    });
    return received + socket.readAll();
}

QByteArray bodyOf(const QByteArray &response)
{
    return response.sliced(response.indexOf("\r\n\r\n") + 4);
}

int statusOf(const QByteArray &response)
{
    return response.mid(9, 3).toInt();
}

QByteArray headerOf(const QByteArray &response, const QByteArray &name)
{
    const qsizetype begin = response.indexOf("\r\n" + name + ": ");
    if (begin < 0)
        return {};
    const qsizetype value = begin + name.size() + 4;
    return response.sliced(value, response.indexOf("\r\n", value) - value);
}

} // namespace

class RedirectListenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void receivesQuery();
    void receivesQueryHoweverItIsCut();
    void decodesAfterSplitting();
    void receivesFormPost();
    void fragmentIsHandedOver();
    void fragmentMayBeEmpty();
    void fragmentFormNeedsItsKey();
    void queryWinsOverFragmentPage();
    void straysChangeNothing_data();
    void straysChangeNothing();
    void neitherProbesNorSilenceMatter();
    void hostMustBeTheRedirectUris_data();
    void hostMustBeTheRedirectUris();
    void ownQueryIsRetained_data();
    void ownQueryIsRetained();
    void secondResponseIsTooLate();
    void waitsOnAfterAVerdictThatIsNotFinal();
    void pagesSayTheOutcome_data();
    void pagesSayTheOutcome();
    void pagesEscapeEverything();
    void pagesCutHugeValues();
    void pagesHoldNoToken_data();
    void pagesHoldNoToken();
    void pagesKeepToThemselves();
    void localhostIsServedOnBothFamilies();
    void ipv6LiteralIsServed();
    void portTakenNamesItsOwner();
    void notLoopbackIsRefused();
    void httpsNeedsCertificateAndKey_data();
    void httpsNeedsCertificateAndKey();
    void httpsIsServed();
    void portIsFreeAfterDestruction();
    void mayBeDestroyedWhileItsAnswerIsWritten();

private:
    void listen(const QString &redirect_uri = u"http://127.0.0.1:0/callback"_s,
                const RedirectListenerOptions &options = {});
    QByteArray get(const QByteArray &target)
    {
        return roundTrip(m_port, "GET " + target + " HTTP/1.1\r\n" + host() + "\r\n");
    }
    QByteArray post(const QByteArray &target, const QByteArray &body,
                    const QByteArray &type = "application/x-www-form-urlencoded");
    QByteArray host() const { return "Host: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n"; }

    std::unique_ptr<RedirectListener> m_listener;
    RedirectVerdict m_verdict; ///< what the judge will say
    QString m_bound;
    quint16 m_port = 0;
    QList<RedirectHit> m_hits;
    QStringList m_strays;
    int m_judged = 0;
};

void RedirectListenerTest::init()
{
    m_verdict = {};
    m_hits.clear();
    m_strays.clear();
    m_judged = 0;
}

void RedirectListenerTest::cleanup()
{
    m_listener.reset();
}

void RedirectListenerTest::listen(const QString &redirect_uri, const RedirectListenerOptions &options)
{
    m_listener = std::make_unique<RedirectListener>();
    connect(m_listener.get(), &RedirectListener::hit, this,
            [this](const RedirectHit &hit) { m_hits.append(hit); });
    connect(m_listener.get(), &RedirectListener::stray, this,
            [this](const QString &stray) { m_strays.append(stray); });
    const auto bound = m_listener->listen(redirect_uri, options, [this](const RedirectHit &) {
        ++m_judged;
        return m_verdict;
    });
    QVERIFY2(bound, bound ? "" : qPrintable(bound.error().message));
    m_bound = *bound;
    m_port = portOf(m_bound);
    QVERIFY(m_port != 0);
}

QByteArray RedirectListenerTest::post(const QByteArray &target, const QByteArray &body,
                                      const QByteArray &type)
{
    return roundTrip(m_port,
                     "POST " + target + " HTTP/1.1\r\n" + host() + "Content-Type: " + type
                         + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void RedirectListenerTest::receivesQuery()
{
    listen();
    QCOMPARE(m_bound, u"http://127.0.0.1:%1/callback"_s.arg(m_port));
    const QByteArray response = get("/callback?code=abc&state=xyz&code=again&bad=%zz");
    QCOMPARE(statusOf(response), 200);
    QTRY_COMPARE(m_hits.size(), 1);
    const RedirectHit &hit = m_hits.first();
    QCOMPARE(hit.carrier, Carrier::Query);
    QCOMPARE(
        hit.parameters,
        (Parameters{
            {u"code"_s, u"abc"_s}, {u"state"_s, u"xyz"_s}, {u"code"_s, u"again"_s}, {u"bad"_s, u"%zz"_s}}));
    QCOMPARE(hit.problems.size(), 1);
    QCOMPARE(hit.problems.first().name, u"bad"_s);

    const Exchange &exchange = hit.exchange;
    QCOMPARE(exchange.request.kind, ExchangeKind::AuthorizationResponse);
    QCOMPARE(exchange.request.url, m_bound + u"?code=abc&state=xyz&code=again&bad=%zz"_s);
    QCOMPARE(exchange.requestBytes(),
             "GET /callback?code=abc&state=xyz&code=again&bad=%zz HTTP/1.1\r\n" + host() + "\r\n");
    QCOMPARE(exchange.responseBytes(), response);
    QVERIFY(exchange.startedAt <= exchange.finishedAt);
    QVERIFY(m_strays.isEmpty());
}

void RedirectListenerTest::receivesQueryHoweverItIsCut()
{
    const QByteArray tail = "\r\nCookie: a=b\r\n\r\n";
    for (qsizetype cut = 1; cut < 60; cut += 7) {
        listen();
        m_hits.clear();
        const QByteArray bytes = "GET /callback?code=abc&state=xyz HTTP/1.1\r\n" + host().chopped(2) + tail;
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (qsizetype i = 0; i < bytes.size(); i += cut) {
            socket.write(bytes.mid(i, cut));
            socket.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_hits.size(), 1);
        QCOMPARE(m_hits.first().parameters.value(u"code"), u"abc"_s);
        QCOMPARE(m_hits.first().exchange.requestBytes(), bytes);
    }
}

void RedirectListenerTest::decodesAfterSplitting()
{
    listen();
    get("/callback?code=a%26state%3Devil+b%2Bc&state=good");
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().parameters,
             (Parameters{{u"code"_s, u"a&state=evil b+c"_s}, {u"state"_s, u"good"_s}}));
}

void RedirectListenerTest::receivesFormPost()
{
    listen();
    QCOMPARE(statusOf(post("/callback", "code=a%2Bb+c&state=s",
                           "Application/X-WWW-Form-URLEncoded; charset=UTF-8")),
             200);
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().carrier, Carrier::FormPost);
    QCOMPARE(m_hits.first().parameters, (Parameters{{u"code"_s, u"a+b c"_s}, {u"state"_s, u"s"_s}}));
    QCOMPARE(m_hits.first().exchange.request.body, "code=a%2Bb+c&state=s");
}

void RedirectListenerTest::fragmentIsHandedOver()
{
    listen(u"http://127.0.0.1:0/callback"_s, {true, {}, {}});
    const QByteArray page = get("/callback");
    QCOMPARE(statusOf(page), 200);
    QCOMPARE(m_judged, 0);
    static const QRegularExpression keyField(u"name=\"workbench_key\" value=\"([0-9a-f]{32})\""_s);
    const QString key = keyField.match(QString::fromUtf8(page)).captured(1);
    QVERIFY(!key.isEmpty());
    // One script, ours: the policy names its hash, and nothing may be loaded from anywhere.
    const QByteArray policy = headerOf(page, "Content-Security-Policy");
    QVERIFY2(policy.contains("default-src 'none'"), policy.constData());
    QVERIFY2(policy.contains("script-src 'sha256-"), policy.constData());
    QVERIFY2(!policy.contains("unsafe"), policy.constData());
    QVERIFY(!bodyOf(page).contains("http:") && !bodyOf(page).contains("https:"));

    const Parameters handedOver{{u"workbench_fragment"_s, u"access_token=a%2Bb&state=s%26t"_s},
                                {u"workbench_key"_s, key}};
    QCOMPARE(statusOf(post("/callback", handedOver.toForm())), 200);
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().carrier, Carrier::Fragment);
    QCOMPARE(m_hits.first().parameters, (Parameters{{u"access_token"_s, u"a+b"_s}, {u"state"_s, u"s&t"_s}}));
}

void RedirectListenerTest::fragmentMayBeEmpty()
{
    listen(u"http://127.0.0.1:0/callback"_s, {true, {}, {}});
    const QString page = QString::fromUtf8(get("/callback"));
    const QString key =
        QRegularExpression(u"name=\"workbench_key\" value=\"(.*?)\""_s).match(page).captured(1);
    m_verdict = {VerdictPage::WrongRequest, {}, {}, false};
    const QByteArray answer =
        post("/callback", Parameters{{u"workbench_fragment"_s, {}}, {u"workbench_key"_s, key}}.toForm());
    QCOMPARE(statusOf(answer), 400);
    QVERIFY(answer.contains("Nothing came with this request"));
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().carrier, Carrier::Fragment);
    QVERIFY(m_hits.first().parameters.isEmpty());
}

void RedirectListenerTest::fragmentFormNeedsItsKey()
{
    listen(u"http://127.0.0.1:0/callback"_s, {true, {}, {}});
    post("/callback", "workbench_fragment=code%3Dx&workbench_key=guessed");
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().carrier, Carrier::FormPost);
    QVERIFY(!m_hits.first().parameters.contains(u"code"));
}

void RedirectListenerTest::queryWinsOverFragmentPage()
{
    listen(u"http://127.0.0.1:0/callback"_s, {true, {}, {}});
    get("/callback?error=access_denied");
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().carrier, Carrier::Query);
}

void RedirectListenerTest::straysChangeNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("stray");
    const QByteArray none;
    QTest::newRow("favicon") << "GET /favicon.ico"_ba << none << 404 << u"GET /favicon.ico (404 Not Found)"_s;
    QTest::newRow("path below") << "GET /callback/x?code=SECRET"_ba << none << 404
                                << u"GET /callback/x (404 Not Found)"_s;
    QTest::newRow("slash at the end")
        << "GET /callback/?code=SECRET"_ba << none << 404 << u"GET /callback/ (404 Not Found)"_s;
    QTest::newRow("other case") << "GET /Callback?code=SECRET"_ba << none << 404
                                << u"GET /Callback (404 Not Found)"_s;
    QTest::newRow("encoded") << "GET /%63allback?code=SECRET"_ba << none << 404
                             << u"GET /%63allback (404 Not Found)"_s;
    QTest::newRow("HEAD") << "HEAD /callback?code=SECRET"_ba << none << 405
                          << u"HEAD /callback (405 Method Not Allowed)"_s;
    QTest::newRow("PUT") << "PUT /callback?code=SECRET"_ba << none << 405
                         << u"PUT /callback (405 Method Not Allowed)"_s;
    QTest::newRow("OPTIONS, a CORS preflight")
        << "OPTIONS /callback"_ba
        << "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n"_ba << 405
        << u"OPTIONS /callback (405 Method Not Allowed)"_s;
    QTest::newRow("lower-case method")
        << "get /callback?code=SECRET"_ba << none << 405 << u"get /callback (405 Method Not Allowed)"_s;
    QTest::newRow("POST of JSON") << "POST /callback"_ba
                                  << "Content-Type: application/json\r\nContent-Length: 0\r\n"_ba << 415
                                  << u"POST /callback (415 Unsupported Media Type)"_s;
    QTest::newRow("POST without type")
        << "POST /callback"_ba << none << 415 << u"POST /callback (415 Unsupported Media Type)"_s;
}

void RedirectListenerTest::straysChangeNothing()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    QFETCH(QString, stray);
    listen();
    const QByteArray answer = roundTrip(m_port, line + " HTTP/1.1\r\n" + host() + headers + "\r\n");
    QCOMPARE(statusOf(answer), status);
    QCOMPARE(headerOf(answer, "Allow"), status == 405 ? "GET, POST"_ba : QByteArray());
    QVERIFY(!answer.contains("Access-Control"));
    QTRY_COMPARE(m_strays.size(), 1);
    const QString told = m_strays.first();
    const bool hasCode = line.contains("code=");
    QVERIFY2(told.startsWith(stray.section(u" ("_s, 0, 0)), qPrintable(told));
    QVERIFY2(told.contains(u" ("_s + stray.section(u" ("_s, 1).chopped(1) + u": "_s), qPrintable(told));
    QCOMPARE(told.contains(u" with code ‹masked, 6 characters"_s), hasCode);
    QVERIFY(!told.contains(u"SECRET"_s));
    QCOMPARE(m_judged, 0);

    QCOMPARE(statusOf(get("/callback?code=x")), 200);
    QTRY_COMPARE(m_hits.size(), 1);
}

/// What Chromium does around a redirect: connections that stay silent, a favicon, and a malformed probe of
/// some tool.
void RedirectListenerTest::neitherProbesNorSilenceMatter()
{
    listen();
    QTcpSocket preconnect;
    preconnect.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE(preconnect.state(), QTcpSocket::ConnectedState);
    QCOMPARE(statusOf(get("/favicon.ico")), 404);
    QCOMPARE(statusOf(roundTrip(m_port, "nonsense?code=SECRET\r\n\r\n")), 400);
    QCOMPARE(statusOf(roundTrip(
                 m_port, "GET /callback?" + QByteArray(100'000, 'S') + " HTTP/1.1\r\n" + host() + "\r\n")),
             414);
    QTRY_COMPARE(m_strays.size(), 3);
    for (const QString &stray : std::as_const(m_strays))
        QVERIFY2(!stray.contains(u"SECRET"_s) && !stray.contains(u"SSS"_s), qPrintable(stray));
    QCOMPARE(statusOf(get("/callback?code=x")), 200);
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(preconnect.state(), QTcpSocket::ConnectedState);
}

void RedirectListenerTest::hostMustBeTheRedirectUris_data()
{
    QTest::addColumn<QString>("uriHost");
    QTest::addColumn<QByteArray>("host"); // PORT stands for the port
    QTest::addColumn<bool>("accepted");
    QTest::newRow("same") << u"127.0.0.1"_s << "127.0.0.1:PORT"_ba << true;
    QTest::newRow("localhost, other case") << u"localhost"_s << "LocalHost:PORT"_ba << true;
    QTest::newRow("rebound name") << u"127.0.0.1"_s << "evil.example:PORT"_ba << false;
    QTest::newRow("localhost for 127.0.0.1") << u"127.0.0.1"_s << "localhost:PORT"_ba << false;
    QTest::newRow("127.0.0.1 for localhost") << u"localhost"_s << "127.0.0.1:PORT"_ba << false;
    QTest::newRow("no port") << u"127.0.0.1"_s << "127.0.0.1"_ba << false;
    QTest::newRow("another port") << u"127.0.0.1"_s << "127.0.0.1:1"_ba << false;
    QTest::newRow("empty") << u"127.0.0.1"_s << ""_ba << false;
    QTest::newRow("dot at the end") << u"localhost"_s << "localhost.:PORT"_ba << false;
    QTest::newRow("suffix") << u"127.0.0.1"_s << "127.0.0.1:PORT.evil.example"_ba << false;
}

void RedirectListenerTest::hostMustBeTheRedirectUris()
{
    QFETCH(QString, uriHost);
    QFETCH(QByteArray, host);
    QFETCH(bool, accepted);
    listen(u"http://%1:0/callback"_s.arg(uriHost));
    host.replace("PORT", QByteArray::number(m_port));
    const QByteArray answer =
        roundTrip(m_port, "GET /callback?code=x HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QCOMPARE(statusOf(answer), accepted ? 200 : 421);
    QCOMPARE(m_judged, accepted ? 1 : 0);
}

void RedirectListenerTest::ownQueryIsRetained_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("first") << "tenant=a%20b&x=1&code=c"_ba << true;
    QTest::newRow("last, encoded otherwise") << "code=c&x=1&tenant=a+b"_ba << true;
    QTest::newRow("lost") << "code=c"_ba << false;
    QTest::newRow("partly lost") << "x=1&code=c"_ba << false;
    QTest::newRow("changed") << "tenant=other&x=1&code=c"_ba << false;
}

void RedirectListenerTest::ownQueryIsRetained()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, accepted);
    listen(u"http://127.0.0.1:0/callback?tenant=a%20b&x=1"_s);
    QCOMPARE(m_bound, u"http://127.0.0.1:%1/callback?tenant=a%20b&x=1"_s.arg(m_port));
    QCOMPARE(statusOf(get("/callback?" + query)), accepted ? 200 : 404);
    if (!accepted) {
        QCOMPARE(m_judged, 0);
        return;
    }
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().parameters, (Parameters{{u"code"_s, u"c"_s}}));
}

void RedirectListenerTest::secondResponseIsTooLate()
{
    listen();
    QCOMPARE(statusOf(get("/callback?code=first")), 200);
    const QByteArray second = get("/callback?code=second");
    QCOMPARE(statusOf(second), 409);
    QVERIFY(second.contains("Already answered"));
    QTRY_COMPARE(m_strays, QStringList{u"GET /callback (answered already)"_s});
    QCOMPARE(m_judged, 1);
    QCOMPARE(m_hits.size(), 1);
}

void RedirectListenerTest::waitsOnAfterAVerdictThatIsNotFinal()
{
    listen();
    m_verdict = {VerdictPage::WrongRequest, {}, {}, false};
    QCOMPARE(statusOf(get("/callback")), 400);
    m_verdict = {};
    QCOMPARE(statusOf(get("/callback?code=x")), 200);
    QTRY_COMPARE(m_hits.size(), 2);
}

void RedirectListenerTest::pagesSayTheOutcome_data()
{
    QTest::addColumn<VerdictPage>("page");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("heading");
    QTest::newRow("received") << VerdictPage::Received << 200 << "<h1>Authorization received</h1>"_ba;
    QTest::newRow("refused") << VerdictPage::Refused << 200 << "<h1>The provider refused</h1>"_ba;
    QTest::newRow("state") << VerdictPage::StateMismatch << 400 << "<h1>The state does not match</h1>"_ba;
    QTest::newRow("wrong") << VerdictPage::WrongRequest << 400 << "<h1>Not an authorization response</h1>"_ba;
}

void RedirectListenerTest::pagesSayTheOutcome()
{
    QFETCH(VerdictPage, page);
    listen();
    m_verdict = {page, {}, {{u"error"_s, u"access_denied"_s}}, false};
    const QByteArray answer = get("/callback?error=access_denied");
    QTEST(statusOf(answer), "status");
    QFETCH(QByteArray, heading);
    QVERIFY2(answer.contains(heading), answer.constData());
    QVERIFY(answer.contains("<th scope=\"row\">error</th><td>access_denied</td>"));
    QVERIFY(!answer.contains("{{"));
    QVERIFY(!answer.contains("<script"));

    m_verdict.heading = u"Our own words"_s;
    QVERIFY(get("/callback?error=x").contains("<h1>Our own words</h1>"));
}

void RedirectListenerTest::pagesEscapeEverything()
{
    const QString hostile = u"</td></title></style><script>alert(1)</script>\"'&{{style}}{{details}}"_s;
    for (const VerdictPage page : {VerdictPage::Received, VerdictPage::Refused, VerdictPage::StateMismatch,
                                   VerdictPage::WrongRequest}) {
        listen();
        m_verdict = {page, hostile, {{hostile, hostile}}, true};
        const QByteArray body = bodyOf(get("/callback?error=x"));
        QVERIFY(!body.contains("<script"));
        QVERIFY(!body.contains("\"'&"));
        // In the title, the heading, the name and the value; the placeholders stay text.
        QCOMPARE(body.count("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{style}}{{details}}"), 4);
        QCOMPARE(body.count("<style>"), 1);
    }
}

void RedirectListenerTest::pagesCutHugeValues()
{
    listen();
    m_verdict.details = {{u"error_description"_s, QString(500'000, u'x')}};
    for (int i = 0; i < 1000; ++i)
        m_verdict.details.append({u"n%1"_s.arg(i), u"v"_s});
    const QByteArray answer = get("/callback?error=x");
    QVERIFY(answer.size() < 20'000);
    QVERIFY(answer.contains("(500000 characters)"));
    QVERIFY(answer.contains("951 more"));
}

void RedirectListenerTest::pagesHoldNoToken_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"access_token", "id_token", "code", "refresh_token", "response", "device_code",
                             "accessToken", "of_no_table"})
        QTest::newRow(name) << QByteArray(name);
}

// OAuth Multiple Response Types 1.0 §3 and §5, OpenID Connect Core 1.0 §3.2.2.5, JARM §2.3
void RedirectListenerTest::pagesHoldNoToken()
{
    QFETCH(QByteArray, name);
    const QByteArray token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";
    listen(u"http://127.0.0.1:0/callback"_s);
    for (const VerdictPage page : {VerdictPage::Received, VerdictPage::Refused, VerdictPage::WrongRequest}) {
        // What a judge has to show: the parameters as they came, and one that repeats the token.
        m_verdict = {page,
                     {},
                     {{QString::fromLatin1(name), QString::fromLatin1(token)},
                      {u"error_description"_s, u"The token "_s + QString::fromLatin1(token) + u" is odd"_s},
                      {u"session_state"_s, u"plain"_s}},
                     false};
        const QByteArray answer = get("/callback?" + name + '=' + token);
        QVERIFY2(!answer.contains("eyJ"), answer.constData());
        QVERIFY2(answer.contains("<th scope=\"row\">" + name + "</th><td>‹masked, 54 characters"),
                 answer.constData());
        QVERIFY(answer.contains("<td>plain</td>"));
    }
}

void RedirectListenerTest::pagesKeepToThemselves()
{
    listen();
    m_verdict.final = false;
    for (const QByteArray &answer : {get("/callback?code=x"), get("/elsewhere")}) {
        QCOMPARE(headerOf(answer, "Cache-Control"), "no-store");
        QCOMPARE(headerOf(answer, "Referrer-Policy"), "no-referrer");
        QCOMPARE(headerOf(answer, "X-Content-Type-Options"), "nosniff");
        QCOMPARE(headerOf(answer, "Content-Type"), "text/html; charset=utf-8");
        QCOMPARE(headerOf(answer, "Connection"), "close");
        const QByteArray policy = headerOf(answer, "Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; style-src 'sha256-"));
        QVERIFY(policy.contains("form-action 'none'"));
        QVERIFY(!policy.contains("script-src"));
        // The hash is that of the style that stands there.
        const QByteArray body = bodyOf(answer);
        const qsizetype style = body.indexOf("<style>") + 7;
        const QByteArray css = body.sliced(style, body.indexOf("</style>") - style);
        const QByteArray hash = QCryptographicHash::hash(css, QCryptographicHash::Sha256).toBase64();
        QVERIFY(policy.contains("'sha256-" + hash + "'"));
        QVERIFY(css.contains("prefers-color-scheme: dark"));
    }
}

void RedirectListenerTest::localhostIsServedOnBothFamilies()
{
    QTcpServer probe;
    const bool hasIPv6 = probe.listen(QHostAddress::LocalHostIPv6);
    listen(u"http://localhost:0/callback"_s);
    m_verdict.final = false;
    const QByteArray bytes =
        "GET /callback?code=x HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port) + "\r\n\r\n";
    QCOMPARE(statusOf(roundTrip(m_port, bytes)), 200);
    QCOMPARE(m_listener->notes().size(), hasIPv6 ? 0 : 1);
    if (hasIPv6)
        QCOMPARE(statusOf(roundTrip(m_port, bytes, QHostAddress::LocalHostIPv6)), 200);
}

void RedirectListenerTest::ipv6LiteralIsServed()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no [::1].");
    listen(u"http://[::1]:0/callback"_s);
    QCOMPARE(m_bound, u"http://[::1]:%1/callback"_s.arg(m_port));
    const QByteArray answer = roundTrip(
        m_port, "GET /callback?code=x HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(m_port) + "\r\n\r\n",
        QHostAddress::LocalHostIPv6);
    QCOMPARE(statusOf(answer), 200);
}

void RedirectListenerTest::portTakenNamesItsOwner()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    RedirectListener listener;
    const auto bound = listener.listen(u"http://127.0.0.1:%1/callback"_s.arg(other.serverPort()), {}, {});
    QVERIFY(!bound);
    QCOMPARE(bound.error().field, u"redirect_uri"_s);
    QVERIFY(bound.error().message.startsWith(u"Port %1 is taken by "_s.arg(other.serverPort())));
#ifdef Q_OS_LINUX
    QVERIFY2(bound.error().message.contains(u"this program itself"_s), qPrintable(bound.error().message));
#endif
}

void RedirectListenerTest::notLoopbackIsRefused()
{
    RedirectListener listener;
    for (const QString &uri : {u"https://app.example/cb"_s, u"urn:ietf:wg:oauth:2.0:oob"_s, u"nonsense"_s}) {
        const auto bound = listener.listen(uri, {}, {});
        QVERIFY(!bound);
        QVERIFY(!bound.error().message.isEmpty());
    }
}

void RedirectListenerTest::httpsNeedsCertificateAndKey_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("field");
    const QString certificate = u"GOOD"_s;
    QTest::newRow("neither") << QString() << QString() << u"tls.redirect_certificate_file"_s;
    QTest::newRow("no key") << certificate << QString() << u"tls.redirect_key_file"_s;
    QTest::newRow("no such certificate")
        << u"/nonexistent.pem"_s << u"/nonexistent.pem"_s << u"tls.redirect_certificate_file"_s;
    QTest::newRow("no such key") << certificate << u"/nonexistent.pem"_s << u"tls.redirect_key_file"_s;
    QTest::newRow("certificate as key") << certificate << certificate << u"tls.redirect_key_file"_s;
}

void RedirectListenerTest::httpsNeedsCertificateAndKey()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    const test::TestCertificates certificates;
    const QString good = certificates.good().certificate;
    RedirectListener listener;
    const auto bound = listener.listen(
        u"https://127.0.0.1:0/cb"_s,
        {false, certificate == "GOOD"_L1 ? good : certificate, key == "GOOD"_L1 ? good : key}, {});
    QVERIFY(!bound);
    QTEST(bound.error().field, "field");
}

void RedirectListenerTest::httpsIsServed()
{
    const test::TestCertificates certificates;
    listen(u"https://localhost:0/callback"_s,
           {false, certificates.good().certificate, certificates.good().key});
    QSslSocket client;
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(certificates.authority()));
    client.setSslConfiguration(trust);
    client.connectToHostEncrypted(u"localhost"_s, m_port);
    client.write("GET /callback?code=x HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port)
                 + "\r\n\r\n");
    QTRY_COMPARE(client.state(), QSslSocket::UnconnectedState);
    QCOMPARE(statusOf(client.readAll()), 200);
    QTRY_COMPARE(m_hits.size(), 1);
    QCOMPARE(m_hits.first().exchange.request.url, m_bound + u"?code=x"_s);
}

void RedirectListenerTest::portIsFreeAfterDestruction()
{
    listen();
    QTcpSocket silent;
    silent.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE(silent.state(), QTcpSocket::ConnectedState);
    get("/favicon.ico");
    m_listener.reset();
    QTcpServer other;
    QVERIFY2(other.listen(QHostAddress::LocalHost, m_port), qPrintable(other.errorString()));
    QTRY_COMPARE(silent.state(), QTcpSocket::UnconnectedState);
}

void RedirectListenerTest::mayBeDestroyedWhileItsAnswerIsWritten()
{
    listen();
    bool hit = false;
    connect(m_listener.get(), &RedirectListener::hit, this, [&] {
        hit = true;
        m_listener.reset();
    });
    const QByteArray answer = get("/callback?code=x");
    QVERIFY(answer.contains("</html>"));
    QTRY_VERIFY(hit);
    QVERIFY(!m_listener);
}

QTEST_GUILESS_MAIN(RedirectListenerTest)
#include "redirect_listener_test.moc"
