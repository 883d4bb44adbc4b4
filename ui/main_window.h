// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/keychain_store.h"
#include "support/profile_shelf.h"
#include "support/run_controller.h"

#include <QHash>
#include <QMainWindow>
#include <QUuid>

QT_BEGIN_NAMESPACE
class QSplitter;
QT_END_NAMESPACE

namespace workbench {

class KeyUnlocker;
class MessageBar;
class ProfileListModel;
class ProfilesPanel;
class QuitGuard;
class RequestPanel;
class RunPanel;

/// Profiles, request and run side by side. Composes them and decides nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Shown: the frame is on the screen before its panes are built, so that the window manager places it
    /// meanwhile. Nothing is painted before the panes are there.
    enum class Start { Hidden, Shown };

    /// `makeStore` makes the place where profiles are saved; it is called once the window has been painted.
    /// The one in memory forgets with the window.
    explicit MainWindow(RunController::World world = {}, Start start = Start::Hidden,
                        ProfileShelf::StoreFactory makeStore = makeMemoryStore);

    /// Opens a profile document, or each of a list of them, as a new draft. A file that cannot be read or is
    /// none gives a message in the window.
    void openFile(const QString &path);

    ProfileListModel *profiles() const { return m_profiles; }
    ProfileShelf *shelf() const { return m_shelf; }

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanes();
    void buildMenus();
    void connectPanes();
    void connectShelf();
    void chooseFile();
    void openSeveral(const QString &path, const QByteArray &text);
    void run(bool stepping);
    void showProfile(const QUuid &id);
    void showCurrent();
    void showNotice();
    void askAboutConflict(const ProfileConflict &conflict);
    void keepTokens(const QUuid &run);
    void updateTitle();
    void focusNextPane();
    void saveState() const;
    void restoreFrame();
    void restoreState();

    ProfileShelf *m_shelf;
    ProfileListModel *m_profiles;
    RunController *m_runs;
    KeyUnlocker *m_keys;
    QuitGuard *m_quitGuard;
    MessageBar *m_message = nullptr;
    MessageBar *m_keychainMessage = nullptr;
    ProfilesPanel *m_profilesPanel = nullptr;
    RequestPanel *m_requestPanel = nullptr;
    RunPanel *m_runPanel = nullptr;
    QSplitter *m_splitter = nullptr;
    QHash<QUuid, QUuid> m_profileOfRun;
    bool m_isOpen = false; ///< the keychain was asked
};

} // namespace workbench
