// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace workbench::cli {

/// SIGINT and SIGTERM as a Qt signal. One instance at a time. Nothing is lost from the first line of main on:
/// what came before the event loop is told by its first turn. A second one, while nobody has answered the
/// first, ends the process in the system's way.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

    /// For the first line of main: from here on the signals wait for a Termination, or for releaseSignals().
    static void holdSignals();
    /// For what needs no orderly end: the signals end the process, those that waited at once.
    static void releaseSignals();

    /// True from the arrival of a signal until requested() has told it.
    bool isRequested() const;
    /// Becomes readable when a signal has come, for poll(); -1 without a Termination.
    static int descriptor();

Q_SIGNALS:
    void requested();

private:
    int m_sockets[2] = {-1, -1};
};

} // namespace workbench::cli
