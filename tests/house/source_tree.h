// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

/// The repository as text, for the tests that hold it to its own rules.
namespace workbench::test::source_tree {

inline QString absolute(const QString &path)
{
    return QStringLiteral(WORKBENCH_SOURCE_DIR "/") + path;
}

/// Files below the folder, sorted, as paths from the top of the repository.
inline QStringList filesIn(const QString &folder, const QStringList &patterns = {})
{
    QStringList files;
    QDirIterator walk(absolute(folder), patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(QDir(QStringLiteral(WORKBENCH_SOURCE_DIR)).relativeFilePath(walk.next()));
    files.removeIf([](const QString &file) { return file.contains(QStringLiteral("node_modules/")); });
    files.sort();
    return files;
}

inline QStringList cppFilesIn(const QString &folder)
{
    return filesIn(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
}

inline QString read(const QString &path)
{
    QFile file(absolute(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The text with its comments blanked; lines keep their numbers. Literals stay, comment signs in them
/// included.
inline QString withoutComments(const QString &text)
{
    static const QRegularExpression token(
        QStringLiteral("\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|//[^\\n]*|/\\*[\\s\\S]*?\\*/"));
    QString code;
    qsizetype end = 0;
    for (auto tokens = token.globalMatch(text); tokens.hasNext();) {
        const QRegularExpressionMatch match = tokens.next();
        code += text.mid(end, match.capturedStart() - end);
        const bool comment = match.capturedView().startsWith(u'/');
        code += comment ? QString(match.capturedView().count(u'\n'), u'\n') : match.captured();
        end = match.capturedEnd();
    }
    return code + text.mid(end);
}

/// What the file includes: "protocol/json.h" and "<QString>" (with their angle brackets).
inline QStringList includesOf(const QString &code)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*(?:\"([^\"]+)\"|(<[^>]+>))"),
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (auto matches = include.globalMatch(code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        found.append(match.captured(1) + match.captured(2));
    }
    return found;
}

} // namespace workbench::test::source_tree
