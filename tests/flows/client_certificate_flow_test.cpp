// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"
#include "flows/client_certificate_checks.h"
#include "flows/flow_run.h"
#include "flows/plan.h"
#include "flows/step_ids.h"
#include "jose/key_fixtures.h"
#include "support/scripted_server.h"
#include "support/test_certificates.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QString passphrase = u"correct horse"_s;

const Step *stepOf(const RunRecord &record, QLatin1StringView id)
{
    for (const Step &step : record.steps) {
        if (step.id == id)
            return &step;
    }
    return nullptr;
}

QByteArray der(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QSslCertificate(file.readAll()).toDer() : QByteArray();
}

} // namespace

/// RFC 8705 §2: runs whose client shows a certificate, against a server that asks for one.
class ClientCertificateFlowTest : public QObject {
    Q_OBJECT

private:
    Profile profile(const QString &method, const CertificateFiles &files) const
    {
        Profile profile;
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s, u"localhost"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"token_endpoint_auth_method", method);
        profile.setText(u"tls.ca_file", m_certificates.authority());
        profile.setText(u"tls.client_certificate_file", files.certificate);
        profile.setText(u"tls.client_key_file", files.key);
        return profile;
    }

    std::unique_ptr<FlowRun> finishedRun(const Profile &profile)
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = [](const QUrl &) {
            qFatal("nothing of this may reach the browser");
            return false;
        };
        auto run = std::make_unique<FlowRun>(profile, services, FlowRun::Options());
        QSignalSpy finished(run.get(), &FlowRun::finished);
        run->start();
        if (finished.isEmpty())
            finished.wait(10'000);
        return run;
    }

    QString written(const QString &name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the folder takes no file");
        return path;
    }

    TestCertificates m_certificates;
    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>(m_certificates.good());
        m_server->askForCertificate();
        m_server->enqueue(Reply::json(R"({"access_token":"at","token_type":"Bearer"})"));
        m_http = std::make_unique<HttpClient>();
    }

    void ofSeveralKeysTheOneOfTheCertificate()
    {
        const CertificateFiles own = m_certificates.client();
        const CertificateFiles other = m_certificates.selfSignedClient();
        QByteArray keys;
        for (const QString &path : {other.key, own.key}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            keys += file.readAll();
        }
        const auto run =
            finishedRun(profile(u"tls_client_auth"_s, {own.certificate, written(u"keys.pem"_s, keys)}));
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().first().clientCertificate, der(own.certificate));
        const QString reason = stepOf(run->record(), step_id::client_certificate)->reason;
        QVERIFY2(reason.contains(u"Of 2 private keys number 2"_s), qPrintable(reason));
        const auto problems =
            clientCertificateProblems(run->record().profile, QDateTime::currentDateTimeUtc());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().member, u"tls.client_key_file"_s);
        QCOMPARE(problems.first().severity, PlanProblem::Severity::Notice);
    }

    void theCertificateIsTheProof_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("RFC 8705 section 2.1") << u"tls_client_auth"_s;
        QTest::newRow("RFC 8705 section 2.2") << u"self_signed_tls_client_auth"_s;
    }
    void theCertificateIsTheProof()
    {
        QFETCH(QString, method);
        const bool bySelf = method == "self_signed_tls_client_auth"_L1;
        const CertificateFiles files = bySelf ? m_certificates.selfSignedClient() : m_certificates.client();
        Profile asked = profile(method, files);
        // A secret that lies about is nobody's business.
        asked.setText(u"client_secret", u"not-to-be-sent"_s);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().size(), 1);
        const ReceivedRequest &received = m_server->requests().first();
        QCOMPARE(received.body, QByteArray("grant_type=client_credentials&client_id=client"));
        QVERIFY(!received.headers.contains("Authorization"));
        QCOMPARE(received.clientCertificate, der(files.certificate));

        const Step *step = stepOf(record, step_id::client_certificate);
        QVERIFY(step);
        QCOMPARE(step->state, StepState::Done);
        QCOMPARE(step->reason, bySelf ? u"CN=Self-signed client"_s : u"CN=Test client"_s);
        QVERIFY(!step->byUserChoice);
        QCOMPARE(record.steps.first().id, QString(step_id::client_certificate));
        QVERIFY(record.findings.isEmpty());

        const auto json = parseJson(runJson(record));
        const JsonValue exchange = json->value.member(u"exchanges")->items().first();
        const JsonValue *shown = exchange.member(u"tls")->member(u"client_certificate");
        QCOMPARE(shown->member(u"subject")->text(), step->reason);
        QCOMPARE(shown->member(u"sha256")->text().size(), 95);
        QVERIFY(!shown->member(u"not_after")->text().isEmpty());
    }

    /// An API gateway may want a certificate whatever the authorization server wants.
    void otherMethodsShowItToo_data()
    {
        QTest::addColumn<QString>("method");
        for (const char *method : {"none", "client_secret_basic", "client_secret_post", "client_secret_jwt"})
            QTest::newRow(method) << QString::fromLatin1(method);
    }
    void otherMethodsShowItToo()
    {
        QFETCH(QString, method);
        Profile asked = profile(method, m_certificates.client());
        asked.setText(u"client_secret", u"a secret of at least thirty-two bytes"_s);
        QCOMPARE(finishedRun(asked)->record().outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().first().clientCertificate, der(m_certificates.client().certificate));
    }

    void pkcs12WithPassphrase()
    {
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        const fixtures::Certificate certificate = fixtures::certificateFor(key, "packed");
        const fixtures::Certificate none;
        Profile asked = profile(u"tls_client_auth"_s, {});
        asked.setText(u"tls.client_pkcs12_file",
                      written(u"c.p12"_s, fixtures::pkcs12(key, certificate, none, "correct horse")));
        asked.setText(u"tls.client_key_passphrase", passphrase);
        const auto run = finishedRun(asked);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().first().clientCertificate, fixtures::certificateDer(certificate));
        QVERIFY(!runJson(run->record()).contains("correct horse"));
    }

    void whatIsSentAgainShowsItToo()
    {
        const auto run = finishedRun(profile(u"tls_client_auth"_s, m_certificates.client()));
        run->resend(run->record().exchanges.first().request, 0);
        QTRY_VERIFY(!run->isSendingAgain());
        QCOMPARE(m_server->requests().size(), 2);
        QCOMPARE(m_server->requests().last().clientCertificate, der(m_certificates.client().certificate));
    }

    void expired()
    {
        const auto run = finishedRun(profile(u"tls_client_auth"_s, m_certificates.expiredClient()));
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QCOMPARE(m_server->requests().first().clientCertificate,
                 der(m_certificates.expiredClient().certificate));
        const Step *step = stepOf(record, step_id::client_certificate);
        QVERIFY2(step->reason.contains("expired on"_L1), qPrintable(step->reason));
        QVERIFY(step->byUserChoice);
        QCOMPARE(record.findings.size(), 1);
        QCOMPARE(record.findings.first().id, u"CRT-001"_s);
    }

    void nothingIsSentWithoutIt_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("words");
        const CertificateFiles own = m_certificates.client();
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        const QString certificate =
            written(u"own.pem"_s, fixtures::certificatePem(fixtures::certificateFor(key, "own")));
        const QString locked = written(u"locked.key"_s, fixtures::pkcs8(key, "correct horse"));
        const QString certificateMember = u"tls.client_certificate_file"_s;
        const QString keyMember = u"tls.client_key_file"_s;
        const QString passphraseMember = u"tls.client_key_passphrase"_s;
        QTest::newRow("no such file") << m_folder.filePath(u"missing.pem"_s) << own.key << QString()
                                      << certificateMember << u"missing.pem"_s;
        QTest::newRow("no such key") << own.certificate << m_folder.filePath(u"missing.key"_s) << QString()
                                     << keyMember << u"missing.key"_s;
        QTest::newRow("a folder") << m_folder.path() << own.key << QString() << certificateMember
                                  << u"no regular file"_s;
        QTest::newRow("no certificate in it")
            << own.key << own.key << QString() << certificateMember << u"no certificate"_s;
        QTest::newRow("no key in it")
            << own.certificate << own.certificate << QString() << keyMember << u"no private key"_s;
        QTest::newRow("one file without a key")
            << own.certificate << QString() << QString() << certificateMember << u"no private key"_s;
        QTest::newRow("key of another") << own.certificate << m_certificates.expiredClient().key << QString()
                                        << keyMember << u"does not belong"_s;
        QTest::newRow("passphrase missing")
            << certificate << locked << QString() << passphraseMember << u"encrypted"_s;
        QTest::newRow("passphrase wrong")
            << certificate << locked << u"wrong"_s << passphraseMember << u"does not open"_s;
        QTest::newRow("key alone") << QString() << own.key << QString() << certificateMember
                                   << u"without its certificate"_s;
        QTest::newRow("none") << QString() << QString() << QString() << certificateMember
                              << u"needs a client certificate"_s;
    }
    void nothingIsSentWithoutIt()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, secret);
        QFETCH(QString, member);
        QFETCH(QString, words);
        Profile asked = profile(u"tls_client_auth"_s, {certificate, key});
        asked.setText(u"grant_type", u"authorization_code"_s);
        asked.setText(u"authorization_endpoint", u"http://127.0.0.1:9/authorize"_s);
        asked.setText(u"redirect_uri", u"http://127.0.0.1:0/cb"_s);
        asked.setText(u"tls.client_key_passphrase", secret);
        const auto run = finishedRun(asked);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Usage);
        const auto *error = std::get_if<UsageError>(&*record.error);
        QVERIFY(error);
        QCOMPARE(error->member, member);
        QVERIFY2(error->message.contains(words), qPrintable(error->message));
        QCOMPARE(m_server->connections().size(), 0);
        for (const Step &step : record.steps)
            QVERIFY(step.state == StepState::Failed || step.state == StepState::Skipped);
        QCOMPARE(stepOf(record, step_id::token_request)->state, StepState::Skipped);
    }

    void twoSourcesAtOnce()
    {
        Profile asked = profile(u"none"_s, m_certificates.client());
        asked.setText(u"tls.client_pkcs12_file", u"c.p12"_s);
        const RequestPlan plan = previewRequests(asked);
        QVERIFY(!plan.canRun());
        QCOMPARE(plan.problems.first().member, u"tls.client_pkcs12_file"_s);
    }

    void withoutTls()
    {
        Profile asked = profile(u"tls_client_auth"_s, m_certificates.client());
        asked.setText(u"token_endpoint", u"http://login.example.com/token"_s);
        const RequestPlan plan = previewRequests(asked);
        QVERIFY(plan.canRun());
        QCOMPARE(plan.problems.size(), 1);
        QCOMPARE(plan.problems.first().severity, PlanProblem::Severity::Notice);
        QCOMPARE(plan.problems.first().member, u"token_endpoint"_s);
        asked.setText(u"token_endpoint_auth_method", u"none"_s);
        QVERIFY(previewRequests(asked).problems.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ClientCertificateFlowTest)
#include "client_certificate_flow_test.moc"
