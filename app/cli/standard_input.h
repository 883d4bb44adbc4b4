// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace workbench::cli {

/// Standard input, line by line, without reading ahead: a line that one reader leaves is there for the next.
class StandardInput : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype longestLine = 64 * 1024;

    /// Blocks until a whole line is there: without the line break. The error says why there is none: the end
    /// of input, a signal (see Termination), or a line that is too long.
    static Result<QByteArray, QString> readLine();

    /// From now on lineRead(), lineTooLong() or endOfInput() come from the event loop.
    void listen();

Q_SIGNALS:
    void lineRead(const QByteArray &line);
    void lineTooLong(const QString &problem); ///< nothing more is read
    void endOfInput();

private:
    void readWhatIsThere();

    QByteArray m_line;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace workbench::cli
