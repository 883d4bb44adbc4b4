// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_run.h"
#include "flows/step_ids.h"
#include "sandbox/sandbox_server.h"
#include "support/run_controller.h"
#include "views/run/waiting_page.h"

#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

QString reasonOfOpening(const RunController &runs)
{
    const RunRecord record = runs.history().value(0);
    for (const Step &step : record.steps) {
        if (step.id == step_id::authorization_request)
            return step.reason;
    }
    return {};
}

bool says(const QWidget &page, const QString &text)
{
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&text](const QLabel *label) { return label->text().contains(text); });
}

} // namespace

/// A desktop whose launcher starts, and then finds no browser.
class NoBrowserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTimelineAndTheWaitingPageSayIt()
    {
        QTemporaryDir path;
        QFile launcher(path.filePath(u"xdg-open"_s));
        QVERIFY(launcher.open(QIODevice::WriteOnly));
        launcher.write("#!/bin/sh\nexit 3\n");
        launcher.close();
        QVERIFY(launcher.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", path.path().toLocal8Bit());

        RunController runs;
        runs.start(sandboxProfile(), false);
        const QString text = u"No browser could be started"_s;
        const bool said = QTest::qWaitFor([&] { return reasonOfOpening(runs).startsWith(text); });
        qputenv("PATH", before);
        QVERIFY2(said, qPrintable(reasonOfOpening(runs)));
        QVERIFY(runs.isRunning());

        WaitingPage page;
        page.follow(runs.current());
        QVERIFY(says(page, text));
        runs.cancel();
    }
};

QTEST_MAIN(NoBrowserTest)
#include "no_browser_test.moc"
