// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <cstdio>
#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

/// What a server says must neither steer the terminal nor pass for a line of ours.
QString withoutControlCharacters(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control)
            shown += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

/// /dev/stdout, a named pipe, the shell's >(command): what stands there already and is no file.
bool isPipeOrDevice(const QString &path)
{
    std::error_code error;
    const auto kind = std::filesystem::status(QFile::encodeName(path).toStdString(), error).type();
    using Type = std::filesystem::file_type;
    return kind == Type::fifo || kind == Type::character || kind == Type::block;
}

/// Both return what went wrong, or nothing.
QString writeInto(const QString &path, const QByteArray &bytes)
{
    QFile target(path);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.flush())
        return {};
    return target.errorString();
}

QString replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile target(path);
    target.setDirectWriteFallback(true); // for folders that take no new file
    if (target.open(QIODevice::WriteOnly)) {
        target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        target.write(bytes);
        if (target.commit())
            return {};
    }
    return target.errorString();
}

} // namespace

void say(const QString &line)
{
    const QByteArray bytes = withoutControlCharacters(line).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

std::optional<QString> writeResult(const QByteArray &bytes, const QString &file)
{
    if (file.isEmpty()) {
        const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
        if (written == size_t(bytes.size()) && std::fflush(stdout) == 0)
            return std::nullopt;
        return QCoreApplication::translate("cli", "Standard output does not take the result.");
    }
    const QString problem = isPipeOrDevice(file) ? writeInto(file, bytes) : replaceFile(file, bytes);
    if (problem.isEmpty())
        return std::nullopt;
    return QCoreApplication::translate("cli", "%1 cannot be written: %2").arg(file, problem);
}

} // namespace workbench::cli
