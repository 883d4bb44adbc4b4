// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/profiles_answer.h"
#include "cli/termination.h"
#include "profiles/keychain_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

const QStringList formats{u"text"_s, u"json"_s};

struct Subcommand {
    QLatin1StringView name;
    int arguments;
    QLatin1StringView argument; ///< its name in the help
    QString (*description)();
    ProfilesAnswer (*answer)(StoredProfiles &, const QCommandLineParser &);
};

QString first(const QCommandLineParser &parser)
{
    return parser.positionalArguments().value(0);
}

constexpr Subcommand subcommands[] = {
    {QLatin1StringView("list"),
     0,
     {},
     [] { return Text::tr("Lists the stored profiles: id, name, provider."); },
     [](StoredProfiles &stored, const QCommandLineParser &) { return listProfiles(stored); }},
    {QLatin1StringView("show"), 1, QLatin1StringView("name"),
     [] { return Text::tr("Prints the members of a stored profile, secrets masked."); },
     [](StoredProfiles &stored, const QCommandLineParser &parser) {
         return showProfile(stored, first(parser), parser.isSet(u"reveal"_s));
     }},
    {QLatin1StringView("import"), oneOrMoreArguments, QLatin1StringView("file"),
     [] {
         return Text::tr("Stores the profiles of files: profile documents, or the OAuth settings of Postman "
                         "(v2.1), Insomnia (v4, v5), Bruno (.bru) or an oauth2c command. A profile of the "
                         "same name is replaced and keeps its id. What was not understood is told on "
                         "standard error.");
     },
     [](StoredProfiles &stored, const QCommandLineParser &parser) {
         const auto as = parser.isSet(u"as"_s) ? std::optional(parser.value(u"as"_s)) : std::nullopt;
         return importFiles(stored, parser.positionalArguments(), as);
     }},
    {QLatin1StringView("export"), 1, QLatin1StringView("name"),
     [] { return Text::tr("Writes a stored profile as a document, without its secrets."); },
     [](StoredProfiles &stored, const QCommandLineParser &parser) {
         return exportProfile(stored, first(parser), parser.isSet(u"reveal"_s));
     }},
    {QLatin1StringView("delete"), 1, QLatin1StringView("name"),
     [] { return Text::tr("Deletes a stored profile."); },
     [](StoredProfiles &stored, const QCommandLineParser &parser) {
         return deleteProfile(stored, first(parser));
     }},
};

QString help()
{
    return Text::tr("Usage: oauth-workbench-cli profiles SUBCOMMAND [OPTION]…\n"
                    "\n"
                    "  list                     list the stored profiles\n"
                    "  show NAME                print a profile, secrets masked\n"
                    "  import FILE… [--as NAME] store the profiles of files\n"
                    "  export NAME              write a profile as a document, without secrets\n"
                    "  delete NAME              delete a profile\n"
                    "\n"
                    "Profiles are stored in the operating system's keychain. NAME is a name or an id. "
                    "SUBCOMMAND --help tells its options.\n"
                    "\n"
                    "Exit status: 0 done · 2 usage or profile error · 3 the keychain cannot be used or does "
                    "not answer ·\n"
                    "5 ended by a signal while waiting for the keychain\n");
}

void addOptions(QCommandLineParser &parser, const Subcommand &subcommand)
{
    parser.setApplicationDescription(subcommand.description());
    if (subcommand.argument == "name"_L1)
        parser.addPositionalArgument(u"name"_s, Text::tr("The name or the id of a stored profile."));
    if (subcommand.argument == "file"_L1)
        parser.addPositionalArgument(u"file"_s, Text::tr("A file with profiles."), u"file…"_s);
    if (subcommand.name == "import"_L1)
        parser.addOption({u"as"_s, Text::tr("The name that the profile gets."), u"name"_s});
    if (subcommand.name == "export"_L1) {
        parser.addOption({u"output"_s, Text::tr("Write the document to a file of mode 0600."), u"file"_s});
    }
    addFormatOption(parser, formats);
    parser.addOption({u"reveal"_s, Text::tr("Show and write secrets, which are masked or left out else.")});
}

/// Standard output has the document for `export`, and otherwise the answer in the format asked for.
std::optional<QString> write(const ProfilesAnswer &answer, bool asJson, ResultTarget *document)
{
    if (document && !answer.problem) {
        const auto unwritten = document->write(answer.text);
        if (unwritten || document->isStandardOutput())
            return unwritten;
    }
    if (asJson)
        return writeResult(jsonOf(answer.problem, answer.json));
    return document ? std::nullopt : writeResult(answer.text);
}

int tell(const ProfilesAnswer &answer, bool asJson, ResultTarget *document)
{
    for (const QString &remark : answer.remarks)
        say(remark);
    const auto unwritten = write(answer, asJson, document);
    if (answer.problem)
        say(answer.problem->message);
    if (unwritten)
        say(*unwritten);
    if (answer.problem)
        return answer.problem->status;
    return unwritten ? Usage : Ok;
}

int runSubcommand(const Subcommand &subcommand, const QStringList &arguments)
{
    Termination termination;
    QCommandLineParser parser;
    addOptions(parser, subcommand);
    const Refusal refuse = refusalTo(arguments);
    if (const auto status = parseCommandLine(parser, arguments, subcommand.arguments, refuse))
        return *status;
    if (const auto problem = formatProblem(parser, formats))
        return refuse(*problem);
    const bool isExport = subcommand.name == "export"_L1;
    ResultTarget document(isExport ? parser.value(u"output"_s) : QString());
    if (const auto unusable = document.prepare())
        return refuse(*unusable);
    StoredProfiles stored(makeKeychainStore, &termination);
    const ProfilesAnswer answer = subcommand.answer(stored, parser);
    return tell(answer, parser.value(u"format"_s) == "json"_L1, isExport ? &document : nullptr);
}

} // namespace

int profilesCommand(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name == "--help"_L1 || name == "-h"_L1) {
        writeResult(help().toUtf8());
        return Ok;
    }
    for (const Subcommand &subcommand : subcommands) {
        if (name == subcommand.name) {
            QStringList rest = arguments;
            rest.removeAt(1);
            return runSubcommand(subcommand, rest);
        }
    }
    Termination::releaseSignals();
    const QString problem = name.isEmpty() ? Text::tr("profiles needs a subcommand.")
                                           : Text::tr("profiles has no subcommand “%1”.").arg(name);
    return refusalTo(arguments)(problem + u' '
                                + Text::tr("There are list, show, import, export and delete."));
}

} // namespace workbench::cli
