// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/step_presentation.h"

#include "flows/step_ids.h"
#include "ui/support/sample_run.h"

#include <QtTest>

using namespace workbench;
using namespace workbench::test;

namespace {

/// Every text of a presentation, one after the other.
QString allTexts(const StepPresentation &step)
{
    QString all = step.summary;
    const auto addRows = [&all](const QList<NamedValue> &rows) {
        for (const NamedValue &row : rows)
            all += row.name + u'\n' + row.value + u'\n';
    };
    if (!step.exchange)
        return all;
    all += QString::fromUtf8(step.exchange->request.bytes());
    addRows(step.exchange->parameters);
    if (const auto &response = step.exchange->response) {
        all += QString::fromUtf8(response->pretty.bytes() + response->raw.bytes())
            + response->remarks.join(u'\n');
        addRows(response->members);
        addRows(response->headers);
    }
    for (const TokenPresentation &token : step.exchange->tokens) {
        all += token.title + token.summary + token.problems.join(u'\n') + QString::fromUtf8(token.text);
        addRows(token.rows);
    }
    return all;
}

StepPresentation present(const RunRecord &record, bool reveal = false)
{
    return presentStep(record, int(record.steps.size()) - 1, reveal, sampleTime());
}

QString valueOf(const QList<NamedValue> &rows, const char *name)
{
    for (const NamedValue &row : rows) {
        if (row.name == QLatin1String(name))
            return row.value;
    }
    return QStringLiteral("(no such row)");
}

} // namespace

class StepPresentationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noSecretUnlessRevealed();
    void revealedIsWhatWasSent();
    void theBodyIsPrettyRawAndTable();
    void aFormIsPrettyRawAndTable();
    void claimsHaveReadableTimesAndNoVerdict();
    void aMalformedTokenNamesTheByte();
    void whatClaimsToBeJsonSaysWhereItIsNot();
    void errorsOfTheServerAreEscapedAndComplete();
    void onlyHttpsAddressesAreLinks();
    void aTransportErrorLinksItsMember();
    void bothValuesOfAFailedCheck();
    void aRunWithoutStepsStillSaysWhy();
    void unknownTimesAreCalledUnknown();
    void anAnswerThatCannotBeReadIsShownBesideTheReason();
};

void StepPresentationTest::noSecretUnlessRevealed()
{
    const QString texts = allTexts(present(sampleRun()));
    const QList<QByteArray> secrets = {clientSecret, code, codeVerifier, refreshToken, sampleJwt()};
    for (const QByteArray &secret : secrets)
        QVERIFY2(!texts.contains(QString::fromUtf8(secret)), secret.constData());
    QVERIFY(texts.contains(QStringLiteral("‹masked, 20 characters")));
}

void StepPresentationTest::revealedIsWhatWasSent()
{
    const RunRecord record = sampleRun();
    const StepPresentation shown = present(record, true);
    QCOMPARE(shown.exchange->request.bytes(), record.exchanges.first().requestBytes());
    QCOMPARE(shown.exchange->response->raw.bytes(), record.exchanges.first().responseBytes());
    QCOMPARE(valueOf(shown.exchange->parameters, "code_verifier"), QString::fromLatin1(codeVerifier));
}

void StepPresentationTest::theBodyIsPrettyRawAndTable()
{
    const auto response = present(sampleRun()).exchange->response;
    QVERIFY(response->pretty.bytes().startsWith("{\n  \"access_token\": \""));
    QVERIFY(response->raw.bytes().startsWith(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"access_token\""));
    QCOMPARE(valueOf(response->members, "expires_in"), QStringLiteral("3600"));
    QCOMPARE(valueOf(response->headers, "Content-Type"), QStringLiteral("application/json"));
}

/// As GitHub answers unless it is asked for JSON.
void StepPresentationTest::aFormIsPrettyRawAndTable()
{
    RunRecord record = sampleRun();
    const QByteArray body =
        "access_token=gho_very-secret-token&scope=repo%2Cgist+x&token_type=bearer&note=%C3%A9";
    record.exchanges[0] = sampleTokenExchange(body);
    record.exchanges[0].response->headers = {
        {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    const auto response = present(record, true).exchange->response;
    QCOMPARE(response->pretty.bytes(),
             QByteArray(
                 "access_token=gho_very-secret-token\nscope=repo,gist x\ntoken_type=bearer\nnote=\xC3\xA9"));
    QVERIFY(response->raw.bytes().endsWith("\r\n\r\n" + body));
    QStringList names;
    for (const NamedValue &row : response->members)
        names.append(row.name);
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("access_token scope token_type note"));
    QCOMPARE(valueOf(response->members, "scope"), QStringLiteral("repo,gist x"));
    QVERIFY(response->remarks.isEmpty());
}

void StepPresentationTest::claimsHaveReadableTimesAndNoVerdict()
{
    const auto tokens = present(sampleRun()).exchange->tokens;
    QCOMPARE(tokens.size(), 2); // the access token and, opaque, the refresh token
    QVERIFY(tokens.first().summary.contains(QStringLiteral("signature was not checked")));
    QVERIFY(tokens.last().summary.startsWith(QStringLiteral("Opaque")));
    QCOMPARE(valueOf(tokens.first().rows, "sub"), QStringLiteral("alice"));
    QVERIFY2(valueOf(tokens.first().rows, "exp").endsWith(QStringLiteral("in 1 h)")),
             qPrintable(valueOf(tokens.first().rows, "exp")));
    QVERIFY(tokens.first().text.contains("\"kid\": \"k1\""));
}

void StepPresentationTest::aMalformedTokenNamesTheByte()
{
    RunRecord record = sampleRun();
    QByteArray jwt = sampleJwt();
    const qsizetype at = jwt.indexOf('.') + 3;
    jwt[at] = '!';
    record.exchanges[0] = sampleTokenExchange("{\"id_token\":\"" + jwt + "\"}");
    const auto tokens = present(record).exchange->tokens;
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens.first().problems.size(), 1);
    QVERIFY2(tokens.first().problems.first().contains(QStringLiteral("payload, at byte %1:").arg(at)),
             qPrintable(tokens.first().problems.first()));
}

