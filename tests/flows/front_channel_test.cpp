// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Carrier = LoopbackBrowser::Carrier;

namespace {

const Parameter sameState{u"state"_s, u"STATE"_s}; ///< STATE stands for the state that was sent

Parameters withStateOf(const Parameters &asked, const Parameters &answer)
{
    Parameters filled;
    for (const Parameter &row : answer.rows())
        filled.append(row.name, row.value == sameState.value ? *asked.value(u"state") : row.value);
    return filled;
}

const Step &stepOf(const RunRecord &record, QLatin1StringView id)
{
    const auto found = std::find_if(record.steps.cbegin(), record.steps.cend(),
                                    [id](const Step &step) { return step.id == id; });
    if (found == record.steps.cend())
        qFatal("there is no step %s", id.data());
    return *found;
}

const Exchange &redirectOf(const RunRecord &record)
{
    return record.exchanges[stepOf(record, step_id::authorization_response).exchange];
}

} // namespace

/// What the user is told of the redirect: on the page in the browser, and in the run.
class FrontChannelTest : public QObject {
    Q_OBJECT

private:
    /// A run whose browser brings this answer. Without one, the run waits.
    void start(const std::optional<Parameters> &answer, Carrier carrier = Carrier::Query,
               const QString &redirect_uri = u"http://127.0.0.1:0/callback"_s)
    {
        Profile profile;
        profile.setText(u"issuer", u"https://as.example"_s);
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", redirect_uri);
        FlowServices services = FlowServices::system(m_http.get());
        if (answer) {
            services.openBrowser = m_browser->agreeing(
                [answer](const Parameters &asked) { return withStateOf(asked, *answer); }, carrier);
        }
        FlowRun::Options options;
        options.openBrowser = answer.has_value();
        m_run = std::make_unique<FlowRun>(profile, services, options);
        m_run->start();
    }
    Parameters asked() const { return queryOf(QUrl(m_run->authorizationUrl())); }
    const RunRecord &record() const { return m_run->record(); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<LoopbackBrowser> m_browser;
    std::unique_ptr<FlowRun> m_run;

private Q_SLOTS:
    void init()
    {
        m_run.reset();
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(Reply::json(R"({"access_token":"at-secret","token_type":"Bearer"})"));
        m_http = std::make_unique<HttpClient>();
        m_browser = std::make_unique<LoopbackBrowser>();
    }
    void cleanup() { m_run.reset(); }

    void theBrowsersPageSaysWhatCame_data()
    {
        QTest::addColumn<Parameters>("answer");
        QTest::addColumn<QList<QByteArray>>("words");
        QTest::newRow("refusal") << Parameters{{u"error"_s, u"access_denied"_s},
                                               {u"error_description"_s, u"Ask <your> admin"_s},
                                               {u"error_uri"_s, u"https://as.example/why"_s},
                                               {u"error_subcode"_s, u"cancel-17"_s},
                                               sameState}
                                 << QList<QByteArray>{"The provider refused",   "access_denied",
                                                      "Ask &lt;your&gt; admin", "https://as.example/why",
                                                      "error_subcode",          "cancel-17"};
        QTest::newRow("code with more")
            << Parameters{{u"code"_s, u"c"_s}, {u"session_state"_s, u"own-parameter-9"_s}, sameState}
            << QList<QByteArray>{"Authorization received", "session_state", "own-parameter-9"};
        QTest::newRow("another issuer")
            << Parameters{{u"code"_s, u"c"_s}, sameState, {u"iss"_s, u"https://evil.example"_s}}
            << QList<QByteArray>{"The answer comes from another issuer", "https://as.example",
                                 "https://evil.example"};
    }
    void theBrowsersPageSaysWhatCame()
    {
        QFETCH(Parameters, answer);
        QFETCH(QList<QByteArray>, words);
        start(answer);
        QTRY_COMPARE(m_browser->pages().size(), 1);
        const QByteArray page = m_browser->pages().first();
        for (const QByteArray &word : words)
            QVERIFY2(page.contains(word), (word + " is not in " + page).constData());
    }

    // RFC 6749 §3.1
    void repeatedParametersAreNoticed_data()
    {
        QTest::addColumn<Parameters>("answer");
        QTest::addColumn<Carrier>("carrier");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("values");
        const Parameters unknown{{u"foo"_s, u"1"_s}, {u"code"_s, u"c"_s}, {u"foo"_s, u"2"_s}, sameState};
        const Parameters refusal{{u"error"_s, u"access_denied"_s},
                                 {u"error_description"_s, u"one"_s},
                                 {u"error_description"_s, u"other"_s},
                                 sameState};
        QTest::newRow("unknown parameter")
            << unknown << Carrier::Query << QStringList{u"foo"_s} << QStringList{u"1, 2"_s};
        QTest::newRow("unknown parameter, form_post")
            << unknown << Carrier::FormPost << QStringList{u"foo"_s} << QStringList{u"1, 2"_s};
        QTest::newRow("error_description") << refusal << Carrier::Query << QStringList{u"error_description"_s}
                                           << QStringList{u"one, other"_s};
        QTest::newRow("two names, and a code that is no business of a finding")
            << Parameters{{u"code"_s, u"a"_s},
                          {u"code"_s, u"b"_s},
                          {u"x"_s, u"1"_s},
                          {u"x"_s, u"1"_s},
                          sameState}
            << Carrier::Query << QStringList{u"code"_s, u"x"_s} << QStringList{u"2 times"_s, u"1, 1"_s};
        QTest::newRow("none") << Parameters{{u"code"_s, u"c"_s}, sameState, {u"foo"_s, u"1"_s}}
                              << Carrier::Query << QStringList() << QStringList();
    }
    void repeatedParametersAreNoticed()
    {
        QFETCH(Parameters, answer);
        QFETCH(Carrier, carrier);
        QFETCH(QStringList, names);
        QFETCH(QStringList, values);
        start(answer, carrier);
        QTRY_VERIFY(m_run->isFinished());
        const QStringList &notes = redirectOf(record()).notes;
        QCOMPARE(notes.size(), names.size());
        const QList<Finding> &findings = record().findings;
        QCOMPARE(findings.size(), names.size());
        for (qsizetype i = 0; i < names.size(); ++i) {
            QCOMPARE(findings[i].id, u"AZS-003"_s);
            QCOMPARE(findings[i].exchange, stepOf(record(), step_id::authorization_response).exchange);
            QCOMPARE(findings[i].actual, values[i]);
            QCOMPARE(notes[i], u"The parameter %1 stands more than once in the redirect."_s.arg(names[i]));
        }
    }

    void aMalformedEscapeIsNoted()
    {
        start(std::nullopt);
        QTRY_COMPARE(m_run->waiting().what, Waiting::For::Browser);
        const QUrl listener(*asked().value(u"redirect_uri"));
        m_browser->send(listener,
                        "GET /callback?code=c&state=" + asked().value(u"state")->toLatin1()
                            + "&odd=100%&bytes=%FF HTTP/1.1\r\nHost: 127.0.0.1:"
                            + QByteArray::number(listener.port()) + "\r\n\r\n");
        QTRY_VERIFY(m_run->isFinished());
        QCOMPARE(record().outcome, RunOutcome::Tokens);
        const QString notes = redirectOf(record()).notes.join(u' ');
        QVERIFY2(notes.contains(u"A percent sign in odd begins no escape (byte 64"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"The bytes of bytes are no UTF-8"_s), qPrintable(notes));
    }

    void httpsWithoutACertificateWaitsForPaste_data()
    {
        QTest::addColumn<QString>("redirect_uri");
        QTest::newRow("127.0.0.1") << u"https://127.0.0.1:8443/cb"_s;
        QTest::newRow("localhost without port") << u"https://localhost/cb"_s;
    }
    void httpsWithoutACertificateWaitsForPaste()
    {
        QFETCH(QString, redirect_uri);
        start(std::nullopt, Carrier::Query, redirect_uri);
        QTRY_COMPARE(m_run->waiting().what, Waiting::For::Paste);
        const Step listener = stepOf(record(), step_id::listener);
        QCOMPARE(listener.state, StepState::Skipped);
        QVERIFY2(listener.reason.contains(u"tls.redirect_certificate_file"_s), qPrintable(listener.reason));

        QCOMPARE(asked().value(u"redirect_uri"), redirect_uri);
        const QString state = *asked().value(u"state");
        QVERIFY(!m_run->paste(redirect_uri + u"?code=the-code&state="_s + state).has_value());
        QTRY_VERIFY(m_run->isFinished());
        QCOMPARE(record().outcome, RunOutcome::Tokens);
        const Parameters sent = Parameters::fromForm(m_server->requests().first().body).parameters;
        QCOMPARE(sent.value(u"redirect_uri"), redirect_uri);
    }
};

QTEST_GUILESS_MAIN(FrontChannelTest)
#include "front_channel_test.moc"
