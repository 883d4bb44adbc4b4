// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace workbench {

class ProfileShelf;

/// Sees to it that a window is not closed over profiles that are not saved: asks, saves, waits for the
/// keychain. What could not be saved, or of which nobody knows, keeps the window open.
class QuitGuard : public QObject {
    Q_OBJECT
public:
    /// `window` is what the question belongs to.
    QuitGuard(ProfileShelf *shelf, QWidget *window);

    /// True when nothing would be lost, or may be. Otherwise asks; where that leads to true, mayCloseNow()
    /// says so.
    bool mayClose();

Q_SIGNALS:
    void mayCloseNow();

private:
    void ask();
    void saveAll();
    void onWrote();

    ProfileShelf *m_shelf;
    QWidget *m_window;
    bool m_mayLoseProfiles = false;
    bool m_closesWhenWritten = false;
};

} // namespace workbench
