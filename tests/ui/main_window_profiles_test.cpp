// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The window and the keychain: what is saved, what is not, and what the user is told.
#include "main_window.h"

#include "models/profile_list_model.h"
#include "profiles/memory_items.h"
#include "profiles/stored_document.h"
#include "support/scripted_server.h"
#include "support/store_calls.h"
#include "views/profiles/profiles_panel.h"
#include "views/request/request_panel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace workbench::test {

using namespace Qt::StringLiterals;
using Kind = StoreError::Kind;
using Operation = MemoryVault::Operation;
using Ruling = MemoryVault::Ruling;

class MainWindowProfilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksTheKeychainOnlyAfterTheFirstPicture();
    void showsWhatIsStored();
    void leavesTheFormAloneWhenTheListComes();
    void savesWithItsShortcut();
    void savesTheSandboxUnderAnotherName();
    void keepsChangesWhileOneSwitches();
    void discardsChangesAndTakesThatBack();
    void saysWhatIsTheMatterWithTheKeychain_data();
    void saysWhatIsTheMatterWithTheKeychain();
    void worksOnWithoutAKeychain();
    void saysWhyThereIsNoForm();
    void showsANewerDocumentReadOnly();
    void savesAllBeforeItCloses();
    void staysWhenASaveFailed_data();
    void staysWhenASaveFailed();
    void closesWhenTheUserSaysSo();
    void waitsForTheKeychainBeforeItCloses();
    void asksWhatToDoAboutAConflict();
    void keepsTheTokensOfARunAndRefreshesWithThem();
    void forgetsKeptTokensWhenToldSo();
    void asksBeforeItWritesSecretsToAFile();
    void writesNothingOfAProfileIntoItsSettings();

private:
    void openWindow();
    void openWindow(const QList<QPair<QUuid, Profile>> &stored);
    StoreCalls there();
    ProfileStore *store() const { return m_store; }
    bool waitIdle() const
    {
        return QTest::qWaitFor([this] { return m_store && m_store->isIdle(); }, 20'000);
    }
    template<class Widget> Widget *child(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    ProfilesPanel *panel() const { return m_window->findChild<ProfilesPanel *>(); }
    const ProfileEntry &current() const { return *m_window->profiles()->entry(panel()->current()); }
    QString banner() const
    {
        const auto *label = child<QLabel>(u"keychain_message"_s);
        return label && label->isVisible() ? label->text() : QString();
    }
    QPushButton *bannerAction() const { return child<QPushButton>(u"keychain_message_action"_s); }
    void type(const QString &field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void answer(QMessageBox::ButtonRole role) const;
    void failEach(Operation operation, Kind kind);

    QTemporaryDir m_directory;
    std::shared_ptr<MemoryVault> m_vault;
    std::vector<std::unique_ptr<ProfileStore>> m_others;
    std::unique_ptr<MainWindow> m_window;
    ProfileStore *m_store = nullptr; ///< the window's, once it is made
    const QUuid m_id = QUuid::createUuid();
};

void MainWindowProfilesTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
    QCoreApplication::setApplicationName(u"main_window_profiles_test"_s);
    QVERIFY(m_directory.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
}

void MainWindowProfilesTest::init()
{
    QSettings().clear();
    m_vault = std::make_shared<MemoryVault>();
}

void MainWindowProfilesTest::cleanup()
{
    m_window.reset();
    m_others.clear();
    m_store = nullptr;
}

void MainWindowProfilesTest::openWindow()
{
    m_window = std::make_unique<MainWindow>(RunController::World{}, MainWindow::Start::Hidden, [this] {
        auto store = std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault),
                                                    m_directory.filePath(u"store.lock"_s));
        m_store = store.get();
        return store;
    });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_store);
    QVERIFY(waitIdle());
}

void MainWindowProfilesTest::openWindow(const QList<QPair<QUuid, Profile>> &stored)
{
    for (const auto &[id, profile] : stored)
        QVERIFY(there().save(id, profile, 0));
    openWindow();
}

