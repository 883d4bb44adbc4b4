// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_uri.h"

#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

using Kind = RedirectTarget::Kind;
using Host = RedirectTarget::Host;

/// RFC 8252 §7.3 (loopback redirect URIs), RFC 6749 §3.1.2 (absolute, no fragment).
class RedirectUriTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopback_data();
    void loopback();
    void pasteOrInvalid_data();
    void pasteOrInvalid();
    void fillsInThePortAndNothingElse_data();
    void fillsInThePortAndNothingElse();
};

void RedirectUriTest::loopback_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Host>("host");
    QTest::addColumn<bool>("https");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("query");

    const auto row = [](const char *name, const QString &uri, Host host, bool https, int port,
                        const QString &path, const QString &query) {
        QTest::newRow(name) << uri << host << https << port << path << query;
    };
    row("IPv4", u"http://127.0.0.1:8080/callback"_s, Host::IPv4Loopback, false, 8080, u"/callback"_s, {});
    row("IPv6", u"http://[::1]:8080/callback"_s, Host::IPv6Loopback, false, 8080, u"/callback"_s, {});
    row("localhost", u"http://localhost:8080/"_s, Host::Localhost, false, 8080, u"/"_s, {});
    row("case of scheme and host", u"HTTP://LocalHost:1/A"_s, Host::Localhost, false, 1, u"/A"_s, {});
    row("free port", u"http://127.0.0.1:0/callback"_s, Host::IPv4Loopback, false, 0, u"/callback"_s, {});
    row("no port", u"http://127.0.0.1/cb"_s, Host::IPv4Loopback, false, 80, u"/cb"_s, {});
    row("empty port", u"http://127.0.0.1:/cb"_s, Host::IPv4Loopback, false, 80, u"/cb"_s, {});
    row("https without port", u"https://localhost/cb"_s, Host::Localhost, true, 443, u"/cb"_s, {});
    row("no path", u"http://[::1]:9"_s, Host::IPv6Loopback, false, 9, u"/"_s, {});
    row("no path but a query", u"http://127.0.0.1:9?a=b"_s, Host::IPv4Loopback, false, 9, u"/"_s, u"a=b"_s);
    row("query with colon and slash", u"http://127.0.0.1?u=a:1/b@c"_s, Host::IPv4Loopback, false, 80, u"/"_s,
        u"u=a:1/b@c"_s);
    row("encoded path", u"http://127.0.0.1:9/a%2Fb/%41+%20"_s, Host::IPv4Loopback, false, 9,
        u"/a%2Fb/%41+%20"_s, {});
    row("highest port", u"http://127.0.0.1:65535/"_s, Host::IPv4Loopback, false, 65535, u"/"_s, {});
}

void RedirectUriTest::loopback()
{
    QFETCH(QString, uri);
    const RedirectTarget target = redirectTarget(uri);
    QCOMPARE(target.kind, Kind::Loopback);
    QCOMPARE(target.problem, QString());
    QTEST(target.host, "host");
    QTEST(target.https, "https");
    QTEST(int(target.port), "port");
    QTEST(target.path, "path");
    QTEST(target.query, "query");
}

