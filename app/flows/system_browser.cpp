// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/system_browser.h"

#include <QElapsedTimer>
#include <QList>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qint64 patience = 30'000; // ms

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

/// The launchers that still run. A QProcess kills its program when it is destroyed, and some launchers stay
/// as long as their browser does: so these are destroyed only after their end.
QList<QProcess *> &launched()
{
    static auto *const processes = new QList<QProcess *>;
    return *processes;
}

void forget(QProcess *process)
{
    launched().removeOne(process);
    process->deleteLater();
}

} // namespace

bool openSystemBrowser(const QUrl &url, QObject *context, std::function<void()> failed)
{
    const Launcher chosen = launcher();
    if (chosen.program.isEmpty())
        return false;
    auto *process = new QProcess;
    launched().append(process);
    process->setProgram(chosen.program);
    process->setArguments(chosen.arguments + QStringList{QString::fromLatin1(url.toEncoded())});
    // Its chatter has no place among our own output, and it must not take our input.
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    // Ctrl+C in our terminal ends us, not the browser.
    process->setChildProcessModifier([] { ::setsid(); });
#endif
    process->start();
    if (!process->waitForStarted()) {
        forget(process);
        return false;
    }

    QElapsedTimer clock;
    clock.start();
    QObject::connect(process, &QProcess::finished, context,
                     [clock, failed = std::move(failed)](int code, QProcess::ExitStatus status) {
                         const bool opened = code == 0 && status == QProcess::NormalExit;
                         if (!opened && clock.elapsed() < patience)
                             failed();
                     });
    QObject::connect(process, &QProcess::finished, process, [process] { forget(process); });
    return true;
}

} // namespace workbench