void StepPresentationTest::whatClaimsToBeJsonSaysWhereItIsNot()
{
    RunRecord record = sampleRun();
    record.exchanges[0] = sampleTokenExchange("{\"a\": tru}");
    const auto response = present(record).exchange->response;
    QVERIFY2(response->remarks.join(u' ').contains(QStringLiteral("line 1, column 7")),
             qPrintable(response->remarks.join(u' ')));
}

void StepPresentationTest::errorsOfTheServerAreEscapedAndComplete()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_<b>");
    error.error_description = QStringLiteral("no <img src=x>");
    error.httpStatus = 400;
    error.others.append(QStringLiteral("trace_id"), QStringLiteral("4711"));
    const QString summary = present(failedRun(error)).summary;
    QVERIFY(summary.contains(QStringLiteral("invalid_&lt;b&gt;")));
    QVERIFY(!summary.contains(QStringLiteral("<img")));
    QVERIFY(summary.contains(QStringLiteral("4711")));

    error.error_description = QString(1'000'000, u'x');
    const QString cut = present(failedRun(error)).summary;
    QVERIFY2(cut.size() < 20'000, "a summary is laid out at once");
    QVERIFY(cut.contains(QStringLiteral("(1000000 characters in all)")));
}

void StepPresentationTest::onlyHttpsAddressesAreLinks()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_client");
    error.error_uri = QStringLiteral("https://as.example/why?a=1&b=2");
    QVERIFY(present(failedRun(error))
                .summary.contains(QStringLiteral("href=\"https://as.example/why?a=1&amp;b=2\"")));
    for (const char *address :
         {"javascript:alert(1)", "http://as.example/", "file:///etc/passwd", "https://\"onclick=x"}) {
        error.error_uri = QString::fromLatin1(address);
        const QString summary = present(failedRun(error)).summary;
        QVERIFY2(!summary.contains(QStringLiteral("href")), address);
        QVERIFY2(summary.contains(error.error_uri.toHtmlEscaped()), address);
    }
}

void StepPresentationTest::aTransportErrorLinksItsMember()
{
    const TransportError error = {TransportError::Kind::HostNotFound, QStringLiteral("No such host."),
                                  QStringLiteral("token_endpoint")};
    QVERIFY(present(failedRun(error)).summary.contains(QStringLiteral("href=\"member:token_endpoint\"")));
}

void StepPresentationTest::bothValuesOfAFailedCheck()
{
    CheckFailure failure;
    failure.check = QStringLiteral("state");
    failure.expected = QStringLiteral("what-we-sent");
    failure.actual = QStringLiteral("what-came");
    const QString summary = present(failedRun(failure)).summary;
    QVERIFY(summary.contains(failure.expected) && summary.contains(failure.actual));
}

void StepPresentationTest::aRunWithoutStepsStillSaysWhy()
{
    RunRecord record;
    record.error = UsageError{QStringLiteral("client_id"), QStringLiteral("There is none.")};
    const QString summary = presentStep(record, -1, false, sampleTime()).summary;
    QVERIFY(summary.contains(QStringLiteral("There is none.")));
    QVERIFY(summary.contains(QStringLiteral("member:client_id")));
}

void StepPresentationTest::unknownTimesAreCalledUnknown()
{
    const auto timing = present(sampleRun()).exchange->timing;
    QCOMPARE(valueOf(timing, "Total"), QStringLiteral("61.0 ms"));
    QCOMPARE(valueOf(timing, "Connected"), QStringLiteral("not known"));
}

void StepPresentationTest::anAnswerThatCannotBeReadIsShownBesideTheReason()
{
    RunRecord record = sampleRun();
    const int asking = int(record.exchanges.size()) - 1;
    Step request;
    request.id = step_id::token_request;
    request.state = StepState::Done;
    request.exchange = asking;
    Step reading;
    reading.id = step_id::token_response;
    reading.state = StepState::Failed;
    record.steps = {request, reading};
    QCOMPARE(present(record).exchangeIndex, asking);
    QVERIFY(present(record).exchange.has_value());

    record.steps.last().state = StepState::Skipped;
    QCOMPARE(present(record).exchangeIndex, -1);
}

QTEST_GUILESS_MAIN(StepPresentationTest)
#include "step_presentation_test.moc"
