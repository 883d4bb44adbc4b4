// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "support/loopback_browser.h"
#include "support/scripted_server.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

using Answer = std::function<Parameters(const Parameters &)>;
using Carrier = LoopbackBrowser::Carrier;

namespace {

/// Header {"alg":"RS256"}, claims {"sub":"alice"}.
const QString idToken = u"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl"_s;
const QString accessToken = u"front-access-token/+"_s;

QString stateOf(const Parameters &asked)
{
    return asked.value(u"state").value_or(QString());
}

/// All that response_type asks for.
Parameters granted(const Parameters &asked)
{
    const QStringList types = asked.value(u"response_type").value_or(QString()).split(u' ');
    Parameters answer;
    if (types.contains(u"code"_s))
        answer.append(u"code"_s, u"front-code"_s);
    if (types.contains(u"token"_s)) {
        answer.append(u"access_token"_s, accessToken);
        answer.append(u"token_type"_s, u"Bearer"_s);
        answer.append(u"expires_in"_s, u"3600"_s);
    }
    if (types.contains(u"id_token"_s))
        answer.append(u"id_token"_s, idToken);
    answer.append(u"state"_s, stateOf(asked));
    return answer;
}

const Step *stepOf(const RunRecord &record, QLatin1StringView id)
{
    for (const Step &step : record.steps) {
        if (step.id == id)
            return &step;
    }
    return nullptr;
}

QString tokenOf(const JsonValue &tokens, QStringView name)
{
    const JsonValue *member = tokens.member(name);
    return member ? member->text() : QString();
}

QStringList findingIds(const RunRecord &record)
{
    QStringList ids;
    for (const Finding &finding : record.findings)
        ids.append(finding.id);
    return ids;
}

} // namespace

