// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/desktop_browsers.h"

#include "support/desktop_entry.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// Entries are a few kilobytes; anything beyond this is none.
constexpr qint64 largestEntry = 1024 * 1024;

using FindProgram = std::function<QString(const QString &)>;

std::optional<DesktopEntry> readEntry(const QString &path, const QString &locale)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return parseDesktopEntry(file.read(largestEntry), locale);
}

bool isOffered(const DesktopEntry &entry, const FindProgram &findProgram)
{
    return entry.isApplication && entry.isBrowser() && !entry.isHidden && !entry.isNotDisplayed
        && !entry.needsTerminal && !entry.name.isEmpty()
        && (entry.tryExec.isEmpty() || !findProgram(entry.tryExec).isEmpty());
}

std::optional<Browser> browserOf(const DesktopEntry &entry, const FindProgram &findProgram)
{
    auto command = commandOf(entry);
    if (!command)
        return std::nullopt;
    const QString program = findProgram(command->takeFirst());
    if (program.isEmpty())
        return std::nullopt;
    return Browser{entry.name, program, *command};
}

bool isSameProgram(const Browser &a, const Browser &b)
{
    const QString canonical = QFileInfo(a.program).canonicalFilePath();
    return a.program == b.program
        || (!canonical.isEmpty() && canonical == QFileInfo(b.program).canonicalFilePath());
}

/// Started with nothing but the URL: whatever opens this program by its path opens this browser.
bool isPlain(const Browser &browser)
{
    return browser.arguments.isEmpty();
}

} // namespace

QList<Browser> browsersOfDesktop(const QStringList &directories, const QString &locale,
                                 const FindProgram &findProgram)
{
    QList<Browser> found;
    QSet<QString> decided;
    for (const QString &directory : directories) {
        QDirIterator files(directory, {u"*.desktop"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString id = QDir(directory).relativeFilePath(path).replace(u'/', u'-');
            if (decided.contains(id))
                continue;
            decided.insert(id);
            const auto entry = readEntry(path, locale);
            if (!entry || !isOffered(*entry, findProgram))
                continue;
            const auto browser = browserOf(*entry, findProgram);
            if (browser && !found.contains(*browser))
                found.append(*browser);
        }
    }
    std::sort(found.begin(), found.end(), [](const Browser &a, const Browser &b) {
        return QString::localeAwareCompare(a.title, b.title) < 0;
    });
    return found;
}

QList<Browser> merged(const QList<Browser> &ofDesktop, const QList<Browser> &known)
{
    QList<Browser> all;
    for (const Browser &browser : ofDesktop) {
        all.append(browser);
        for (const Browser &other : known) {
            if (isPlain(browser) && !isPlain(other) && isSameProgram(browser, other)) {
                const QString title =
                    QCoreApplication::translate("Browser", "%1, private window").arg(browser.title);
                all.append({title, browser.program, other.arguments});
            }
        }
    }
    for (const Browser &browser : known) {
        const bool listed = std::any_of(ofDesktop.begin(), ofDesktop.end(), [&browser](const Browser &other) {
            return isPlain(other) && isSameProgram(browser, other);
        });
        if (!listed)
            all.append(browser);
    }
    return all;
}

QList<Browser> offeredBrowsers()
{
    QList<Browser> ofDesktop;
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const auto find = [](const QString &name) { return QStandardPaths::findExecutable(name); };
    // XDG_DATA_HOME and XDG_DATA_DIRS, in the order of their precedence.
    ofDesktop = browsersOfDesktop(QStandardPaths::standardLocations(QStandardPaths::ApplicationsLocation),
                                  QLocale().name(), find);
#endif
    return merged(ofDesktop, installedBrowsers());
}

} // namespace workbench
