// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/named_value_model.h"
#include "models/run_history_model.h"
#include "models/step_list_model.h"
#include "ui/support/sample_run.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace workbench;
using namespace workbench::test;

class RunModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStepSaysEverythingAloud();
    void aSkippedStepSaysWhy();
    void aRequestIsNamedOnceAndWithoutItsSecrets();
    void aFailedStepShowsItsReason();
    void aPollShowsWhatTheServerSaid();
    void whatTheServerSaysIsMaskedAndHarmless();
    void theSameRunOnlyChangesWhatChanged();
    void anotherRunIsAnotherModel();
    void historyPutsTheNewestFirst();
    void historyForgetsTheOldest();
    void historyShowsNoSecret();
    void longValuesAreCutInCellsOnly();
    void whatAServerSaysAtLengthIsOneLineOfEachModel();
};

void RunModelsTest::aStepSaysEverythingAloud()
{
    StepListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRecord(sampleRun());
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Token request, done, POST /token, 200, 61 ms"));
    QCOMPARE(model.index(2).data(StepListModel::DetailRole).toString(), QStringLiteral("POST /token"));
    QCOMPARE(model.index(2).data(StepListModel::StatusRole).toString(), QStringLiteral("200"));
    QCOMPARE(model.index(2).data(StepListModel::DurationRole).toString(), QStringLiteral("61 ms"));
}

void RunModelsTest::aSkippedStepSaysWhy()
{
    StepListModel model;
    model.setRecord(sampleRun());
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("iss checked, skipped: The server sent none."));
}

void RunModelsTest::aRequestIsNamedOnceAndWithoutItsSecrets()
{
    RunRecord record = sampleRun();
    record.steps[2].reason = QStringLiteral("POST /token"); // as the listener says it of what it receives
    record.exchanges[0].request.url = QStringLiteral("https://as.example/tenant/%1/token?code=%2")
                                          .arg(QLatin1String(clientSecret), QLatin1String(code));
    StepListModel model;
    model.setRecord(record);
    const QString detail = model.index(2).data(StepListModel::DetailRole).toString();
    QVERIFY2(detail.startsWith(QStringLiteral("POST /tenant/‹masked")), qPrintable(detail));
    QVERIFY(detail.endsWith(QLatin1String("/token")));
    QCOMPARE(detail.count(QLatin1String("POST")), 1);
    QVERIFY(!model.index(2).data(Qt::AccessibleTextRole).toString().contains(QLatin1String(code)));
}

void RunModelsTest::aFailedStepShowsItsReason()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_client");
    StepListModel model;
    model.setRecord(failedRun(error));
    QVERIFY(
        model.index(2).data(StepListModel::DetailRole).toString().contains(QLatin1String("invalid_client")));
    QCOMPARE(model.index(2).data(StepListModel::StatusRole).toString(), QStringLiteral("400"));
}

/// RFC 8628 §3.5: the step is done, although the server answered with an error.
void RunModelsTest::aPollShowsWhatTheServerSaid()
{
    RunRecord record = sampleRun();
    record.steps[2].reason = QStringLiteral("authorization_pending, the next poll after 5 s");
    record.exchanges[0].response->status = 400;
    StepListModel model;
    model.setRecord(record);
    QCOMPARE(model.index(2).data(StepListModel::DetailRole).toString(), record.steps[2].reason);
}

void RunModelsTest::whatTheServerSaysIsMaskedAndHarmless()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_grant");
    error.error_description = QStringLiteral("code %1 expired\u001b[31m\u009b2J\u202e, so is %2")
                                  .arg(QLatin1String(code), QLatin1String(refreshToken));
    RunRecord record = failedRun(error);
    record.exchanges.append(sampleTokenExchange(sampleTokenBody()));
    for (Step &step : record.steps) {
        step.title += QLatin1Char(' ') + QLatin1String(code);
        step.reason = runErrorText(error);
    }
    StepListModel steps;
    steps.setRecord(record);
    RunHistoryModel history;
    history.setHistory({record});

    QStringList shown;
    for (int row = 0; row < steps.rowCount(); ++row) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                               int(StepListModel::TitleRole), int(StepListModel::DetailRole)})
            shown.append(steps.index(row).data(role).toString());
    }
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
        shown.append(history.index(0, RunHistoryModel::OutcomeColumn).data(role).toString());
    for (const QString &text : std::as_const(shown)) {
        QVERIFY2(!text.contains(QLatin1String(code)), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String(refreshToken)), qPrintable(text));
        for (const char16_t control : {u'\x1b', u'\x9b', u'\u202e'})
            QVERIFY2(!text.contains(QChar(control)), qPrintable(text));
    }
    QVERIFY(shown.last().contains(QChar(0x241B)));
}

