// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace workbench::cli {

/// Standard input, line by line, without reading ahead: a line that one reader leaves is there for the next.
class StandardInput : public QObject {
    Q_OBJECT
public:
    /// Blocks until a whole line is there. Nothing at the end of input, and when a signal comes (see
    /// Termination). Without the line break.
    static std::optional<QByteArray> readLine();

    /// From now on lineRead() or endOfInput() come from the event loop.
    void listen();

Q_SIGNALS:
    void lineRead(const QByteArray &line);
    void endOfInput();

private:
    void readWhatIsThere();

    QByteArray m_line;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace workbench::cli
