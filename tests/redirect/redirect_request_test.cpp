// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_request.h"

#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

/// What no unprivileged listener can show over a socket: the ports that a browser leaves out of Host.
class RedirectRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 9112 §3.2, RFC 3986 §3.2.3
    void theSchemesOwnPortMayBeLeftOut_data()
    {
        QTest::addColumn<QString>("redirect_uri");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("accepted");
        const QString http = u"http://127.0.0.1/cb"_s;
        const QString https = u"https://localhost/cb"_s;
        QTest::newRow("http without port") << http << "127.0.0.1"_ba << true;
        QTest::newRow("http with 80") << http << "127.0.0.1:80"_ba << true;
        QTest::newRow("http with 443") << http << "127.0.0.1:443"_ba << false;
        QTest::newRow("http with an empty port") << http << "127.0.0.1:"_ba << false;
        QTest::newRow("80 in the URI, not in Host") << u"http://127.0.0.1:80/cb"_s << "127.0.0.1"_ba << true;
        QTest::newRow("https without port") << https << "localhost"_ba << true;
        QTest::newRow("https with 443") << https << "localhost:443"_ba << true;
        QTest::newRow("https with 80") << https << "localhost:80"_ba << false;
        QTest::newRow("IPv6 without port") << u"http://[::1]/cb"_s << "[::1]"_ba << true;
        QTest::newRow("443 without TLS") << u"http://127.0.0.1:443/cb"_s << "127.0.0.1"_ba << false;
        QTest::newRow("80 with TLS") << u"https://127.0.0.1:80/cb"_s << "127.0.0.1"_ba << false;
    }
    void theSchemesOwnPortMayBeLeftOut()
    {
        QFETCH(QString, redirect_uri);
        QFETCH(QByteArray, host);
        QFETCH(bool, accepted);
        ServedRedirect served;
        served.target = redirectTarget(redirect_uri);
        QCOMPARE(served.target.kind, RedirectTarget::Kind::Loopback);
        ServerRequest request;
        request.method = "GET";
        request.path = "/cb";
        request.query = "code=c";
        request.target = "/cb?code=c";
        request.headers = {{"Host", host}};
        request.encrypted = served.target.https;

        const RedirectRequest read = readRedirectRequest(request, served);
        if (!accepted) {
            const auto *stray = std::get_if<StrayRequest>(&read);
            QVERIFY(stray);
            QCOMPARE(stray->status, 421);
            return;
        }
        const auto *hit = std::get_if<RedirectHit>(&read);
        QVERIFY(hit);
        QCOMPARE(hit->parameters.value(u"code"), u"c"_s);
        const QString scheme = served.target.https ? u"https://"_s : u"http://"_s;
        QCOMPARE(hit->exchange.request.url, scheme + QString::fromLatin1(host) + u"/cb?code=c"_s);
    }
};

QTEST_GUILESS_MAIN(RedirectRequestTest)
#include "redirect_request_test.moc"