StoreCalls MainWindowProfilesTest::there()
{
    m_others.push_back(std::make_unique<ProfileStore>(std::make_unique<MemoryItems>(m_vault),
                                                      m_directory.filePath(u"store.lock"_s)));
    return StoreCalls(*m_others.back());
}

void MainWindowProfilesTest::failEach(Operation operation, Kind kind)
{
    m_vault->rule = [operation, kind](Operation asked, const QString &) {
        return asked == operation ? Ruling{StoreError{kind, u"the test wants it so"_s}} : Ruling{};
    };
}

/// Answers the question before the window closes.
void MainWindowProfilesTest::answer(QMessageBox::ButtonRole role) const
{
    auto *box = child<QMessageBox>(u"lose_profiles"_s);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == role)
            return button->click();
    }
    QFAIL("no such button");
}

void MainWindowProfilesTest::asksTheKeychainOnlyAfterTheFirstPicture()
{
    bool isMade = false, wasPainted = false;
    MainWindow window({}, MainWindow::Start::Shown, [&] {
        isMade = true;
        return makeMemoryStore();
    });
    struct Spy : QObject {
        bool *wasPainted = nullptr;
        bool *isMade = nullptr;
        bool wasMadeBefore = false;
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint && !*wasPainted) {
                *wasPainted = true;
                wasMadeBefore = *isMade;
            }
            return false;
        }
    } spy;
    spy.wasPainted = &wasPainted;
    spy.isMade = &isMade;
    window.installEventFilter(&spy);
    QVERIFY(!isMade);
    QTRY_VERIFY(isMade);
    QVERIFY(wasPainted);
    QVERIFY(!spy.wasMadeBefore);
}

void MainWindowProfilesTest::showsWhatIsStored()
{
    Profile profile = namedProfile(u"stored"_s);
    profile.setText(u"client_id"_s, u"from the keychain"_s);
    openWindow({{m_id, profile}});
    QCOMPARE(m_window->profiles()->entry(m_id)->content, ProfileEntry::Content::Unread);
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"from the keychain"_s);
    QVERIFY(child<QLineEdit>(u"client_id"_s)->isVisible());
    QVERIFY(!m_window->isWindowModified());
    QCOMPARE(banner(), QString());
}

void MainWindowProfilesTest::leavesTheFormAloneWhenTheListComes()
{
    failEach(Operation::Open, Kind::Locked);
    openWindow();
    auto *secret = child<QLineEdit>(u"client_secret"_s);
    type(u"client_secret"_s, u"typed"_s);
    secret->setCursorPosition(2);
    m_vault->rule = {};
    bannerAction()->click();
    QVERIFY(waitIdle());
    QCOMPARE(child<QLineEdit>(u"client_secret"_s), secret);
    QCOMPARE(secret->cursorPosition(), 2);
    QCOMPARE(current().state(), u"changed"_s);
}

void MainWindowProfilesTest::savesWithItsShortcut()
{
    openWindow();
    panel()->actions().create->trigger();
    type(u"client_id"_s, u"typed"_s);
    QVERIFY(m_window->isWindowModified());
    QTest::keyClick(child<QLineEdit>(u"client_id"_s), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(waitIdle());
    QVERIFY(!m_window->isWindowModified());
    QCOMPARE(there().load(panel()->current())->profile.text(u"client_id"), u"typed"_s);
    QVERIFY(!panel()->actions().save->isEnabled());
    QVERIFY(m_window->close());
}

void MainWindowProfilesTest::savesTheSandboxUnderAnotherName()
{
    openWindow();
    const QUuid sandbox = panel()->current();
    type(u"scope"_s, u"openid"_s);
    panel()->actions().save->trigger();
    auto *name = child<QLineEdit>(u"profile_name"_s);
    QVERIFY(name);
    name->setText(u"  mine "_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(waitIdle());
    QVERIFY(panel()->current() != sandbox);
    QCOMPARE(there().load(panel()->current())->profile.name(), u"mine"_s);
    QCOMPARE(child<QLineEdit>(u"scope"_s)->text(), u"openid"_s);
    QVERIFY(!m_window->profiles()->isUnsaved(sandbox));
}

void MainWindowProfilesTest::keepsChangesWhileOneSwitches()
{
    openWindow({{m_id, namedProfile(u"stored"_s)}});
    const QUuid sandbox = panel()->current();
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    type(u"client_id"_s, u"typed"_s);
    panel()->setCurrent(sandbox);
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"typed"_s);
    QCOMPARE(current().state(), u"changed"_s);
    QCOMPARE(there().load(m_id)->profile.text(u"client_id"), QString());
}

void MainWindowProfilesTest::discardsChangesAndTakesThatBack()
{
    openWindow({{m_id, namedProfile(u"stored"_s)}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    type(u"client_id"_s, u"typed"_s);
    panel()->actions().reset->trigger();
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), QString());
    QCOMPARE(current().state(), QString());
    panel()->actions().undo->trigger();
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"typed"_s);
}

