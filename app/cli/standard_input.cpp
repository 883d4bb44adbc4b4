// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/standard_input.h"

#include "cli/termination.h"

#include <cerrno>
#include <iterator>

#include <poll.h>
#include <unistd.h>

namespace workbench::cli {

namespace {

enum class Byte { Read, End };

Byte readByte(char &byte)
{
    ssize_t count = 0;
    do {
        count = ::read(STDIN_FILENO, &byte, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1 ? Byte::Read : Byte::End;
}

/// Waits for standard input to bring something; false when a signal came instead.
bool waitForInput()
{
    pollfd watched[] = {{STDIN_FILENO, POLLIN, 0}, {Termination::descriptor(), POLLIN, 0}};
    int ready = 0;
    do {
        ready = ::poll(watched, std::size(watched), -1);
    } while (ready < 0 && errno == EINTR);
    return watched[1].revents == 0;
}

bool somethingToRead()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, 0) > 0;
}

QByteArray withoutCarriageReturn(QByteArray line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

QString tooLong()
{
    return StandardInput::tr(
               "A line of standard input is longer than %1 KiB: that is no code, URL or secret.")
        .arg(StandardInput::longestLine / 1024);
}

} // namespace

Result<QByteArray, QString> StandardInput::readLine()
{
    QByteArray line;
    char byte = 0;
    while (waitForInput() && readByte(byte) == Byte::Read) {
        if (byte == '\n')
            return withoutCarriageReturn(line);
        if (line.size() == longestLine)
            return Failure<QString>{tooLong()};
        line += byte;
    }
    if (line.isEmpty())
        return Failure<QString>{tr("Standard input ended before the secret.")};
    return withoutCarriageReturn(line);
}

void StandardInput::listen()
{
    if (m_notifier)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardInput::readWhatIsThere);
}

void StandardInput::readWhatIsThere()
{
    // So much in one turn: timers and signals have theirs, however much there is to read.
    constexpr int slice = 4096;
    for (int i = 0; i < slice && somethingToRead(); ++i) {
        char byte = 0;
        if (readByte(byte) == Byte::End) {
            m_notifier->setEnabled(false);
            if (!m_line.isEmpty())
                Q_EMIT lineRead(std::exchange(m_line, {}));
            Q_EMIT endOfInput();
            return;
        }
        if (byte == '\n') {
            Q_EMIT lineRead(withoutCarriageReturn(std::exchange(m_line, {})));
            return; // the next line waits for the next turn
        }
        if (m_line.size() == longestLine) {
            m_notifier->setEnabled(false);
            m_line.clear();
            Q_EMIT lineTooLong(tooLong());
            return;
        }
        m_line += byte;
    }
}

} // namespace workbench::cli
