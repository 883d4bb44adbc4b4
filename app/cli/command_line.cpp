// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command_line.h"

#include "cli/exit_status.h"
#include "cli/output.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace

bool asksForJson(const QStringList &arguments)
{
    QString format;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--"_L1)
            break;
        if (arguments[i].startsWith("--format="_L1))
            format = arguments[i].section(u'=', 1);
        else if (arguments[i] == "--format"_L1)
            format = arguments.value(++i);
    }
    return format == "json"_L1;
}

Refusal refusalTo(const QStringList &arguments)
{
    return [arguments](const QString &problem) { return tellProblem(usageProblem(problem), arguments); };
}

int tellProblem(const Problem &problem, const QStringList &arguments)
{
    if (asksForJson(arguments))
        writeResult(jsonOf(problem));
    say(problem.message);
    return problem.status;
}

QByteArray jsonOf(const std::optional<Problem> &problem, const QList<JsonMember> &answer)
{
    QList<JsonMember> members{{u"outcome"_s, JsonValue::string(problem ? outcomeOf(*problem) : u"done"_s)}};
    if (problem)
        members.append({u"error"_s, errorValue(*problem)});
    return writeJson(JsonValue::object(members + answer)) + '\n';
}

int sayUsageProblem(const QString &problem)
{
    say(problem);
    return Usage;
}

std::optional<int> parseCommandLine(QCommandLineParser &parser, const QStringList &arguments, int positional,
                                    const Refusal &refuse)
{
    parser.addOption({{u"h"_s, u"help"_s}, Text::tr("Tell the options of this command.")});
    parser.addOption({u"version"_s, Text::tr("Tell the version.")});
    const bool understood = parser.parse(arguments);
    if (understood && parser.isSet(u"help"_s)) {
        writeResult(parser.helpText().toUtf8());
        return Ok;
    }
    if (understood && parser.isSet(u"version"_s)) {
        writeResult("oauth-workbench-cli " WORKBENCH_VERSION "\n");
        return Ok;
    }
    if (!understood)
        return refuse(parser.errorText());
    const qsizetype given = parser.positionalArguments().size();
    if (positional == oneOrMoreArguments && given == 0)
        return refuse(Text::tr("This command takes at least one argument. --help tells more."));
    if (positional != oneOrMoreArguments && given != positional) {
        return refuse(
            Text::tr(
                "This command takes %1 argument besides its options, but %2 were given. --help tells more.")
                .arg(positional)
                .arg(given));
    }
    return std::nullopt;
}

void addFormatOption(QCommandLineParser &parser, const QStringList &formats)
{
    parser.addOption({u"format"_s, Text::tr("The form of the result: %1.").arg(formats.join(u", "_s)),
                      u"format"_s, formats.first()});
}

std::optional<QString> formatProblem(const QCommandLineParser &parser, const QStringList &formats)
{
    const QString format = parser.value(u"format"_s);
    if (formats.contains(format))
        return std::nullopt;
    return Text::tr("--format takes %1; “%2” is none of them.").arg(formats.join(u", "_s), format);
}

} // namespace workbench::cli