void MainWindowProfilesTest::saysWhatIsTheMatterWithTheKeychain_data()
{
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::addColumn<QString>("action");
    QTest::newRow("no library") << Kind::LibraryMissing << u"Try again"_s;
    QTest::newRow("no service") << Kind::NoService << u"Try again"_s;
    QTest::newRow("locked") << Kind::Locked << u"Unlock"_s;
    QTest::newRow("dismissed") << Kind::Dismissed << u"Unlock"_s;
    QTest::newRow("denied") << Kind::Denied << u"Try again"_s;
    QTest::newRow("failed") << Kind::Failed << u"Try again"_s;
}

void MainWindowProfilesTest::saysWhatIsTheMatterWithTheKeychain()
{
    QFETCH(StoreError::Kind, kind);
    QVERIFY(there().save(m_id, namedProfile(u"stored"_s), 0));
    failEach(Operation::Open, kind);
    openWindow();
    QVERIFY2(banner().contains(u"the test wants it so"_s), qPrintable(banner()));
    QTEST(bannerAction()->text(), "action");
    QVERIFY(bannerAction()->isVisible());
    m_vault->rule = {};
    bannerAction()->click();
    QVERIFY(waitIdle());
    QCOMPARE(banner(), QString());
    QVERIFY(m_window->profiles()->entry(m_id));
}

void MainWindowProfilesTest::worksOnWithoutAKeychain()
{
    failEach(Operation::Open, Kind::NoService);
    openWindow();
    panel()->actions().create->trigger();
    type(u"client_id"_s, u"typed"_s);
    panel()->actions().save->trigger();
    QVERIFY(waitIdle());
    QVERIFY2(banner().contains(u"was not saved"_s), qPrintable(banner()));
    QCOMPARE(current().state(), u"unsaved"_s);
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"typed"_s);
    QVERIFY(m_vault->items.isEmpty());

    m_vault->rule = {}; // it has come up
    bannerAction()->click();
    QVERIFY(waitIdle());
    QCOMPARE(banner(), QString());
    QCOMPARE(current().state(), QString());
}

void MainWindowProfilesTest::saysWhyThereIsNoForm()
{
    openWindow({{m_id, namedProfile(u"stored"_s)}});
    m_vault->items.insert(profileKey(m_id), "not json");
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    auto *absence = child<QLabel>(u"absence"_s);
    QVERIFY(absence && absence->isVisible());
    QVERIFY(!child<QLineEdit>(u"client_id"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_window->findChild<RunController *>()->history().isEmpty());

    QVERIFY(there().remove(m_id));
    QVERIFY(there().save(m_id, namedProfile(u"whole"_s), 0));
    child<QPushButton>(u"absence_action"_s)->click();
    QVERIFY(waitIdle());
    QVERIFY(!absence->isVisible());
    QVERIFY(child<QLineEdit>(u"client_id"_s)->isVisible());
}

void MainWindowProfilesTest::showsANewerDocumentReadOnly()
{
    QVERIFY(there().save(m_id, namedProfile(u"stored"_s), 0));
    m_vault->items.insert(profileKey(m_id),
                          R"({"workbench":2,"name":"stored","client_id":"c","keychain_generation":1})");
    openWindow();
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"c"_s);
    QVERIFY(!child<QLineEdit>(u"client_id"_s)->isEnabled());
    QVERIFY(!panel()->actions().save->isEnabled());
}

