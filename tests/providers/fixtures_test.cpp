// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The provider and the two browsers, proven without the program: a plain server catches the redirect.
#include "providers/chromium.h"
#include "providers/form_browser.h"
#include "providers/oidc_provider.h"
#include "support/scripted_server.h"

#include <QTest>
#include <QUrlQuery>

namespace workbench::test {

using namespace Qt::StringLiterals;

class FixturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void formBrowserBringsTheCode();
    void formBrowserRefuses();
    void chromiumBringsTheCode();

private:
    /// The challenge is the vector of RFC 7636, appendix B.
    QUrl authorizationUrl(const ScriptedServer &catcher) const
    {
        return QUrl(
            m_provider.issuer()
            + u"/auth?client_id=public&response_type=code&scope=openid&state=s1&code_challenge_method=S256"
              "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="_s
            + catcher.url(u"/callback"_s));
    }
    static QUrlQuery onlyRedirect(const ScriptedServer &catcher)
    {
        for (const ReceivedRequest &request : catcher.requests()) {
            if (request.target.startsWith("/callback"))
                return QUrlQuery(QUrl::fromEncoded(request.target));
        }
        return {};
    }

    OidcProvider m_provider;
};

void FixturesTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_provider.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void FixturesTest::formBrowserBringsTheCode()
{
    ScriptedServer catcher;
    catcher.enqueue(Reply::html("caught"));
    FormBrowser browser;
    const FormBrowser::Page page = browser.visit(authorizationUrl(catcher));

    QVERIFY2(page.body == "caught", qPrintable(browser.trail().join(u'\n')));
    const QUrlQuery redirect = onlyRedirect(catcher);
    QCOMPARE(redirect.queryItemValue(u"state"_s), u"s1"_s);
    QVERIFY(!redirect.queryItemValue(u"code"_s).isEmpty());
    QCOMPARE(m_provider.event(u"authorization.success"_s, u"state"_s, u"s1"_s).value("client").toString(),
             u"public"_s);
}

void FixturesTest::formBrowserRefuses()
{
    ScriptedServer catcher;
    catcher.enqueue(Reply::html("caught"));
    FormBrowser browser;
    browser.visitAndRefuse(authorizationUrl(catcher));

    const QUrlQuery redirect = onlyRedirect(catcher);
    QVERIFY2(redirect.queryItemValue(u"error"_s) == u"access_denied"_s,
             qPrintable(browser.trail().join(u'\n')));
    QVERIFY(!redirect.hasQueryItem(u"code"_s));
}

void FixturesTest::chromiumBringsTheCode()
{
    if (const QString why = Chromium::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    Chromium browser;
    const QString problem = browser.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    ScriptedServer catcher;
    catcher.enqueue(Reply::html("<p id=end>caught</p>"));

    browser.open(authorizationUrl(catcher));
    QVERIFY2(browser.type(u"input[name=login]"_s, u"alice"_s), qPrintable(browser.log()));
    QVERIFY(browser.type(u"input[name=password]"_s, u"correct horse"_s));
    QVERIFY(browser.click(u"button[type=submit]"_s));
    QVERIFY(browser.click(u"form:has(input[value=consent]) button[type=submit]"_s));
    QVERIFY2(browser.waitFor(u"#end"_s), qPrintable(browser.text()));
    QCOMPARE(browser.text(), u"caught"_s);
    QCOMPARE(browser.url().path(), u"/callback"_s);
    QVERIFY(!onlyRedirect(catcher).queryItemValue(u"code"_s).isEmpty());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::FixturesTest)
#include "fixtures_test.moc"
