// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/termination.h"
#include "protocol/json.h"
#include "sandbox/sandbox_server.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace

int sandboxCommand(const QStringList &arguments)
{
    Termination termination;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Serves the built-in authorization server on 127.0.0.1 until SIGTERM. "
                 "One line of JSON tells where it is and who may use it."));
    parser.addOption(
        {u"port"_s, Text::tr("The port to listen on; a free one without this option."), u"port"_s});
    if (const auto status = parseCommandLine(parser, arguments, 0))
        return *status;
    quint16 port = 0;
    if (parser.isSet(u"port"_s)) {
        bool isPort = false;
        port = parser.value(u"port"_s).toUShort(&isPort);
        if (!isPort) {
            say(Text::tr("--port takes a number from 0 to 65535."));
            return Usage;
        }
    }

    SandboxServer server;
    const auto bound = server.start(port);
    if (!bound) {
        say(bound.error());
        return Transport;
    }
    const JsonValue where = JsonValue::object({
        {u"issuer"_s, JsonValue::string(server.issuer())},
        {u"client_id"_s, JsonValue::string(SandboxServer::clientId())},
        {u"client_secret"_s, JsonValue::string(SandboxServer::clientSecret())},
        {u"username"_s, JsonValue::string(SandboxServer::username())},
        {u"password"_s, JsonValue::string(SandboxServer::password())},
    });
    QObject::connect(&termination, &Termination::requested, qApp, &QCoreApplication::quit);
    if (const auto problem = writeResult(writeJson(where, JsonStyle::Compact) + '\n')) {
        say(*problem);
        return Usage;
    }
    return QCoreApplication::exec();
}

} // namespace workbench::cli
