// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/browser.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct KnownBrowser {
    const char *title;
    QStringList programs; ///< the first that is installed counts
    QString privateFlag;
};

const QList<KnownBrowser> &knownBrowsers()
{
    static const QList<KnownBrowser> browsers = {
        {"Firefox", {u"firefox"_s, u"firefox-esr"_s}, u"--private-window"_s},
        {"Chromium", {u"chromium"_s, u"chromium-browser"_s}, u"--incognito"_s},
        {"Google Chrome", {u"google-chrome"_s, u"google-chrome-stable"_s}, u"--incognito"_s},
        {"Microsoft Edge", {u"microsoft-edge"_s, u"microsoft-edge-stable"_s, u"msedge"_s}, u"--inprivate"_s},
        {"Brave", {u"brave-browser"_s, u"brave"_s}, u"--incognito"_s},
        {"Vivaldi", {u"vivaldi"_s, u"vivaldi-stable"_s}, u"--incognito"_s},
        {"Opera", {u"opera"_s}, u"--private"_s},
        {"LibreWolf", {u"librewolf"_s}, u"--private-window"_s},
        {"GNOME Web", {u"epiphany"_s, u"epiphany-browser"_s}, u"--incognito-mode"_s},
        {"Falkon", {u"falkon"_s}, u"--private-browsing"_s},
        {"Konqueror", {u"konqueror"_s}, QString()},
    };
    return browsers;
}

QString findInPath(const QString &name)
{
    return QStandardPaths::findExecutable(name);
}

QString firstFound(const QStringList &names, const std::function<QString(const QString &)> &findProgram)
{
    for (const QString &name : names) {
        const QString path = findProgram(name);
        if (!path.isEmpty())
            return path;
    }
    return {};
}

} // namespace

bool openInSystemBrowser(const QUrl &url)
{
    return QDesktopServices::openUrl(url);
}

QList<Browser> installedBrowsers(const std::function<QString(const QString &)> &findProgram)
{
    QList<Browser> found;
    for (const KnownBrowser &known : knownBrowsers()) {
        const QString program = firstFound(known.programs, findProgram ? findProgram : findInPath);
        if (program.isEmpty())
            continue;
        const QString title = QString::fromUtf8(known.title);
        found.append({title, program, {}});
        if (!known.privateFlag.isEmpty()) {
            found.append({QCoreApplication::translate("Browser", "%1, private window").arg(title),
                          program,
                          {known.privateFlag}});
        }
    }
    return found;
}

Browser browserFromCommand(const QString &command)
{
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return {};
    const QString program = findInPath(words.takeFirst());
    return {command, program, words};
}

bool openWith(const Browser &browser, const QUrl &url)
{
    const QStringList arguments = browser.arguments + QStringList{QString::fromLatin1(url.toEncoded())};
    return !browser.program.isEmpty() && QProcess::startDetached(browser.program, arguments);
}

} // namespace workbench
