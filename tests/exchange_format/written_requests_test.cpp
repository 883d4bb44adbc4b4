// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The requests that were written by hand (message/requests), for each grant × each client authentication ×
// {form, JSON}: exported as curl and run by real shells with the real curl they arrive byte for byte; and
// read back as a profile they are the same profile.
#include "message/written_requests.h"

#include "exchange_format/request_preview.h"
#include "exchange_format/text_import.h"
#include "support/shell_run.h"
#include "support/test_certificates.h"

#include <QUrl>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

/// Host and port, as the header has them.
QByteArray hostOf(const QString &base)
{
    const QUrl url(base);
    return url.host().toLatin1() + ':' + QByteArray::number(url.port());
}

QByteArray shown(const RequestPlan &plan)
{
    QByteArray text;
    const QList<HttpRequest> requests = plan.requests();
    for (const HttpRequest &request : requests) {
        Exchange exchange;
        exchange.request = request;
        text += request.url.toUtf8() + '\n' + exchange.requestBytes() + "\n\n";
    }
    return text;
}

/// The lines in which two documents differ; empty when they are the same.
QByteArray difference(const Profile &a, const Profile &b)
{
    const QByteArrayList left = a.toJson().split('\n');
    const QByteArrayList right = b.toJson().split('\n');
    QByteArray lines;
    for (const QByteArray &line : left)
        lines += right.contains(line) ? QByteArray() : "\n- " + line;
    for (const QByteArray &line : right)
        lines += left.contains(line) ? QByteArray() : "\n+ " + line;
    return lines.isEmpty() && left != right ? "\nin another order" : lines;
}

} // namespace

class WrittenRequestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realCurlSendsThem_data();
    void realCurlSendsThem();
    void importGivesTheProfileBack_data() { addWrittenCases(); }
    void importGivesTheProfileBack();

private:
    /// The profile of a client that shows a certificate to a server of ours.
    void presentCertificate(Profile &profile) const;

    TestCertificates m_certificates;
};

void WrittenRequestsTest::presentCertificate(Profile &profile) const
{
    const bool selfSigned = profile.tokenEndpointAuthMethod().startsWith("self"_L1);
    const CertificateFiles files = selfSigned ? m_certificates.selfSignedClient() : m_certificates.client();
    profile.setText(u"tls.ca_file", m_certificates.authority());
    profile.setText(u"tls.client_certificate_file", files.certificate);
    profile.setText(u"tls.client_key_file", files.key);
}

void WrittenRequestsTest::realCurlSendsThem_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("grant_type");
    for (const GrantDefinition &grant : grantTable()) {
        if (grant.sends(GrantParameter::Request::Device) || grant.sends(GrantParameter::Request::Token)) {
            for (const QString &shell : {u"bash"_s, u"dash"_s})
                QTest::addRow("%s, %s", qPrintable(grant.grant_type), qPrintable(shell))
                    << shell << grant.grant_type;
        }
    }
}

/// All requests of a grant are one script: a shell is started once for them, and a few run side by side.
void WrittenRequestsTest::realCurlSendsThem()
{
    QFETCH(QString, shell);
    QFETCH(QString, grant_type);
    if (!hasProgram(u"curl"_s) || !hasProgram(shell))
        QSKIP(qPrintable(u"curl or %1 is not on this machine"_s.arg(shell)));
    ScriptedServer plain;
    ScriptedServer secure(m_certificates.good());
    secure.askForCertificate();
    QByteArray script;
    int running = 0;
    constexpr int sideBySide = 6;
    QByteArrayList expected;
    const QList<WrittenCase> cases = writtenCases();
    for (const WrittenCase &row : cases) {
        if (row.grant_type != grant_type)
            continue;
        const QString base = row.client.certificate ? secure.url({}, u"localhost"_s) : plain.url({});
        Profile profile = writtenProfile(row, base);
        if (row.client.certificate)
            presentCertificate(profile);
        const RequestPlan plan = planRequests(profile, writtenValues(profile, row.client));
        const auto curl = previewAsCurl(plan.backChannel(), {profile, true});
        QVERIFY2(curl.isOk(), curl ? "" : qPrintable(curl.error().message));
        script += "{\n" + *curl + "} &\n";
        if (++running % sideBySide == 0)
            script += "wait\n";
        for (const char *path : {"/device", "/token"}) {
            if (const WrittenRequest *request = row.grant.find(path, row.encoding))
                expected.append(writtenBytes(*request, row.client, hostOf(base)));
        }
    }
    for (ScriptedServer *server : {&plain, &secure})
        server->enqueue(Reply::json("{}"));
    const ShellResult result = runScript(shell, script + "wait\n");
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.errors, QByteArray());

    QByteArrayList received;
    for (const ReceivedRequest &request : plain.requests())
        received.append(request.raw);
    for (const ReceivedRequest &request : secure.requests()) {
        QVERIFY(!request.clientCertificate.isEmpty());
        received.append(request.raw);
    }
    std::sort(received.begin(), received.end());
    std::sort(expected.begin(), expected.end());
    for (qsizetype i = 0; i < qMin(received.size(), expected.size()); ++i)
        QCOMPARE(received[i], expected[i]);
    QCOMPARE(received.size(), expected.size());
}

void WrittenRequestsTest::importGivesTheProfileBack()
{
    QFETCH(WrittenCase, row);
    Profile profile = writtenProfile(row, u"https://as.example"_s);
    if (row.client.certificate)
        presentCertificate(profile);
    const RequestPlan plan = previewRequests(profile);
    const auto curl = previewAsCurl(plan.requests(), {profile, true});
    QVERIFY2(curl.isOk(), curl ? "" : qPrintable(curl.error().message));
    // What a run signs tells more than its placeholder.
    QByteArray pasted = *curl;
    pasted.replace("{{client_assertion}}", writtenValues(profile, row.client).client_assertion.toUtf8());
    const auto draft = importText(pasted);
    QVERIFY2(draft.isOk(), draft ? "" : qPrintable(draft.error().message));
    QCOMPARE(shown(previewRequests(draft->profile)), shown(plan));

    Profile expected = profile;
    Profile actual = draft->profile;
    for (const QString &member : row.grant.lost + row.client.lost + QStringList{u"name"_s}) {
        expected.remove(member);
        actual.remove(member);
    }
    const QByteArray different = difference(actual, expected);
    QVERIFY2(different.isEmpty(), different.constData());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::WrittenRequestsTest)
#include "written_requests_test.moc"
