// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "main_window.h"

#include "exchange_format/foreign_import.h"
#include "exchange_format/profile_file.h"
#include "flows/flow_run.h"
#include "models/profile_list_model.h"
#include "sandbox/sandbox_server.h"
#include "support/key_unlocker.h"
#include "support/quit_guard.h"
#include "support/settled_painting.h"
#include "support/small_file.h"
#include "views/help_boxes.h"
#include "views/profiles/conflict_dialog.h"
#include "views/profiles/profiles_panel.h"
#include "views/request/request_form.h"
#include "views/request/request_panel.h"
#include "views/run/run_panel.h"
#include "widgets/clipboard_time_menu.h"
#include "widgets/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr QSize smallestSize(900, 600);

/// Four fifths of a small screen, and no more than the three panes can use.
QSize firstSize(const QSize &available)
{
    return (available * 4 / 5).boundedTo({1280, 800}).expandedTo(smallestSize);
}

} // namespace

MainWindow::MainWindow(RunController::World world, Start start, ProfileShelf::StoreFactory makeStore)
    : m_shelf(new ProfileShelf(std::move(makeStore), this))
    , m_profiles(m_shelf->profiles())
    , m_runs(new RunController(std::move(world), this))
    , m_keys(new KeyUnlocker(this))
    , m_quitGuard(new QuitGuard(m_shelf, this))
{
    setMinimumSize(smallestSize);
    restoreFrame();
    if (start == Start::Shown) {
        show();
        new SettledPainting(this);
    }
    buildPanes();
    buildMenus();
    connectPanes();
    connectShelf();
    restoreState();
    m_profilesPanel->setCurrent(m_profiles->addBuiltIn(sandboxProfile()));
    m_profilesPanel->focusList();
}

void MainWindow::buildPanes()
{
    m_message = new MessageBar(u"message"_s, tr("Message"));
    m_keychainMessage = new MessageBar(u"keychain_message"_s, tr("Message about the keychain"));
    m_profilesPanel = new ProfilesPanel(m_shelf);
    m_requestPanel = new RequestPanel;
    m_runPanel = new RunPanel(m_runs);

    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_profilesPanel, m_requestPanel, m_runPanel})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({180, 520, 580});

    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    layout->addWidget(m_keychainMessage);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    central->show(); // at once: a window that is up would show it only after the next events
}

void MainWindow::buildMenus()
{
    const ProfilesPanel::Actions &actions = m_profilesPanel->actions();
    QMenu *profile = menuBar()->addMenu(tr("&Profile"));
    profile->addActions({actions.create, actions.createFromProvider, actions.createFromText});
    profile->addAction(tr("&Open file…"), QKeySequence::Open, this, &MainWindow::chooseFile);
    profile->addSeparator();
    profile->addActions(actions.ofCurrent());
    profile->addSeparator();
    profile->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);

    QMenu *runMenu = menuBar()->addMenu(tr("R&un"));
    // The shortcut of Run flow belongs to its button; here it is only shown.
    runMenu->addAction(tr("&Run flow") + u"\tCtrl+Return"_s, this, [this] { run(false); });
    runMenu->addAction(tr("&Step through"), QKeySequence(tr("Ctrl+Shift+Return")), this,
                       [this] { run(true); });
    QAction *cancel =
        runMenu->addAction(tr("&Cancel run"), QKeySequence(tr("Ctrl+.")), m_runs, &RunController::cancel);
    connect(runMenu, &QMenu::aboutToShow, this, [this, cancel] { cancel->setEnabled(m_runs->canCancel()); });
    connect(runMenu, &QMenu::aboutToHide, cancel, [cancel] { cancel->setEnabled(true); });

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(tr("&Next pane"), QKeySequence(tr("F6")), this, &MainWindow::focusNextPane);

    view->addMenu(new ClipboardTimeMenu(view));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard"), QKeySequence(QKeySequence::HelpContents), this,
                    [this] { showKeyboardHelp(this); });
    help->addAction(tr("&About OAuth Workbench"), this, [this] { showAbout(this); });
}

