// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "main_window.h"
#include "support/font_start.h"
#include "support/literal_font.h"
#include "widgets/quick_start_style.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace {

constexpr const char *help = "Usage: oauth-workbench [FILE.json]\n"
                             "Run, watch and understand OAuth 2.x and OpenID Connect flows.\n"
                             "\n"
                             "  FILE.json    a profile document, opened as a draft\n"
                             "  --help       print this and exit\n"
                             "  --version    print the version and exit\n"
                             "\n"
                             "Without a display, oauth-workbench-cli does the same on the command line.\n";

/// Qt ends the process by abort() when it finds no display. This says what to do instead.
void onStartupMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg) {
        std::fputs(
            "oauth-workbench: there is no display to open a window on; use oauth-workbench-cli instead.\n",
            stderr);
        std::_Exit(2);
    }
    // What Qt warns of on the way there would only bury that sentence.
    if (type == QtCriticalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

/// Answers what needs no display; the exit status, or -1 to go on.
int answerWithoutDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            std::fputs(help, stdout);
            return 0;
        }
        if (argument == "--version" || argument == "-v") {
            std::puts("oauth-workbench " WORKBENCH_VERSION);
            return 0;
        }
    }
    return -1;
}

} // namespace

int main(int argc, char **argv)
{
    if (const int status = answerWithoutDisplay(argc, argv); status >= 0)
        return status;

    std::optional<workbench::FontStart> fonts(std::in_place);

    QCoreApplication::setOrganizationName(QStringLiteral("oauth-workbench"));
    QCoreApplication::setApplicationName(QStringLiteral("oauth-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WORKBENCH_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("OAuth Workbench"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.oauth_workbench"));

    const QtMessageHandler usual = qInstallMessageHandler(onStartupMessage);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);

    // Qt has taken its own options by now.
    const QStringList files = QCoreApplication::arguments().sliced(1);
    for (const QString &file : files) {
        if (file.startsWith(u'-')) {
            std::fprintf(stderr, "oauth-workbench: unknown option %s; see oauth-workbench --help\n",
                         qPrintable(file));
            return 2;
        }
    }

    fonts.reset();
    QGuiApplication::setFont(
        workbench::literalFont(QGuiApplication::font())); // keeps fonts of single classes
    QApplication::setStyle(new workbench::QuickStartStyle);
    workbench::MainWindow window({}, workbench::MainWindow::Start::Shown, workbench::makeKeychainStore);
    for (const QString &file : files)
        window.openFile(file);
    return application.exec();
}
