// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_server.h"

#include <QTest>

using namespace workbench;
using namespace Qt::StringLiterals;

class SandboxProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAProfileDocument();
    void portIsFilledIn();
    void otherProfilesNeedNoSandbox();
};

void SandboxProfileTest::isAProfileDocument()
{
    const Profile profile = sandboxProfile();
    const auto read = Profile::fromJson(profile.toJson());
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QCOMPARE(*read, profile);
    QCOMPARE(profile.name(), u"Sandbox"_s);
    QCOMPARE(profile.text(u"provider"), u"sandbox"_s);
    QCOMPARE(profile.grantType(), u"authorization_code"_s);
    QCOMPARE(profile.text(u"authorization_endpoint"), u"http://127.0.0.1:{{port}}/authorize"_s);
    QCOMPARE(profile.text(u"redirect_uri"), u"http://127.0.0.1:0/callback"_s);
    QCOMPARE(profile.text(u"scope"), u"openid profile email offline_access"_s);
    QCOMPARE(profile.codeChallengeMethod(), u"S256"_s);
    QCOMPARE(profile.tokenEndpointAuthMethod(), u"client_secret_basic"_s);
    QVERIFY(profile.usesState() && profile.usesNonce());
}

void SandboxProfileTest::portIsFilledIn()
{
    QVERIFY(needsSandbox(sandboxProfile()));
    Profile profile = sandboxProfile();
    profile.setText(u"client_id", u"{{port}}-{{port}}"_s);
    const Profile filled = withSandboxPort(profile, 4711);
    QVERIFY(!needsSandbox(filled));
    QVERIFY(!filled.toJson().contains("{{port}}"));
    QCOMPARE(filled.text(u"client_id"), u"4711-4711"_s);
    for (const QString &endpoint : {u"issuer"_s, u"authorization_endpoint"_s, u"token_endpoint"_s,
                                    u"userinfo_endpoint"_s, u"jwks_uri"_s})
        QVERIFY2(filled.text(endpoint).startsWith(u"http://127.0.0.1:4711"_s), qPrintable(endpoint));
    QCOMPARE(filled.text(u"redirect_uri"), u"http://127.0.0.1:0/callback"_s);
}

void SandboxProfileTest::otherProfilesNeedNoSandbox()
{
    QVERIFY(!needsSandbox(Profile()));
    QCOMPARE(withSandboxPort(Profile(), 1), Profile());
}

QTEST_GUILESS_MAIN(SandboxProfileTest)
#include "sandbox_profile_test.moc"
