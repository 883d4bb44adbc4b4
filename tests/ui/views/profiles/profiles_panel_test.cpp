// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/profiles_panel.h"

#include "models/profile_list_model.h"
#include "profiles/keychain_store.h"
#include "support/profile_shelf.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile profileNamed(const QString &name, const QString &provider)
{
    Profile profile;
    profile.setText(u"name", name);
    profile.setText(u"provider", provider);
    return profile;
}

} // namespace

class ProfilesPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_shelf = std::make_unique<ProfileShelf>(makeMemoryStore);
        m_model = m_shelf->profiles();
        m_sandbox = m_model->addBuiltIn(profileNamed(u"Sandbox"_s, u"sandbox"_s));
        m_draft = m_model->addDraft(profileNamed(u"Acme staging"_s, u"acme"_s));
        m_panel = std::make_unique<ProfilesPanel>(m_shelf.get());
        m_panel->setCurrent(m_sandbox);
        m_view = m_panel->findChild<QTreeView *>(u"profile_list"_s);
        m_search = m_panel->findChild<QLineEdit *>(u"profile_search"_s);
    }

    void cleanup()
    {
        m_panel.reset();
        m_shelf.reset();
    }

    void selectingARowMakesItCurrent()
    {
        QSignalSpy changed(m_panel.get(), &ProfilesPanel::currentChanged);
        m_view->setCurrentIndex(rowNamed(u"Acme staging"_s));
        QCOMPARE(m_panel->current(), m_draft);
        QCOMPARE(changed.count(), 1);
    }

    void searchHidesRowsButChangesNoProfile()
    {
        QSignalSpy changed(m_panel.get(), &ProfilesPanel::currentChanged);
        m_search->setText(u"staging"_s);
        QVERIFY(rowNamed(u"Acme staging"_s).isValid());
        QVERIFY(!rowNamed(u"Sandbox"_s).isValid());
        QCOMPARE(m_panel->current(), m_sandbox);
        m_search->clear();
        QCOMPARE(m_view->currentIndex().data().toString(), u"Sandbox"_s);
        QCOMPARE(changed.count(), 0);
    }

    void searchFindsByProvider()
    {
        m_search->setText(u"ACME"_s);
        QVERIFY(rowNamed(u"Acme staging"_s).isValid());
    }

    void newMakesADraftAndShowsItEvenDuringASearch()
    {
        m_search->setText(u"sandbox"_s);
        m_panel->actions().create->trigger();
        QVERIFY(m_panel->current() != m_sandbox);
        QCOMPARE(m_view->currentIndex().data().toString(), u"New profile"_s);
        QCOMPARE(m_search->text(), QString());
    }

    void deleteSelectsAnotherAndUndoBringsItBack()
    {
        m_panel->setCurrent(m_draft);
        m_panel->actions().remove->trigger();
        QCOMPARE(m_panel->current(), m_sandbox);
        QVERIFY(!rowNamed(u"Acme staging"_s).isValid());
        QPushButton *undo = undoButton();
        QVERIFY(undo);
        undo->click();
        QCOMPARE(m_panel->current(), m_draft);
        QVERIFY(!undo->isVisibleTo(m_panel.get()));
    }

    void applyingAPresetIsTakenBackInOneStep()
    {
        m_panel->setCurrent(m_draft);
        const Profile before = m_model->profile(m_draft);
        applyPreset();
        QVERIFY(m_model->profile(m_draft) != before);
        QSignalSpy replaced(m_panel.get(), &ProfilesPanel::currentChanged);
        QVERIFY(undoButton());
        undoButton()->click();
        QCOMPARE(m_model->profile(m_draft).toJson(), before.toJson());
        QCOMPARE(m_panel->current(), m_draft);
        QCOMPARE(replaced.count(), 1); // the form shows it
        QVERIFY(!undoButton());
        QVERIFY(!m_panel->actions().undo->isEnabled());
    }

    /// As narrow as in the smallest window.
    void whatCanBeTakenBackIsReadWhole()
    {
        m_panel->resize(185, 500);
        m_panel->show();
        m_panel->setCurrent(m_draft);
        applyPreset();
        const auto *text = m_panel->findChild<QLabel *>(u"undo_text"_s);
        QVERIFY(text);
        QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
        QVERIFY(text->heightForWidth(text->width()) > text->fontMetrics().lineSpacing());
    }

    /// What the user typed since then is worth more than the way back.
    void aPresetIsNotTakenBackOverLaterEdits()
    {
        m_panel->setCurrent(m_draft);
        applyPreset();
        Profile edited = m_model->profile(m_draft);
        edited.setText(u"client_id", u"typed"_s);
        m_model->setProfile(m_draft, edited);
        QVERIFY(!undoButton());
        QVERIFY(!m_panel->actions().undo->isEnabled());
        QCOMPARE(m_model->profile(m_draft).text(u"client_id"), u"typed"_s);
    }

    /// The last thing done is the one that is undone.
    void aDeletionAfterAPresetIsUndoneFirst()
    {
        applyPreset(); // to the sandbox
        m_panel->setCurrent(m_draft);
        m_panel->actions().remove->trigger();
        m_panel->actions().undo->trigger();
        QCOMPARE(m_panel->current(), m_draft);
        QVERIFY(!m_panel->actions().undo->isEnabled());
    }

    void theBuiltInProfileIsResetInsteadOfDeleted()
    {
        QVERIFY(!m_panel->actions().remove->isEnabled());
        QVERIFY(!m_panel->actions().rename->isEnabled());
        QVERIFY(!m_panel->actions().reset->isEnabled());
        Profile changed = m_model->profile(m_sandbox);
        changed.setText(u"scope", u"openid"_s);
        m_model->setProfile(m_sandbox, changed);
        QVERIFY(m_panel->actions().reset->isEnabled());
        QSignalSpy replaced(m_panel.get(), &ProfilesPanel::currentChanged);
        m_panel->actions().reset->trigger();
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(m_model->profile(m_sandbox).text(u"scope"), QString());
    }

    void renamingEditsInPlaceAndTheEditorHasAName()
    {
        m_panel->show();
        m_panel->setCurrent(m_draft);
        m_panel->actions().rename->trigger();
        auto *editor = m_view->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->accessibleName(), u"Profile name"_s);
        editor->selectAll();
        QTest::keyClicks(editor, u"Acme live"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_model->profile(m_draft).name(), u"Acme live"_s);
    }