void RunModelsTest::theSameRunOnlyChangesWhatChanged()
{
    StepListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    RunRecord record = sampleRun();
    const Step last = record.steps.takeLast();
    model.setRecord(record);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    record.steps.append(last);
    record.steps[0].byUserChoice = true;
    model.setRecord(record);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("your choice")));
}

void RunModelsTest::anotherRunIsAnotherModel()
{
    StepListModel model;
    model.setRecord(sampleRun());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRecord(sampleRun());
    QCOMPARE(reset.count(), 1);
}

void RunModelsTest::historyPutsTheNewestFirst()
{
    RunHistoryModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const RunRecord first = sampleRun();
    RunRecord second = sampleRun();
    second.outcome = RunOutcome::Running;
    model.setHistory({first});
    model.setHistory({second, first});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(RunHistoryModel::IdRole).toUuid(), second.id);
    QCOMPARE(model.index(0, RunHistoryModel::OutcomeColumn).data().toString(), QStringLiteral("running"));
    QCOMPARE(model.index(1, RunHistoryModel::OutcomeColumn).data().toString(),
             QStringLiteral("tokens received"));

    second.outcome = RunOutcome::Cancelled;
    model.setHistory({second, first});
    QCOMPARE(model.index(0, RunHistoryModel::OutcomeColumn).data().toString(), QStringLiteral("cancelled"));
}

void RunModelsTest::historyForgetsTheOldest()
{
    RunHistoryModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const RunRecord first = sampleRun();
    const RunRecord second = sampleRun();
    const RunRecord third = sampleRun();
    model.setHistory({second, first});
    model.setHistory({third, second});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(RunHistoryModel::IdRole).toUuid(), third.id);
    QCOMPARE(model.index(1, 0).data(RunHistoryModel::IdRole).toUuid(), second.id);
}

void RunModelsTest::historyShowsNoSecret()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_client");
    error.error_description = QStringLiteral("wrong secret %1").arg(QLatin1String(clientSecret));
    RunHistoryModel model;
    model.setHistory({failedRun(error)});
    const QString text = model.index(0, RunHistoryModel::OutcomeColumn).data().toString();
    QVERIFY(text.contains(QStringLiteral("invalid_client")));
    QVERIFY(!text.contains(QLatin1String(clientSecret)));
}

void RunModelsTest::longValuesAreCutInCellsOnly()
{
    NamedValueModel model(QStringLiteral("Name"), QStringLiteral("Value"));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString value = QString(100'000, u'x');
    model.setRows({{QStringLiteral("access_token"), value}});
    QVERIFY(model.index(0, 1).data().toString().size() < 2000);
    QCOMPARE(model.index(0, 1).data(Qt::EditRole).toString(), value);
}

// A megabyte in one cell or tool tip holds the window up for seconds.
void RunModelsTest::whatAServerSaysAtLengthIsOneLineOfEachModel()
{
    OAuthError error;
    error.error = QStringLiteral("invalid_request");
    error.error_description = QString(1'000'000, u'x');
    const RunRecord record = failedRun(error);

    RunHistoryModel history;
    history.setHistory({record});
    const QString outcome = history.index(0, RunHistoryModel::OutcomeColumn).data().toString();
    QVERIFY(outcome.contains(QStringLiteral("invalid_request")));
    QVERIFY2(outcome.size() < 2000, qPrintable(QString::number(outcome.size())));

    RunRecord wordy = sampleRun();
    wordy.steps[0].reason = QString(1'000'000, u'x');
    StepListModel steps;
    steps.setRecord(wordy);
    for (const int role : {int(StepListModel::DetailRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        QVERIFY(steps.index(0).data(role).toString().size() < 2000);
}

QTEST_GUILESS_MAIN(RunModelsTest)
#include "run_models_test.moc"
