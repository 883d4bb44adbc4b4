// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/runs_page.h"

#include "ui/support/sample_run.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

RunRecord runOf(const QString &profile, RunOutcome outcome)
{
    RunRecord record = sampleRun();
    record.id = QUuid::createUuid();
    record.profile.setText(u"name", profile);
    record.outcome = outcome;
    if (outcome == RunOutcome::Refused) {
        OAuthError refusal;
        refusal.error = u"invalid_client"_s;
        record.error = refusal;
    }
    return record;
}

} // namespace

class RunsPageTest : public QObject {
    Q_OBJECT

private:
    QTreeView *list() const { return m_page->findChild<QTreeView *>(); }
    QLineEdit *search() const { return m_page->findChild<QLineEdit *>(); }
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            names.append(list()->model()->index(row, 1).data().toString());
        return names;
    }

    std::unique_ptr<RunsPage> m_page;
    QList<RunRecord> m_history;

private Q_SLOTS:
    void init()
    {
        m_history = {runOf(u"Moov test"_s, RunOutcome::Tokens), runOf(u"Keycloak"_s, RunOutcome::Refused),
                     runOf(u"Moov [live]"_s, RunOutcome::Refused)};
        m_page = std::make_unique<RunsPage>();
        m_page->setHistory(m_history);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void searchFindsNamesAndOutcomes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing typed")
            << QString() << QStringList{u"Moov test"_s, u"Keycloak"_s, u"Moov [live]"_s};
        QTest::newRow("profile, any case") << u"mOOv"_s << QStringList{u"Moov test"_s, u"Moov [live]"_s};
        QTest::newRow("outcome") << u"invalid_client"_s << QStringList{u"Keycloak"_s, u"Moov [live]"_s};
        QTest::newRow("brackets are no pattern") << u"[live]"_s << QStringList{u"Moov [live]"_s};
        QTest::newRow("nothing found") << u"okta"_s << QStringList();
    }
    void searchFindsNamesAndOutcomes()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        QTest::keyClicks(search(), typed);
        QCOMPARE(shown(), found);
        search()->clear();
        QCOMPARE(shown().size(), 3);
    }

    void whatIsFoundIsWhatOpens()
    {
        QSignalSpy selected(m_page.get(), &RunsPage::selected);
        QSignalSpy opened(m_page.get(), &RunsPage::opened);
        QTest::keyClicks(search(), u"keyc"_s);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Home);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected.first().first().toUuid(), m_history[1].id);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toUuid(), m_history[1].id);
    }

    void aNewRunComesUnderTheSearchToo()
    {
        QTest::keyClicks(search(), u"moov"_s);
        m_history.prepend(runOf(u"Moov newest"_s, RunOutcome::Tokens));
        m_history.prepend(runOf(u"Google"_s, RunOutcome::Tokens));
        m_page->setHistory(m_history);
        QCOMPARE(shown(), (QStringList{u"Moov newest"_s, u"Moov test"_s, u"Moov [live]"_s}));
    }
};

QTEST_MAIN(RunsPageTest)
#include "runs_page_test.moc"