private:
    void applyPreset()
    {
        m_panel->actions().applyPreset->trigger();
        auto *dialog = m_panel->findChild<QDialog *>(u"preset_dialog"_s);
        QVERIFY(dialog);
        dialog->accept();
        QTRY_VERIFY(!m_panel->findChild<QDialog *>(u"preset_dialog"_s));
    }

    QPushButton *undoButton() const
    {
        for (auto *button : m_panel->findChildren<QPushButton *>()) {
            if (button->text() == u"Undo"_s && button->isVisibleTo(m_panel.get()))
                return button;
        }
        return nullptr;
    }

    QModelIndex rowNamed(const QString &name) const
    {
        const QAbstractItemModel *shown = m_view->model();
        const auto found = shown->match(shown->index(0, 0), Qt::DisplayRole, name, -1,
                                        Qt::MatchExactly | Qt::MatchRecursive);
        for (const QModelIndex &index : found) {
            if (index.parent().isValid())
                return index;
        }
        return {};
    }

    std::unique_ptr<ProfileShelf> m_shelf;
    ProfileListModel *m_model = nullptr;
    std::unique_ptr<ProfilesPanel> m_panel;
    QTreeView *m_view = nullptr;
    QLineEdit *m_search = nullptr;
    QUuid m_sandbox;
    QUuid m_draft;
};

QTEST_MAIN(ProfilesPanelTest)
#include "profiles_panel_test.moc"