void RedirectUriTest::pasteOrInvalid_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("named"); // in the problem

    const auto row = [](const char *name, const QString &uri, Kind kind, const QString &named) {
        QTest::newRow(name) << uri << kind << named;
    };
    row("out of band", u"urn:ietf:wg:oauth:2.0:oob"_s, Kind::Paste, u"pastes"_s);
    row("custom scheme", u"com.example.app:/oauth2redirect"_s, Kind::Paste, u"com.example.app"_s);
    row("another host", u"https://app.example/cb"_s, Kind::Paste, u"app.example"_s);
    row("another host with port", u"http://app.example:8080/cb"_s, Kind::Paste, u"app.example"_s);
    row("looks like localhost", u"http://localhost.example/cb"_s, Kind::Paste, u"localhost.example"_s);
    row("another loopback address", u"http://127.0.0.2:1/cb"_s, Kind::Paste, u"127.0.0.2"_s);
    row("IPv6 in long form", u"http://[0:0:0:0:0:0:0:1]:1/"_s, Kind::Paste, u"[0:0:0:0:0:0:0:1]"_s);
    row("any address", u"http://0.0.0.0:1/"_s, Kind::Paste, u"0.0.0.0"_s);
    row("user name", u"http://me@127.0.0.1:1/"_s, Kind::Paste, u"user name"_s);
    row("loopback as user name", u"http://127.0.0.1@evil.example/"_s, Kind::Paste, u"evil.example"_s);

    row("empty", QString(), Kind::Invalid, u"no redirect URI"_s);
    row("relative", u"/callback"_s, Kind::Invalid, u"absolute"_s);
    row("no scheme", u"127.0.0.1:8080/callback"_s, Kind::Invalid, u"absolute"_s);
    row("scheme begins with a digit", u"1http://127.0.0.1/"_s, Kind::Invalid, u"absolute"_s);
    row("fragment", u"http://127.0.0.1:1/cb#"_s, Kind::Invalid, u"fragment"_s);
    row("fragment, not loopback", u"https://app.example/cb#x"_s, Kind::Invalid, u"fragment"_s);
    row("space", u"http://127.0.0.1:1/a b"_s, Kind::Invalid, u"U+0020"_s);
    row("umlaut", u"http://127.0.0.1:1/ä"_s, Kind::Invalid, u"U+00E4"_s);
    row("emoji", u"http://127.0.0.1:1/😀"_s, Kind::Invalid, u"U+1F600"_s);
    row("backslash", u"http://127.0.0.1:1\\cb"_s, Kind::Invalid, u"U+005C"_s);
    row("line feed", u"http://127.0.0.1:1/\ncb"_s, Kind::Invalid, u"U+000A"_s);
    row("one slash", u"http:/127.0.0.1/cb"_s, Kind::Invalid, u"host"_s);
    row("no host", u"http:///cb"_s, Kind::Invalid, u"host"_s);
    row("port too high", u"http://127.0.0.1:65536/"_s, Kind::Invalid, u"port"_s);
    row("port is no number", u"http://127.0.0.1:80a/"_s, Kind::Invalid, u"port"_s);
    row("port with sign", u"http://127.0.0.1:+80/"_s, Kind::Invalid, u"port"_s);
    row("dot segment", u"http://127.0.0.1:1/a/../b"_s, Kind::Invalid, u"segment"_s);
    row("encoded dot segment", u"http://127.0.0.1:1/%2E/b"_s, Kind::Invalid, u"segment"_s);
}

void RedirectUriTest::pasteOrInvalid()
{
    QFETCH(QString, uri);
    QFETCH(QString, named);
    const RedirectTarget target = redirectTarget(uri);
    QTEST(target.kind, "kind");
    QVERIFY2(target.problem.contains(named), qPrintable(target.problem));
}

void RedirectUriTest::fillsInThePortAndNothingElse_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("filled");
    QTest::newRow("IPv4") << u"http://127.0.0.1:0/callback"_s << u"http://127.0.0.1:4711/callback"_s;
    QTest::newRow("IPv6") << u"http://[::1]:0/callback"_s << u"http://[::1]:4711/callback"_s;
    QTest::newRow("every other character") << u"HTTP://LOCALHOST:0/%41%2f:0//?x=:0&y=%20+"_s
                                           << u"HTTP://LOCALHOST:4711/%41%2f:0//?x=:0&y=%20+"_s;
    QTest::newRow("00") << u"http://127.0.0.1:00/"_s << u"http://127.0.0.1:4711/"_s;
    QTest::newRow("no path") << u"http://localhost:0"_s << u"http://localhost:4711"_s;
    QTest::newRow("fixed port") << u"http://127.0.0.1:8080/cb"_s << u"http://127.0.0.1:8080/cb"_s;
    QTest::newRow("no port") << u"http://127.0.0.1/cb:0"_s << u"http://127.0.0.1/cb:0"_s;
    QTest::newRow("not loopback") << u"http://app.example:0/"_s << u"http://app.example:0/"_s;
    QTest::newRow("oob") << u"urn:ietf:wg:oauth:2.0:oob"_s << u"urn:ietf:wg:oauth:2.0:oob"_s;
}

void RedirectUriTest::fillsInThePortAndNothingElse()
{
    QFETCH(QString, uri);
    QTEST(withPort(uri, 4711), "filled");
}

QTEST_GUILESS_MAIN(RedirectUriTest)
#include "redirect_uri_test.moc"
