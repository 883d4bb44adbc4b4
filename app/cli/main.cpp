// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/termination.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QThreadPool>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace workbench::cli;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

struct Command {
    QLatin1StringView name;
    int (*run)(const QStringList &);
    bool hasTermination = false; ///< answers signals itself, see Termination
};

constexpr Command commands[] = {
    {QLatin1StringView("run"), runCommand, true},
    {QLatin1StringView("preview"), previewCommand},
    {QLatin1StringView("decode"), decodeCommand},
    {QLatin1StringView("profiles"), profilesCommand, true},
    {QLatin1StringView("sandbox"), sandboxCommand, true},
};

QString help()
{
    return Text::tr(
        "Usage: oauth-workbench-cli COMMAND [OPTION]…\n"
        "\n"
        "  run PROFILE           run the flow of a profile: a stored one, FILE.json or Sandbox\n"
        "  preview PROFILE       print what would be sent\n"
        "  decode TOKEN|@FILE|-  take a token apart (- is standard input)\n"
        "  profiles SUBCOMMAND   list, show, import, export and delete stored profiles\n"
        "  sandbox               serve the built-in authorization server\n"
        "\n"
        "COMMAND --help tells its options. --version tells the version.\n"
        "\n"
        "Exit status: 0 done · 1 the server refused, or a token could not be decoded · 2 usage or profile "
        "error ·\n"
        "3 no complete HTTP answer, or no keychain · 4 stopped by a check of ours · 5 ended while waiting "
        "for a human\n");
}

/// A standard stream that was closed would otherwise be the number of our first socket.
void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) != stream)
            std::abort();
    }
}

/// The end of the program waits for the threads of its pool. One that asks a session bus which does not
/// answer would keep it for ever, although nobody waits for that answer any more.
int withoutWaitingForThreads(int status)
{
    if (QThreadPool::globalInstance()->activeThreadCount() == 0)
        return status;
    std::fflush(nullptr);
    std::_Exit(status);
}

} // namespace

int main(int argc, char **argv)
{
    Termination::holdSignals();
    occupyStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is an error of that write, not our end
    // Standard error has what concerns the user; QT_LOGGING_RULES brings the rest back.
    QLoggingCategory::setFilterRules(u"default.warning=false"_s);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"oauth-workbench-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WORKBENCH_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name == "--version"_L1 || name == "-v"_L1) {
        writeResult("oauth-workbench-cli " WORKBENCH_VERSION "\n");
        return Ok;
    }
    if (name == "--help"_L1 || name == "-h"_L1) {
        writeResult(help().toUtf8());
        return Ok;
    }
    for (const Command &command : commands) {
        if (name == command.name) {
            arguments.removeAt(1);
            if (!command.hasTermination)
                Termination::releaseSignals();
            return withoutWaitingForThreads(command.run(arguments));
        }
    }
    say(name.isEmpty() ? Text::tr("A command is missing.") : Text::tr("There is no command “%1”.").arg(name));
    for (const QString &line : help().trimmed().split(u'\n'))
        say(line);
    return Usage;
}