void MainWindowProfilesTest::savesAllBeforeItCloses()
{
    openWindow();
    panel()->actions().create->trigger();
    type(u"client_id"_s, u"typed"_s);
    const QUuid id = panel()->current();
    QVERIFY(!m_window->close());
    answer(QMessageBox::AcceptRole);
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(there().load(id)->profile.text(u"client_id"), u"typed"_s);
}

void MainWindowProfilesTest::staysWhenASaveFailed_data()
{
    QTest::addColumn<StoreError::Kind>("kind");
    QTest::newRow("failed") << Kind::Failed;
    QTest::newRow("unknown") << Kind::Unknown;
    QTest::newRow("no service") << Kind::NoService;
}

void MainWindowProfilesTest::staysWhenASaveFailed()
{
    QFETCH(StoreError::Kind, kind);
    openWindow();
    panel()->actions().create->trigger();
    type(u"client_id"_s, u"typed"_s);
    bool isDead = false;
    m_vault->rule = [&isDead, kind](Operation asked, const QString &) {
        if (asked == Operation::Write && !isDead) {
            isDead = true;
            return Ruling{StoreError{kind, u"the test wants it so"_s}};
        }
        return isDead ? Ruling{StoreError{Kind::NoService, u"gone"_s}} : Ruling{};
    };
    QVERIFY(!m_window->close());
    answer(QMessageBox::AcceptRole);
    QVERIFY(waitIdle());
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY(m_window->isVisible());
    QVERIFY(current().isUnsaved());
    QTRY_VERIFY(!child<QMessageBox>(u"lose_profiles"_s));
    QVERIFY(!m_window->close());
    answer(QMessageBox::DestructiveRole);
    QTRY_VERIFY(!m_window->isVisible());
}

