// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The device authorization grant against an authorization server that nobody here wrote. It leaves out
// `interval`, so that a real program waits five seconds: the command line does so once, the others hurry.
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "providers/both_schemes.h"
#include "providers/cli_process.h"
#include "providers/form_browser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

namespace workbench::test {

using namespace Qt::StringLiterals;

class DeviceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { BothSchemes::addRows(); }
    void initTestCase();
    void aUserWhoAgrees_data();
    void aUserWhoAgrees();
    void aUserWhoRefuses();
    void aCodeThatIsUsedUp();
    void aClientThatMayNot();
    void theCommandLine();

private:
    QJsonObject profileOf(const QString &client_id);
    /// A run whose user does `act` once told where to go; a second between polls takes a tenth.
    std::unique_ptr<FlowRun> finishedRun(const QJsonObject &profile,
                                         const std::function<void(const QUrl &)> &act);

    BothSchemes m_both;
    HttpClient m_http;
};

void DeviceTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const QString trouble = m_both.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

QJsonObject DeviceTest::profileOf(const QString &client_id)
{
    QJsonObject profile{{u"workbench"_s, 1},
                        {u"name"_s, u"oidc-provider"_s},
                        {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                        {u"device_authorization_endpoint"_s, m_both.provider().issuer() + u"/device/auth"_s},
                        {u"token_endpoint"_s, m_both.provider().issuer() + u"/token"_s},
                        {u"scope"_s, u"openid email"_s},
                        {u"client_id"_s, client_id},
                        {u"client_secret"_s, m_both.provider().clientSecret(client_id)}};
    if (client_id == "post"_L1)
        profile.insert(u"token_endpoint_auth_method"_s, u"client_secret_post"_s);
    if (client_id.contains("_jwt"_L1))
        profile.insert(u"token_endpoint_auth_method"_s, client_id.section(u' ', 0, 0));
    if (client_id.startsWith("private_key_jwt"_L1))
        profile.insert(u"client_jwk"_s, m_both.provider().clientKey(client_id.section(u' ', 1)));
    return m_both.profile(profile);
}

std::unique_ptr<FlowRun> DeviceTest::finishedRun(const QJsonObject &profile,
                                                 const std::function<void(const QUrl &)> &act)
{
    FlowServices services = FlowServices::system(&m_http);
    services.openBrowser = [this, act](const QUrl &url) {
        QTimer::singleShot(0, this, [act, url] { act(url); });
        return true;
    };
    services.after = [](std::chrono::milliseconds time, QObject *context, std::function<void()> then) {
        QTimer::singleShot(time / 10, context, std::move(then));
    };
    const auto document = Profile::fromJson(QJsonDocument(profile).toJson());
    if (!document)
        qFatal("%s", qPrintable(document.error().text()));
    auto run = std::make_unique<FlowRun>(*document, services, FlowRun::Options());
    run->start();
    if (!QTest::qWaitFor([&] { return run->isFinished(); }, 30'000))
        qFatal("the run did not end");
    return run;
}

void DeviceTest::aUserWhoAgrees_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<bool>("enters");
    QTest::newRow("public client, complete URI") << u"public"_s << false;
    QTest::newRow("public client, the code typed") << u"public"_s << true;
    QTest::newRow("basic") << u"basic"_s << false;
    QTest::newRow("post") << u"post"_s << false;
    QTest::newRow("client_secret_jwt") << u"client_secret_jwt"_s << false;
    QTest::newRow("private_key_jwt") << u"private_key_jwt ES256"_s << false;
}

/// RFC 8628 §3.1–3.5
void DeviceTest::aUserWhoAgrees()
{
    QFETCH(QString, client);
    QFETCH(bool, enters);
    QString page;
    const auto run = finishedRun(profileOf(client), [&](const QUrl &url) {
        const QString user_code = url.query().section(u'=', 1);
        // What a browser does with a form into which somebody types the code.
        page = enters ? m_both.visit(url.adjusted(QUrl::RemoveQuery), user_code) : m_both.visit(url);
    });
    const RunRecord &record = run->record();
    QVERIFY2(record.outcome == RunOutcome::Tokens,
             qPrintable((record.error ? runErrorText(*record.error) : QString()) + page));
    QVERIFY2(page.contains(u"Sign-in Success"_s), qPrintable(page));
    QVERIFY(record.tokens.member(u"id_token"));
    QVERIFY(record.tokens.member(u"refresh_token"));
    QCOMPARE(record.exchanges.first().request.kind, ExchangeKind::Device);
    for (const Step &step : record.steps)
        QVERIFY2(step.state == StepState::Done, qPrintable(step.id));
}

void DeviceTest::aUserWhoRefuses()
{
    const auto run = finishedRun(profileOf(u"public"_s), [this](const QUrl &url) {
        FormBrowser browser;
        browser.trust(m_both.certificates().authority());
        browser.visitAndRefuse(url);
    });
    QCOMPARE(run->record().outcome, RunOutcome::Refused);
    const auto *refusal = std::get_if<OAuthError>(&*run->record().error);
    QVERIFY(refusal);
    QCOMPARE(refusal->error, u"access_denied"_s);
}

/// RFC 8628 §3.5: the device code is good for one answer.
void DeviceTest::aCodeThatIsUsedUp()
{
    const auto run = finishedRun(profileOf(u"public"_s), [this](const QUrl &url) { m_both.visit(url); });
    QCOMPARE(run->record().outcome, RunOutcome::Tokens);
    const int last = int(run->record().exchanges.size()) - 1;
    run->resend(run->record().exchanges[last].request, last);
    QTRY_VERIFY(!run->isSendingAgain());
    QVERIFY(run->record().exchanges.last().response->body.contains("invalid_grant"));
}

void DeviceTest::aClientThatMayNot()
{
    const auto run = finishedRun(profileOf(u"service"_s), [this](const QUrl &url) { m_both.visit(url); });
    QCOMPARE(run->record().outcome, RunOutcome::Refused);
    QCOMPARE(std::get<OAuthError>(*run->record().error).where,
             OAuthError::Where::DeviceAuthorizationResponse);
    QCOMPARE(run->record().exchanges.size(), 1);
}

void DeviceTest::theCommandLine()
{
    QString userCode;
    const CliResult result = runCli(profileOf(u"public"_s), {u"--reveal"_s}, [&](const QUrl &url) {
        userCode = url.query().section(u'=', 1);
        m_both.visit(url);
    });
    QVERIFY2(result.exitStatus == 0, result.all().constData());
    QVERIFY(!result.report.value("tokens").toObject().value("id_token").toString().isEmpty());
    QVERIFY2(!userCode.isEmpty() && result.errors.contains("User code: " + userCode.toUtf8()),
             result.errors.constData());
    QCOMPARE(exchangeOfKind(result.report, u"device"_s).value("response").toObject().value("status").toInt(),
             200);
    QCOMPARE(stepOf(result.report, u"user_authorization"_s).value("state").toString(), u"done"_s);
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::DeviceTest)
#include "device_test.moc"
