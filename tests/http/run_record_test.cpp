// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/run_record.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class RunRecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ids();
    void outcomeAndText_data();
    void outcomeAndText();
};

void RunRecordTest::ids()
{
    QCOMPARE(stepStateId(StepState::Running), u"running"_s);
    QCOMPARE(stepStateId(StepState::Done), u"done"_s);
    QCOMPARE(stepStateId(StepState::Failed), u"failed"_s);
    QCOMPARE(stepStateId(StepState::Skipped), u"skipped"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Running), u"running"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Tokens), u"tokens"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Refused), u"refused"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Transport), u"transport"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Stopped), u"stopped"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Timeout), u"timeout"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Cancelled), u"cancelled"_s);
    QCOMPARE(runOutcomeId(RunOutcome::Usage), u"usage"_s);
}

void RunRecordTest::outcomeAndText_data()
{
    QTest::addColumn<RunError>("error");
    QTest::addColumn<RunOutcome>("outcome");
    QTest::addColumn<QString>("text");

    using Transport = TransportError;
    QTest::newRow("transport") << RunError(
        Transport{Transport::Kind::ConnectionRefused, u"a:1 refused"_s, u"token_endpoint"_s})
                               << RunOutcome::Transport
                               << u"a:1 refused. The field to look at is token_endpoint."_s;
    QTest::newRow("HTTP timeout") << RunError(Transport{Transport::Kind::Timeout, u"Too late."_s, {}})
                                  << RunOutcome::Transport << u"Too late."_s;
    QTest::newRow("request cancelled") << RunError(Transport{Transport::Kind::Cancelled, u"Cancelled"_s, {}})
                                       << RunOutcome::Cancelled << u"Cancelled."_s;

    OAuthError refused;
    refused.error = u"invalid_client"_s;
    refused.error_description = u"Unknown client"_s;
    refused.error_uri = u"https://e.example/1"_s;
    refused.httpStatus = 401;
    QTest::newRow("token endpoint")
        << RunError(refused) << RunOutcome::Refused
        << u"The token endpoint refused with status 401: invalid_client: Unknown client. "
           "The server explains it at https://e.example/1"_s;
    OAuthError noDevice = refused;
    noDevice.where = OAuthError::Where::DeviceAuthorizationResponse;
    noDevice.error_description.clear();
    noDevice.error_uri.clear();
    QTest::newRow("device authorization endpoint")
        << RunError(noDevice) << RunOutcome::Refused
        << u"The device authorization endpoint refused with status 401: invalid_client."_s;
    OAuthError denied;
    denied.where = OAuthError::Where::AuthorizationResponse;
    denied.error = u"access_denied"_s;
    QTest::newRow("authorization endpoint")
        << RunError(denied) << RunOutcome::Refused << u"The authorization endpoint refused: access_denied."_s;

    QTest::newRow("check")
        << RunError(CheckFailure{u"state"_s, u"It is not ours"_s, u"abc"_s, {}, {u"RFC 6749"_s, u"10.12"_s}})
        << RunOutcome::Stopped
        << u"The check of state stopped the run: It is not ours. Expected “abc”, received nothing. "
           "(RFC 6749 §10.12)"_s;
    QTest::newRow("browser never came")
        << RunError(WaitEnded{WaitEnded::How::Timeout, {}}) << RunOutcome::Timeout
        << u"The browser did not come back in time; run the flow again or allow more time."_s;
    QTest::newRow("cancelled") << RunError(WaitEnded{WaitEnded::How::CancelledByUser, {}})
                               << RunOutcome::Cancelled << u"The run was cancelled."_s;
    QTest::newRow("end of input") << RunError(WaitEnded{WaitEnded::How::EndOfInput, {}})
                                  << RunOutcome::Cancelled
                                  << u"The input ended before a code or URL was pasted."_s;
    QTest::newRow("expired") << RunError(WaitEnded{WaitEnded::How::Expired, {}}) << RunOutcome::Refused
                             << u"The codes expired before anybody used them; run the flow again."_s;
    QTest::newRow("own words") << RunError(WaitEnded{WaitEnded::How::Timeout, u"Nobody came"_s})
                               << RunOutcome::Timeout << u"Nobody came."_s;
    QTest::newRow("usage") << RunError(UsageError{u"client_id"_s, u"It is missing"_s}) << RunOutcome::Usage
                           << u"client_id: It is missing."_s;
    QTest::newRow("usage without member")
        << RunError(UsageError{{}, u"Nothing to do"_s}) << RunOutcome::Usage << u"Nothing to do."_s;
}

void RunRecordTest::outcomeAndText()
{
    QFETCH(RunError, error);
    QFETCH(RunOutcome, outcome);
    QFETCH(QString, text);
    QCOMPARE(runOutcome(error), outcome);
    QCOMPARE(runErrorText(error), text);
}

QTEST_GUILESS_MAIN(RunRecordTest)
#include "run_record_test.moc"
