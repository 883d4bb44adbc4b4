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

} // namespace

std::optional<QByteArray> StandardInput::readLine()
{
    QByteArray line;
    char byte = 0;
    while (waitForInput() && readByte(byte) == Byte::Read) {
        if (byte == '\n')
            return withoutCarriageReturn(line);
        line += byte;
    }
    if (line.isEmpty())
        return std::nullopt;
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
    while (somethingToRead()) {
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
        m_line += byte;
    }
}

} // namespace workbench::cli