void MainWindow::connectPanes()
{
    connect(m_profilesPanel, &ProfilesPanel::currentChanged, this, &MainWindow::showProfile);
    connect(m_profilesPanel->actions().create, &QAction::triggered, m_requestPanel,
            [this] { m_requestPanel->focusMember(u"authorization_endpoint"_s); });
    connect(m_profilesPanel, &ProfilesPanel::memberWanted, m_requestPanel, &RequestPanel::focusMember);
    connect(m_profiles, &QAbstractItemModel::dataChanged, this, &MainWindow::updateTitle);
    connect(m_requestPanel, &RequestPanel::profileEdited, this,
            [this](const Profile &profile) { m_profiles->setProfile(m_profilesPanel->current(), profile); });
    connect(m_requestPanel, &RequestPanel::planChanged, m_runPanel, &RunPanel::setPlan);
    connect(m_runPanel, &RunPanel::runRequested, this, &MainWindow::run);
    connect(m_runPanel, &RunPanel::memberActivated, m_requestPanel, &RequestPanel::focusMember);
}

void MainWindow::connectShelf()
{
    connect(m_keychainMessage, &MessageBar::triggered, m_shelf, &ProfileShelf::actOnNotice);
    connect(m_keychainMessage, &MessageBar::dismissed, m_shelf, &ProfileShelf::dismissNotice);
    connect(m_shelf, &ProfileShelf::noticeChanged, this, &MainWindow::showNotice);
    connect(m_shelf, &ProfileShelf::conflicted, this, &MainWindow::askAboutConflict);
    connect(m_shelf, &ProfileShelf::contentChanged, this, [this](const QUuid &id) {
        if (id == m_profilesPanel->current())
            showCurrent();
    });
    connect(m_shelf, &ProfileShelf::listRead, this, [this] {
        const ProfileEntry *entry = m_profiles->entry(m_profilesPanel->current());
        if (entry && !entry->isHere()) // a form that somebody types into is left alone
            showProfile(entry->id);
    });
    connect(m_requestPanel, &RequestPanel::absenceActivated, this,
            [this] { m_shelf->want(m_profilesPanel->current(), ProfileStore::Prompting::Allowed); });
    connect(m_runs, &RunController::runFinished, this, &MainWindow::keepTokens);
    connect(m_quitGuard, &QuitGuard::mayCloseNow, this, &QWidget::close);
}

/// Nothing that the keychain takes its time for stands between the user and the first picture of the window.
bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_isOpen) {
        m_isOpen = true;
        QTimer::singleShot(0, m_shelf, [shelf = m_shelf] { shelf->open(); });
    }
    return QMainWindow::event(event);
}

void MainWindow::showNotice()
{
    const StoreNotice *notice = m_shelf->notice();
    if (notice)
        m_keychainMessage->showMessage(notice->tone, notice->text, notice->action);
    else
        m_keychainMessage->hide();
}

void MainWindow::askAboutConflict(const ProfileConflict &conflict)
{
    auto *dialog = new ConflictDialog(conflict, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConflictDialog::keepBothChosen, m_shelf,
            [this, conflict] { m_profilesPanel->setCurrent(m_shelf->keepBoth(conflict)); });
    connect(dialog, &ConflictDialog::overwriteChosen, m_shelf,
            [this, conflict] { m_shelf->overwrite(conflict); });
    connect(dialog, &ConflictDialog::takeTheirsChosen, m_shelf,
            [this, conflict] { m_shelf->takeTheirs(conflict); });
    dialog->open();
}

void MainWindow::keepTokens(const QUuid &run)
{
    const RunRecord *record = m_runs->record(run);
    const QUuid profile = m_profileOfRun.take(run);
    if (record && record->tokens.isObject() && record->profile.flag(u"keep_last_response", false))
        m_shelf->keepTokens(profile, record->tokens, record->tokensReceivedAt);
}

void MainWindow::run(bool stepping)
{
    const QUuid id = m_profilesPanel->current();
    const ProfileEntry *entry = m_profiles->entry(id);
    if (!entry || !entry->isHere())
        return;
    // Whoever has to type a passphrase first still gets the browser of this very request.
    const RunController::BrowserChoice browser = m_runs->browser();
    m_keys->unlock(m_requestPanel->profile(), [this, stepping, browser, id](const Profile &profile) {
        m_runs->setBrowser(browser);
        m_runs->start(profile, stepping);
        m_profileOfRun.insert(m_runs->history().first().id, id);
        m_runs->setBrowser({});
    });
}

