// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/browser.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Launcher {
    QString program;
    QStringList arguments;
};

Launcher launcher()
{
#if defined(Q_OS_MACOS)
    return {u"open"_s, {}};
#elif defined(Q_OS_WIN)
    return {u"rundll32"_s, {u"url.dll,FileProtocolHandler"_s}};
#else
    if (const QString found = QStandardPaths::findExecutable(u"xdg-open"_s); !found.isEmpty())
        return {found, {}};
    return {qEnvironmentVariable("BROWSER"), {}};
#endif
}

} // namespace

bool openSystemBrowser(const QUrl &url)
{
    const Launcher chosen = launcher();
    if (chosen.program.isEmpty())
        return false;
    QProcess browser;
    browser.setProgram(chosen.program);
    browser.setArguments(chosen.arguments + QStringList{QString::fromLatin1(url.toEncoded())});
    // Its chatter has no place among our steps.
    browser.setStandardOutputFile(QProcess::nullDevice());
    browser.setStandardErrorFile(QProcess::nullDevice());
    return browser.startDetached();
}

} // namespace workbench::cli
