// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/run_controller.h"

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
class RequestPanel;
class RunPanel;

/// Profiles, request and run side by side. Composes them and decides nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Shown: the frame is on the screen before its panes are built, so that the window manager places it
    /// meanwhile. Nothing is painted before the panes are there.
    enum class Start { Hidden, Shown };

    explicit MainWindow(RunController::World world = {}, Start start = Start::Hidden);

    /// Opens a profile document as a new draft. A file that cannot be read or is none gives a message in the
    /// window.
    void openFile(const QString &path);

    ProfileListModel *profiles() const { return m_profiles; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanes();
    void buildMenus();
    void connectPanes();
    void chooseFile();
    void run(bool stepping);
    void showProfile(const QUuid &id);
    void updateTitle();
    void focusNextPane();
    void askBeforeLosingProfiles();
    void showShortcuts();
    void showAbout();
    void showText(const QString &title, const QString &text);
    void saveState() const;
    void restoreFrame();
    void restoreState();

    ProfileListModel *m_profiles;
    RunController *m_runs;
    KeyUnlocker *m_keys;
    MessageBar *m_message = nullptr;
    ProfilesPanel *m_profilesPanel = nullptr;
    RequestPanel *m_requestPanel = nullptr;
    RunPanel *m_runPanel = nullptr;
    QSplitter *m_splitter = nullptr;
    bool m_mayLoseProfiles = false;
};

} // namespace workbench