void MainWindow::showProfile(const QUuid &id)
{
    m_shelf->want(id);
    showCurrent();
}

void MainWindow::showCurrent()
{
    const ProfileEntry *entry = m_profiles->entry(m_profilesPanel->current());
    if (!entry)
        return;
    m_requestPanel->setReadOnly(entry->isReadOnly);
    if (entry->isHere())
        m_requestPanel->setProfile(entry->profile);
    else if (entry->trouble.isEmpty())
        m_requestPanel->showAbsence(tr("Reading “%1” from the keychain …").arg(entry->profile.name()), {});
    else
        m_requestPanel->showAbsence(entry->trouble, tr("Try again"));
    updateTitle();
}

void MainWindow::updateTitle()
{
    const QUuid id = m_profilesPanel->current();
    setWindowTitle(m_profiles->profile(id).name() + u"[*]"_s);
    setWindowModified(m_profiles->isUnsaved(id));
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles, files of Postman, Insomnia and Bruno (*.json *.yaml *.yml *.bru)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->open();
}

void MainWindow::openFile(const QString &path)
{
    const auto text = readSmallFile(path, 4 * 1024 * 1024);
    if (!text) {
        m_message->showError(text.error());
        return;
    }
    if (text->trimmed().startsWith('['))
        return openSeveral(path, *text);
    auto profile = Profile::fromJson(*text);
    if (!profile && isForeign(*text)) {
        m_message->hide();
        m_profilesPanel->importFile(path);
        return;
    }
    if (!profile) {
        m_message->showError(tr("%1 is no profile document. %2").arg(path, profile.error().text()));
        return;
    }
    if (profile->name().isEmpty())
        profile->setText(u"name", QFileInfo(path).completeBaseName());
    m_message->hide();
    m_profilesPanel->setCurrent(m_profiles->addDraft(std::move(*profile)));
}

void MainWindow::openSeveral(const QString &path, const QByteArray &text)
{
    const auto file = readProfileFile(text);
    if (!file) {
        m_message->showError(u"%1: %2"_s.arg(path, file.error().message));
        return;
    }
    m_message->hide();
    QUuid first;
    for (const ImportDraft &draft : file->drafts) {
        const QUuid id = m_profiles->addDraft(draft.profile);
        first = first.isNull() ? id : first;
    }
    m_profilesPanel->setCurrent(first);
}

void MainWindow::focusNextPane()
{
    const QList<QWidget *> panes{m_profilesPanel, m_requestPanel, m_runPanel};
    const QWidget *focused = QApplication::focusWidget();
    qsizetype next = 0;
    for (qsizetype pane = 0; pane < panes.size(); ++pane) {
        if (focused && panes[pane]->isAncestorOf(focused))
            next = (pane + 1) % panes.size();
    }
    QWidget *first = panes[next]->nextInFocusChain();
    while (first != panes[next]
           && (!(first->focusPolicy() & Qt::TabFocus) || !first->isVisible() || !first->isEnabled()))
        first = first->nextInFocusChain();
    first->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_quitGuard->mayClose()) {
        event->ignore();
        return;
    }
    m_runs->cancel();
    saveState();
    event->accept();
}

// Only how the window looks is kept; what was typed into it is not.
void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/panes"_s, m_splitter->saveState());
    settings.setValue(u"window/request"_s, m_requestPanel->splitter()->saveState());
    settings.setValue(u"window/sections"_s, m_requestPanel->form()->openSections());
}

void MainWindow::restoreFrame()
{
    if (!restoreGeometry(QSettings().value(u"window/geometry"_s).toByteArray()))
        resize(firstSize(screen()->availableSize()));
}

void MainWindow::restoreState()
{
    const QSettings settings;
    m_splitter->restoreState(settings.value(u"window/panes"_s).toByteArray());
    m_requestPanel->splitter()->restoreState(settings.value(u"window/request"_s).toByteArray());
    if (settings.contains(u"window/sections"_s))
        m_requestPanel->form()->setOpenSections(settings.value(u"window/sections"_s).toStringList());
}

} // namespace workbench