/// RFC 6749 §4.2 and OpenID Connect Core 1.0 §3.2 (implicit), §3.3 (hybrid): tokens that come through the
/// browser, over real sockets.
class ImplicitFlowTest : public QObject {
    Q_OBJECT

private:
    Profile profile(const QString &grant_type, const QString &response_type) const
    {
        Profile profile;
        profile.setText(u"grant_type", grant_type);
        profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);
        profile.setText(u"scope", u"openid"_s);
        profile.setText(u"response_type", response_type);
        if (grant_type != "implicit"_L1)
            profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        return profile;
    }

    std::unique_ptr<FlowRun> finishedRun(const Profile &profile, Carrier carrier, Answer answer = granted)
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = m_browser->agreeing(
            [this, answer](const Parameters &asked) {
                m_asked = asked;
                return answer(asked);
            },
            carrier);
        auto run = std::make_unique<FlowRun>(profile, services, FlowRun::Options());
        QSignalSpy finished(run.get(), &FlowRun::finished);
        run->start();
        if (finished.isEmpty())
            finished.wait(10'000);
        return run;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<LoopbackBrowser> m_browser;
    Parameters m_asked;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->enqueue(
            Reply::json(R"({"access_token":"back-access-token","token_type":"Bearer","expires_in":60})"));
        m_http = std::make_unique<HttpClient>();
        m_browser = std::make_unique<LoopbackBrowser>();
        m_asked = {};
    }

    void tokensOfTheRedirect_data()
    {
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<QString>("response_mode");
        QTest::addColumn<Carrier>("carrier");
        for (const QString &type : {u"token"_s, u"id_token"_s, u"id_token token"_s}) {
            QTest::newRow(qPrintable(type + u", fragment by default"_s))
                << type << QString() << Carrier::Fragment;
            QTest::newRow(qPrintable(type + u", fragment"_s)) << type << u"fragment"_s << Carrier::Fragment;
            QTest::newRow(qPrintable(type + u", form_post"_s)) << type << u"form_post"_s << Carrier::FormPost;
        }
    }
    void tokensOfTheRedirect()
    {
        QFETCH(QString, response_type);
        QFETCH(QString, response_mode);
        QFETCH(Carrier, carrier);
        Profile asking = profile(u"implicit"_s, response_type);
        asking.setText(u"response_mode", response_mode);
        const auto run = finishedRun(asking, carrier);
        const RunRecord &record = run->record();
        QVERIFY2(record.outcome == RunOutcome::Tokens,
                 record.error ? qPrintable(runErrorText(*record.error)) : "");

        const bool hasToken = response_type.split(u' ').contains(u"token"_s);
        const bool hasIdToken = response_type.contains(u"id_token"_s);
        QCOMPARE(tokenOf(record.tokens, u"access_token"), hasToken ? accessToken : QString());
        QCOMPARE(tokenOf(record.tokens, u"id_token"), hasIdToken ? idToken : QString());
        QCOMPARE(record.tokens, record.frontChannelTokens);
        QVERIFY(!record.tokens.member(u"state"));

        QCOMPARE(m_asked.value(u"response_type"), response_type);
        QVERIFY2(!m_asked.contains(u"code_challenge"), "there is no code that it could protect");
        QVERIFY(m_asked.contains(u"nonce"));
        QCOMPARE(stepOf(record, step_id::state_check)->state, StepState::Done);
        const Step *reading = stepOf(record, step_id::authorization_tokens);
        QVERIFY(reading);
        QCOMPARE(reading->exchange, stepOf(record, step_id::authorization_response)->exchange);
        QCOMPARE(reading->reason.contains(u"{\"sub\":\"alice\"}"_s), hasIdToken);
        QVERIFY(!stepOf(record, step_id::token_request));
        QVERIFY(m_server->connections().isEmpty());

        // Nothing of it leaves the program unmasked: in whatever way the browser brought it.
        const QByteArray json = runJson(record, RunSecrets::Masked);
        for (const QByteArray &secret :
             {accessToken.toLatin1(), idToken.toLatin1(), "front-access-token"_ba, "c2lnbmF0dXJl"_ba})
            QVERIFY2(!json.contains(secret), json.constData());
        QCOMPARE(json.contains("\"alice\""), hasIdToken); // decoded
        QTRY_VERIFY(!m_browser->pages().isEmpty());
        QVERIFY(!m_browser->pages().constLast().contains("front-access-token"));
    }

    void hybridKeepsBothSetsOfTokens_data()
    {
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<Carrier>("carrier");
        for (const QString &type : {u"code id_token"_s, u"code token"_s, u"code id_token token"_s}) {
            QTest::newRow(qPrintable(type + u", fragment"_s)) << type << Carrier::Fragment;
            QTest::newRow(qPrintable(type + u", form_post"_s)) << type << Carrier::FormPost;
        }
    }
    void hybridKeepsBothSetsOfTokens()
    {
        QFETCH(QString, response_type);
        QFETCH(Carrier, carrier);
        Profile asking = profile(u"hybrid"_s, response_type);
        if (carrier == Carrier::FormPost)
            asking.setText(u"response_mode", u"form_post"_s);
        const auto run = finishedRun(asking, carrier);
        const RunRecord &record = run->record();
        QVERIFY2(record.outcome == RunOutcome::Tokens,
                 record.error ? qPrintable(runErrorText(*record.error)) : "");
        QCOMPARE(tokenOf(record.tokens, u"access_token"), u"back-access-token"_s);
        QVERIFY(!record.tokens.member(u"id_token"));
        const bool token = response_type.split(u' ').contains(u"token"_s);
        QCOMPARE(tokenOf(record.frontChannelTokens, u"access_token"), token ? accessToken : QString());
        QCOMPARE(record.frontChannelTokens.member(u"id_token") != nullptr,
                 response_type.contains(u"id_token"_s));
        QVERIFY(m_asked.contains(u"code_challenge"));
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(m_server->requests().first().body.contains("code=front-code&"));
        QCOMPARE(stepOf(record, step_id::token_response)->state, StepState::Done);
        const QByteArray json = runJson(record, RunSecrets::Masked);
        QVERIFY(!json.contains("front-access-token") && !json.contains("back-access-token"));
        QVERIFY(!json.contains("c2lnbmF0dXJl"));
    }

    /// OAuth Multiple Response Types 1.0 §4
    void noneAsksForConsentAlone()
    {
        const auto run = finishedRun(profile(u"implicit"_s, u"none"_s), Carrier::Query);
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, RunOutcome::Tokens);
        QVERIFY(record.tokens.isObject());
        QVERIFY(record.tokens.members().isEmpty());
        QVERIFY(record.frontChannelTokens.isNull());
        QVERIFY(!stepOf(record, step_id::authorization_tokens));
    }

    void aRunThatIsStopped_data()
    {
        QTest::addColumn<Carrier>("carrier");
        QTest::addColumn<Parameters>("answer"); // STATE stands for the state that was sent
        QTest::addColumn<RunOutcome>("outcome");
        QTest::addColumn<QString>("failedStep");
        const Parameter state{u"state"_s, u"STATE"_s};
        const Parameter token{u"access_token"_s, accessToken};
        const QString received = step_id::authorization_response;
        for (const auto &[carrier, name] :
             {std::pair(Carrier::Fragment, "fragment"), std::pair(Carrier::FormPost, "form_post")}) {
            const auto row = [name = name](const QByteArray &what) { return what + ", " + name; };
            QTest::newRow(row("refused").constData())
                << carrier << Parameters{{u"error"_s, u"access_denied"_s}, state} << RunOutcome::Refused
                << received;
            QTest::newRow(row("another state").constData())
                << carrier << Parameters{token, {u"state"_s, u"evil"_s}} << RunOutcome::Stopped
                << QString(step_id::state_check);
            QTest::newRow(row("no state").constData())
                << carrier << Parameters{token} << RunOutcome::Stopped << QString(step_id::state_check);
            QTest::newRow(row("no ID token").constData())
                << carrier << Parameters{token, state} << RunOutcome::Stopped << received;
            QTest::newRow(row("a code instead").constData())
                << carrier << Parameters{{u"code"_s, u"c"_s}, state} << RunOutcome::Stopped << received;
        }
    }
    void aRunThatIsStopped()
    {
        QFETCH(Carrier, carrier);
        QFETCH(Parameters, answer);
        QFETCH(RunOutcome, outcome);
        QFETCH(QString, failedStep);
        const auto run = finishedRun(
            profile(u"implicit"_s, u"id_token token"_s), carrier, [answer](const Parameters &asked) {
                Parameters filled;
                for (const Parameter &row : answer.rows())
                    filled.append(row.name, row.value == "STATE"_L1 ? stateOf(asked) : row.value);
                return filled;
            });
        const RunRecord &record = run->record();
        QCOMPARE(record.outcome, outcome);
        QVERIFY(record.tokens.isNull());
        for (const Step &step : record.steps)
            QCOMPARE(step.state == StepState::Failed, step.id == failedStep);
        QCOMPARE(stepOf(record, step_id::authorization_tokens)->state, StepState::Skipped);
        QVERIFY(!runJson(record, RunSecrets::Masked).contains("front-access-token"));
    }

    /// OAuth Multiple Response Types 1.0 §5: the query is forbidden; whoever asks for it sees that it is.
    void tokensInTheQueryAreAMarkedChoice()
    {
        Profile asking = profile(u"implicit"_s, u"token"_s);
        asking.setText(u"response_mode", u"query"_s);
        const auto run = finishedRun(asking, Carrier::Query);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        QCOMPARE(m_asked.value(u"response_mode"), u"query"_s);
        QVERIFY(stepOf(run->record(), step_id::authorization_request)->byUserChoice);
        QCOMPARE(findingIds(run->record()), (QStringList{u"GRT-001"_s, u"PRT-006"_s, u"AZS-002"_s}));
        QVERIFY(!runJson(run->record(), RunSecrets::Masked).contains("front-access-token"));
    }

    /// RFC 9700 §2.1.2: the warning of the form stands in the run as well.
    void anOldGrantIsMarked()
    {
        const auto run = finishedRun(profile(u"implicit"_s, u"token"_s), Carrier::Fragment);
        QCOMPARE(run->record().outcome, RunOutcome::Tokens);
        const Step *asking = stepOf(run->record(), step_id::authorization_request);
        QVERIFY(asking->byUserChoice);
        QVERIFY2(asking->reason.contains(u"RFC 9700"_s), qPrintable(asking->reason));
        const Finding finding = run->record().findings.constFirst();
        QCOMPARE(finding.id, u"GRT-001"_s);
        QCOMPARE(finding.reference.text(), u"RFC 9700 §2.1.2"_s);
        QCOMPARE(finding.exchange, asking->exchange);
    }

    /// A server that refuses the query puts the error into the fragment.
    void anErrorInTheFragmentInSpiteOfTheQuery()
    {
        Profile asking = profile(u"implicit"_s, u"token"_s);
        asking.setText(u"response_mode", u"query"_s);
        const auto run = finishedRun(asking, Carrier::Fragment, [](const Parameters &asked) {
            return Parameters{{u"error"_s, u"invalid_request"_s}, {u"state"_s, stateOf(asked)}};
        });
        QCOMPARE(run->record().outcome, RunOutcome::Refused);
    }

    /// OpenID Connect Core 1.0 §3.2.2.1
    void aNonceThatIsLeftOutIsAMarkedChoice()
    {
        Profile asking = profile(u"implicit"_s, u"id_token"_s);
        asking.setText(u"scope", {});
        const auto careful = finishedRun(asking, Carrier::Fragment);
        QCOMPARE(findingIds(careful->record()).join(u' '), u"GRT-001"_s);
        QVERIFY(m_asked.contains(u"nonce"));
        asking.setFlag(u"use_nonce", false);
        const auto run = finishedRun(asking, Carrier::Fragment);
        QVERIFY(!m_asked.contains(u"nonce"));
        QCOMPARE(findingIds(run->record()), (QStringList{u"GRT-001"_s, u"PRT-003"_s}));
        QVERIFY(run->record().findings.last().message.contains(u"§3.2.2.1"_s));
    }

    void cancelledWhileTheBrowserIsAway()
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = [](const QUrl &) { return true; };
        FlowRun run(profile(u"implicit"_s, u"token"_s), services, {});
        run.start();
        QTRY_COMPARE(run.waiting().what, Waiting::For::Browser);
        run.cancel();
        QCOMPARE(run.record().outcome, RunOutcome::Cancelled);
        QCOMPARE(stepOf(run.record(), step_id::authorization_tokens)->state, StepState::Skipped);
    }

    void aBareCodeIsNotEnough()
    {
        FlowServices services = FlowServices::system(m_http.get());
        services.openBrowser = [](const QUrl &) { return true; };
        FlowRun run(profile(u"implicit"_s, u"token"_s), services, {});
        run.start();
        QTRY_COMPARE(run.waiting().what, Waiting::For::Browser);
        const auto problem = run.paste(u"just-a-code"_s);
        QVERIFY(problem);
        QVERIFY2(problem->contains(u"whole URL"_s), qPrintable(*problem));
        QVERIFY(!run.isFinished());

        const Parameters answer = granted(queryOf(QUrl(run.authorizationUrl())));
        QSignalSpy finished(&run, &FlowRun::finished);
        QVERIFY(!run.paste(u"http://127.0.0.1/callback#"_s + QString::fromLatin1(answer.toForm())));
        QVERIFY(finished.wait(10'000));
        QCOMPARE(run.record().outcome, RunOutcome::Tokens);
        QCOMPARE(tokenOf(run.record().tokens, u"access_token"), accessToken);
        QVERIFY(!runJson(run.record(), RunSecrets::Masked).contains("front-access-token"));
    }
};

QTEST_GUILESS_MAIN(ImplicitFlowTest)
#include "implicit_flow_test.moc"