void MainWindowProfilesTest::closesWhenTheUserSaysSo()
{
    openWindow({{m_id, namedProfile(u"stored"_s)}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    type(u"client_id"_s, u"typed"_s);
    QVERIFY(!m_window->close());
    child<QMessageBox>(u"lose_profiles"_s)->button(QMessageBox::Cancel)->click();
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!child<QMessageBox>(u"lose_profiles"_s));
    QVERIFY(!m_window->close());
    answer(QMessageBox::DestructiveRole);
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(there().load(m_id)->profile, namedProfile(u"stored"_s));
}

void MainWindowProfilesTest::waitsForTheKeychainBeforeItCloses()
{
    openWindow({{m_id, namedProfile(u"stored"_s)}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    panel()->actions().remove->trigger();
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(there().load(m_id).error().kind, Kind::Missing);
}

void MainWindowProfilesTest::asksWhatToDoAboutAConflict()
{
    openWindow({{m_id, namedProfile(u"stored"_s, u"hunter22"_s)}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    Profile theirs = namedProfile(u"stored"_s, u"another secret"_s);
    theirs.setText(u"scope", u"theirs"_s);
    QVERIFY(there().save(m_id, theirs, 1));
    type(u"client_id"_s, u"mine"_s);
    panel()->actions().save->trigger();
    QVERIFY(waitIdle());

    auto *dialog = child<QDialog>(u"conflict_dialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    const auto *members = dialog->findChild<QTreeWidget *>(u"conflict_members"_s);
    QStringList shown;
    for (int row = 0; row < members->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = members->topLevelItem(row);
        shown.append(item->text(0) + u": "_s + item->text(1) + u" | "_s + item->text(2));
    }
    QCOMPARE(shown,
             (QStringList{u"client_id: mine | "_s, u"client_secret: differs, secret | differs, secret"_s,
                          u"scope:  | theirs"_s}));

    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == u"&Keep both"_s)
            button->click();
    }
    QVERIFY(waitIdle());
    QCOMPARE(there().load(m_id)->profile, theirs);
    QVERIFY(panel()->current() != m_id);
    QCOMPARE(there().load(panel()->current())->profile.text(u"client_id"), u"mine"_s);
    QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"mine"_s);
    QVERIFY(m_window->close());
}

void MainWindowProfilesTest::keepsTheTokensOfARunAndRefreshesWithThem()
{
    ScriptedServer server;
    server.enqueue(Reply::json(R"({"access_token":"a","token_type":"Bearer","refresh_token":"first"})"));
    server.enqueue(Reply::json(R"({"access_token":"b","token_type":"Bearer","refresh_token":"second"})"));
    Profile profile;
    profile.setText(u"name", u"stored"_s);
    profile.setText(u"grant_type", u"client_credentials"_s);
    profile.setText(u"token_endpoint", server.url(u"/token"_s));
    profile.setText(u"client_id", u"c"_s);
    profile.setFlag(u"keep_last_response", true);
    openWindow({{m_id, profile}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    const auto keptToken = [this] {
        const Profile stored = there().load(m_id)->profile;
        const JsonValue *kept = stored.value(u"last_response");
        return kept ? kept->member(u"refresh_token")->text() : QString();
    };
    QTest::keyClick(child<QLineEdit>(u"client_id"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(keptToken(), u"first"_s);
    QVERIFY(waitIdle());
    QCOMPARE(current().state(), QString()); // it is stored, there is nothing left to save

    // Tomorrow.
    cleanup();
    openWindow();
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    Profile refreshing = m_window->profiles()->profile(m_id);
    refreshing.setText(u"grant_type", u"refresh_token"_s);
    m_window->profiles()->setProfile(m_id, refreshing);
    m_window->findChild<RequestPanel *>()->setProfile(refreshing);
    QTest::keyClick(child<QLineEdit>(u"client_id"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(keptToken(), u"second"_s);
    QVERIFY2(server.requests().last().body.contains("refresh_token=first"),
             server.requests().last().body.constData());
}

void MainWindowProfilesTest::forgetsKeptTokensWhenToldSo()
{
    Profile profile = namedProfile(u"stored"_s);
    profile.setFlag(u"keep_last_response", true);
    profile.setValue(u"last_response", parseJson(R"({"refresh_token":"r"})")->value);
    openWindow({{m_id, profile}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    auto *form = m_window->findChild<RequestPanel *>();
    form->focusMember(u"keep_last_response"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    panel()->actions().save->trigger();
    QVERIFY(waitIdle());
    QVERIFY(!there().load(m_id)->profile.has(u"last_response"));
    QVERIFY(!there().load(m_id)->profile.flag(u"keep_last_response", false));
}

void MainWindowProfilesTest::asksBeforeItWritesSecretsToAFile()
{
    openWindow();
    panel()->actions().exportWithSecrets->trigger();
    auto *box = child<QMessageBox>(u"export_secrets"_s);
    QVERIFY(box && box->isVisible());
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    box->defaultButton()->click();
    QVERIFY(m_window->findChildren<QDialog *>(u"QFileDialog"_s).isEmpty());
}

void MainWindowProfilesTest::writesNothingOfAProfileIntoItsSettings()
{
    Profile profile = namedProfile(u"Zebra works"_s, u"hunter22"_s);
    profile.setText(u"client_id", u"zebra-id"_s);
    openWindow({{m_id, profile}});
    panel()->setCurrent(m_id);
    QVERIFY(waitIdle());
    type(u"client_id"_s, u"zebra-typed"_s);
    panel()->actions().save->trigger();
    QVERIFY(waitIdle());
    QVERIFY(m_window->close());
    m_window.reset();

    QSettings settings;
    for (const QString &key : settings.allKeys())
        QVERIFY2(key.startsWith(u"window/"_s) || key.startsWith(u"preferences/"_s), qPrintable(key));
    settings.sync();
    QFile written(settings.fileName());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll().toLower();
    for (const char *needle : {"hunter22", "zebra", "moov"})
        QVERIFY2(!content.contains(needle), needle);
}

} // namespace workbench::test

QTEST_MAIN(workbench::test::MainWindowProfilesTest)
#include "main_window_profiles_test.moc"
