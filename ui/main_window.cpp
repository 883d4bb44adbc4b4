// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "main_window.h"

#include "exchange_format/foreign_import.h"
#include "flows/flow_run.h"
#include "models/profile_list_model.h"
#include "sandbox/sandbox_server.h"
#include "support/key_unlocker.h"
#include "support/settled_painting.h"
#include "support/small_file.h"
#include "views/profiles/profiles_panel.h"
#include "views/request/request_form.h"
#include "views/request/request_panel.h"
#include "views/run/run_panel.h"
#include "widgets/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
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

MainWindow::MainWindow(RunController::World world, Start start)
    : m_profiles(new ProfileListModel(this))
    , m_runs(new RunController(std::move(world), this))
    , m_keys(new KeyUnlocker(this))
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
    restoreState();
    m_profilesPanel->setCurrent(m_profiles->addBuiltIn(sandboxProfile()));
    m_profilesPanel->focusList();
}

void MainWindow::buildPanes()
{
    m_message = new MessageBar;
    m_profilesPanel = new ProfilesPanel(m_profiles);
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
    profile->addActions({actions.applyPreset, actions.duplicate, actions.rename, actions.remove, actions.undo,
                         actions.reset});
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

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard"), QKeySequence(QKeySequence::HelpContents), this,
                    &MainWindow::showShortcuts);
    help->addAction(tr("&About OAuth Workbench"), this, &MainWindow::showAbout);
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

void MainWindow::run(bool stepping)
{
    // Whoever has to type a passphrase first still gets the browser of this very request.
    const RunController::BrowserChoice browser = m_runs->browser();
    m_keys->unlock(m_requestPanel->profile(), [this, stepping, browser](const Profile &profile) {
        m_runs->setBrowser(browser);
        m_runs->start(profile, stepping);
        m_runs->setBrowser({});
    });
}

void MainWindow::showProfile(const QUuid &id)
{
    m_requestPanel->setProfile(m_profiles->profile(id));
    updateTitle();
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_profiles->profile(m_profilesPanel->current()).name());
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

void MainWindow::showShortcuts()
{
    const QList<std::pair<QString, QString>> keys{
        {u"Ctrl+Return"_s, tr("Run flow")},
        {u"Ctrl+Shift+Return"_s, tr("Step through: stop before each request")},
        {u"Ctrl+."_s, tr("Cancel the run")},
        {u"Ctrl+N"_s, tr("New profile")},
        {u"Ctrl+Shift+N"_s, tr("New profile from a provider")},
        {u"Ctrl+Shift+V"_s, tr("New profiles from text or a file of another tool")},
        {u"Ctrl+O"_s, tr("Open a profile from a file")},
        {u"Ctrl+D"_s, tr("Duplicate the profile")},
        {u"Ctrl+Shift+Z"_s, tr("Bring back a deleted profile, take back a preset")},
        {u"F2"_s, tr("Rename a profile, edit a cell")},
        {u"F6"_s, tr("Next pane")},
        {u"Alt+Up, Alt+Down"_s, tr("Move an extra parameter")},
        {u"Ctrl+Q"_s, tr("Quit")},
    };
    QString table = u"<table cellspacing=4>"_s;
    for (const auto &[key, meaning] : keys)
        table += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(key.toHtmlEscaped(),
                                                                             meaning.toHtmlEscaped());
    showText(tr("Keyboard"), table + u"</table>"_s);
}

void MainWindow::showAbout()
{
    showText(
        tr("About OAuth Workbench"),
        tr("<b>OAuth Workbench %1</b><p>Run, watch and understand OAuth 2.x and OpenID Connect flows.</p>"
           "<p>MIT license. Qt %2.</p>")
            .arg(QStringLiteral(WORKBENCH_VERSION), QString::fromLatin1(qVersion())));
}

void MainWindow::showText(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::RichText);
    box->setText(text);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_profiles->changedCount() > 0 && !m_mayLoseProfiles) {
        event->ignore();
        askBeforeLosingProfiles();
        return;
    }
    m_runs->cancel();
    saveState();
    event->accept();
}

void MainWindow::askBeforeLosingProfiles()
{
    if (findChild<QMessageBox *>(u"lose_profiles"_s))
        return;
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Quit"),
                        tr("%n profile(s) with changes would be lost.", nullptr, m_profiles->changedCount()),
                        QMessageBox::NoButton, this);
    box->setObjectName(u"lose_profiles"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Profiles are kept for this session only."));
    QPushButton *quit = box->addButton(tr("Quit and lose them"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(quit, &QPushButton::clicked, this, [this] {
        m_mayLoseProfiles = true;
        close();
    });
    box->open();
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
