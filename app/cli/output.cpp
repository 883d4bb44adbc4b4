// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include "protocol/visible_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

/// /dev/stdout, a named pipe, the shell's >(command): what stands there already and is no file.
bool isPipeOrDevice(const QString &path)
{
    std::error_code error;
    const auto kind = std::filesystem::status(QFile::encodeName(path).toStdString(), error).type();
    using Type = std::filesystem::file_type;
    return kind == Type::fifo || kind == Type::character || kind == Type::block;
}

bool canBeWrittenInto(const QString &path)
{
    return ::access(QFile::encodeName(path).constData(), W_OK) == 0;
}

QString openedReplacement(QSaveFile &target)
{
    if (!target.open(QIODevice::WriteOnly))
        return target.errorString();
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

} // namespace

void say(const QString &line)
{
    const QByteArray bytes = visibleLine(line).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

std::optional<QString> writeResult(const QByteArray &bytes)
{
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    if (written == size_t(bytes.size()) && std::fflush(stdout) == 0)
        return std::nullopt;
    return Text::tr("Standard output does not take the result.");
}

ResultTarget::ResultTarget(const QString &file)
    : m_file(file)
{
}

ResultTarget::~ResultTarget() = default;

std::optional<QString> ResultTarget::prepare()
{
    if (m_file.isEmpty())
        return std::nullopt;
    if (isPipeOrDevice(m_file)) {
        if (canBeWrittenInto(m_file))
            return std::nullopt;
        return problem(QString::fromLocal8Bit(std::strerror(errno)));
    }
    m_replacement = std::make_unique<QSaveFile>(m_file);
    const QString cause = openedReplacement(*m_replacement);
    if (cause.isEmpty())
        return std::nullopt;
    m_replacement.reset();
    // A folder that takes no new file may hold one that can be written into.
    if (QFileInfo(m_file).isFile() && canBeWrittenInto(m_file))
        return std::nullopt;
    return problem(cause);
}

std::optional<QString> ResultTarget::write(const QByteArray &bytes)
{
    if (m_file.isEmpty())
        return writeResult(bytes);
    const QString cause = intoFile(bytes);
    if (cause.isEmpty())
        return std::nullopt;
    const QString told = problem(cause);
    if (const auto lost = writeResult(bytes))
        return told + u' ' + *lost;
    return told + u' ' + Text::tr("The result stands on standard output instead.");
}

QString ResultTarget::problem(const QString &cause) const
{
    return Text::tr("%1 cannot be written: %2.").arg(m_file, cause);
}

QString ResultTarget::intoFile(const QByteArray &bytes)
{
    if (m_replacement) {
        m_replacement->write(bytes);
        return m_replacement->commit() ? QString() : m_replacement->errorString();
    }
    QFile target(m_file);
    if (target.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && target.write(bytes) == bytes.size())
        return {};
    return target.errorString();
}

} // namespace workbench::cli
