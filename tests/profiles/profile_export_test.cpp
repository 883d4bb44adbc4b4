// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_export.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

Profile profileOf(const QByteArray &text)
{
    const auto profile = Profile::fromJson(text);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().text()));
    return *profile;
}

/// The exported text, read back.
Profile shared(const Profile &profile)
{
    return profileOf(exportedProfile(profile, Profile::Secrets::LeaveEmpty).text);
}

} // namespace

class ProfileExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSecretIsLeft();
    void theSecretIsStillAskedFor();
    void whatWasChosenStays_data();
    void whatWasChosenStays();
    void withSecretsItIsTheDocument();
};

void ProfileExportTest::nothingSecretIsLeft()
{
    const Profile profile = profileOf(
        R"({"workbench":1,"name":"P","client_secret":"hush-1","password":"hush-2","later":{"x":1},)"
        R"("client_jwk":{"kty":"oct","k":"hush-3"},"proxy":"http://user:hush-4@proxy.example:3128",)"
        R"("extra":[{"request":"token","in":"header","name":"Authorization","value":"hush-5","enabled":true}],)"
        R"("tls":{"client_key_passphrase":"hush-6"},"last_response":{"access_token":"hush-7"}})");
    const ProfileExport result = exportedProfile(profile, Profile::Secrets::LeaveEmpty);
    QVERIFY2(!result.text.contains("hush"), result.text.constData());
    QVERIFY2(result.text.contains("\"later\""), "members of a later version are kept");
    for (const QString &name : {u"client_secret"_s, u"password"_s, u"client_jwk"_s, u"proxy"_s,
                                u"Authorization"_s, u"last_response"_s})
        QVERIFY2(result.leftOut.count(name) == 1, qPrintable(result.leftOut.join(u' ')));
}

void ProfileExportTest::theSecretIsStillAskedFor()
{
    const Profile confidential = profileOf(R"({"workbench":1,"name":"P","client_secret":"hush"})");
    QCOMPARE(confidential.tokenEndpointAuthMethod(), u"client_secret_basic"_s);
    QCOMPARE(shared(confidential).tokenEndpointAuthMethod(), u"client_secret_basic"_s);
    QCOMPARE(shared(confidential).text(u"client_secret"), QString());
}

void ProfileExportTest::whatWasChosenStays_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("another method")
        << R"("client_secret":"x","token_endpoint_auth_method":"client_secret_post")"_ba;
    QTest::newRow("a public client") << R"("client_secret":"","client_id":"c")"_ba;
    QTest::newRow("a secret that is not sent")
        << R"("client_secret":"x","token_endpoint_auth_method":"none")"_ba;
}

void ProfileExportTest::whatWasChosenStays()
{
    QFETCH(QByteArray, members);
    const Profile profile = profileOf("{\"workbench\":1,\"name\":\"P\"," + members + '}');
    const Profile read = shared(profile);
    QCOMPARE(read.tokenEndpointAuthMethod(), profile.tokenEndpointAuthMethod());
    QCOMPARE(read.has(u"token_endpoint_auth_method"), profile.has(u"token_endpoint_auth_method"));
}

void ProfileExportTest::withSecretsItIsTheDocument()
{
    const Profile profile = profileOf(R"({"workbench":1,"name":"P","client_secret":"hush"})");
    const ProfileExport result = exportedProfile(profile, Profile::Secrets::Keep);
    QCOMPARE(profileOf(result.text), profile);
    QCOMPARE(result.leftOut, QStringList());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfileExportTest)
#include "profile_export_test.moc"
