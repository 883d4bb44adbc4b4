// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/export_menu.h"

#include "exchange_format/har_export.h"
#include "exchange_format/run_json.h"
#include "http/redaction.h"
#include "ui/support/sample_run.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

/// The run of the sample, begun by the browser.
RunRecord sampleRunWithBrowser()
{
    RunRecord record = sampleRun();
    Exchange front;
    front.request.kind = ExchangeKind::AuthorizationRequest;
    front.request.method = "GET";
    front.request.url = u"https://as.example/authorize?client_id=c"_s;
    record.exchanges.append(front);
    return record;
}

RunRecord masked(const RunRecord &record)
{
    return Redactor(secretsIn(record)).masked(record);
}

QByteArray curl(const RunRecord &record, Shell shell, bool secretsInPlace)
{
    return *curlCommands(record, {0}, shell, secretsInPlace);
}

} // namespace

/// Every entry hands out exactly what the engine writes.
class ExportMenuTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_button.reset(); }
    void whatIsCopied_data();
    void whatIsCopied();
    void whatIsSaved_data();
    void whatIsSaved();
    void aCancelledDialogWritesNothing();
    void aFileThatCannotBeWrittenIsSaid();
    void whatCannotBeACommandIsSaid();
    void withoutAnExchangeOnlyTheRunIsOffered();

private:
    QAction *action(const QString &path) const;
    QFileDialog *dialogOf(const QString &path);

    RunRecord m_record;
    std::unique_ptr<QPushButton> m_button;
    ExportMenu *m_menu = nullptr;
};

void ExportMenuTest::init()
{
    m_record = sampleRunWithBrowser();
    m_button = std::make_unique<QPushButton>();
    m_button->show();
    m_menu = new ExportMenu(m_button.get());
    m_menu->setTarget(m_record, 0);
    QGuiApplication::clipboard()->clear();
}

/// "Copy as curl for another shell>Windows cmd".
QAction *ExportMenuTest::action(const QString &path) const
{
    const QMenu *menu = m_menu;
    QAction *found = nullptr;
    for (const QString &title : path.split(u'>')) {
        found = nullptr;
        for (QAction *candidate : menu->actions()) {
            if (candidate->text() == title)
                found = candidate;
        }
        if (found && found->menu())
            menu = found->menu();
    }
    return found;
}

void ExportMenuTest::whatIsCopied_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("withSecrets");
    const RunRecord record = sampleRunWithBrowser();
    const Exchange exchange = masked(record).exchanges.first();
    const auto row = [](const char *path, const QByteArray &expected, bool withSecrets = false) {
        QTest::newRow(path) << QString::fromLatin1(path) << expected << withSecrets;
    };
    row("Copy as curl", curl(record, Shell::Posix, false));
    row("Copy as curl for another shell>POSIX shell", curl(record, Shell::Posix, false));
    row("Copy as curl for another shell>Windows cmd", curl(record, Shell::Cmd, false));
    row("Copy as curl for another shell>PowerShell 7", curl(record, Shell::PowerShell, false));
    row("Copy as curl with secrets in place>POSIX shell", curl(record, Shell::Posix, true), true);
    row("Copy as curl with secrets in place>Windows cmd", curl(record, Shell::Cmd, true), true);
    row("Copy as curl with secrets in place>PowerShell 7", curl(record, Shell::PowerShell, true), true);
    row("Copy raw request", exchange.requestBytes());
    row("Copy raw response", exchange.responseBytes());
    // Of the two exchanges the program made one.
    row("Copy all requests of the run as curl", curl(record, Shell::Posix, false));
    row("Copy the run as JSON, masked", runJson(record));
}

void ExportMenuTest::whatIsCopied()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    QFETCH(bool, withSecrets);
    // The expected bytes came from a record of their own, whose identity JSON does not show.
    QSignalSpy said(m_menu, &ExportMenu::said);
    QAction *entry = action(path);
    QVERIFY(entry && entry->isVisible());
    entry->trigger();
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(expected));
    QCOMPARE(expected.contains(clientSecret), withSecrets);
    QCOMPARE(said.first().first().toString().contains(u"with the secrets"_s), withSecrets);
}

QFileDialog *ExportMenuTest::dialogOf(const QString &path)
{
    action(path)->trigger();
    if (!QTest::qWaitFor([this] { return m_button->findChild<QFileDialog *>() != nullptr; }))
        return nullptr;
    return m_button->findChild<QFileDialog *>();
}

void ExportMenuTest::whatIsSaved_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("wholeRun");
    QTest::addColumn<bool>("withSecrets");
    QTest::newRow("exchange") << u"Save this exchange as HAR, masked…"_s << false << false;
    QTest::newRow("run") << u"Save the run as HAR, masked…"_s << true << false;
    QTest::newRow("run with secrets") << u"Save the run as HAR with its secrets…"_s << true << true;
}

void ExportMenuTest::whatIsSaved()
{
    QFETCH(QString, path);
    QFETCH(bool, wholeRun);
    QFETCH(bool, withSecrets);
    QTemporaryDir directory;
    QFileDialog *dialog = dialogOf(path);
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    Q_EMIT dialog->fileSelected(directory.filePath(u"saved.har"_s));
    dialog->close();

    QFile file(directory.filePath(u"saved.har"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray saved = file.readAll();
    QCOMPARE(saved, harLog(withSecrets ? m_record : masked(m_record), wholeRun ? -1 : 0));
    QCOMPARE(saved.contains(clientSecret), withSecrets);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void ExportMenuTest::aCancelledDialogWritesNothing()
{
    QTemporaryDir directory;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(directory.path()));
    QPointer<QFileDialog> dialog = dialogOf(u"Save the run as HAR, masked…"_s);
    QVERIFY(dialog);
    dialog->reject();
    QTRY_VERIFY(!dialog); // and nothing of it stays behind
    QVERIFY(QDir(directory.path()).isEmpty());
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(!m_button->findChild<QMessageBox *>());
}

void ExportMenuTest::aFileThatCannotBeWrittenIsSaid()
{
    QTemporaryDir directory; // a directory is no file, not even to the superuser
    QFileDialog *dialog = dialogOf(u"Save the run as HAR, masked…"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(directory.path());
    const auto *box = m_button->findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY2(box->text().contains(QDir::toNativeSeparators(directory.path())), qPrintable(box->text()));
}

void ExportMenuTest::whatCannotBeACommandIsSaid()
{
    m_record.exchanges[0].request.headers.append("No header name", "x");
    m_menu->setTarget(m_record, 0);
    QSignalSpy failed(m_menu, &ExportMenu::failed);
    action(u"Copy as curl"_s)->trigger();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(u"No header name"_s));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void ExportMenuTest::withoutAnExchangeOnlyTheRunIsOffered()
{
    m_menu->setTarget(m_record, -1);
    QVERIFY(!action(u"Copy as curl"_s)->isVisible());
    QVERIFY(!action(u"Copy raw response"_s)->isVisible());
    QVERIFY(action(u"Copy the run as JSON, masked"_s)->isVisible());
    m_menu->setTarget(m_record, 1); // the browser saw its answer, not we
    QVERIFY(action(u"Copy raw request"_s)->isVisible());
    QVERIFY(!action(u"Copy raw response"_s)->isVisible());
}

QTEST_MAIN(ExportMenuTest)
#include "export_menu_test.moc"
