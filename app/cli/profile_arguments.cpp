// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/profile_arguments.h"

#include "cli/bounded_file.h"
#include "cli/output.h"
#include "cli/standard_input.h"
#include "protocol/secret_names.h"
#include "sandbox/sandbox_server.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

constexpr auto builtIn = "Sandbox"_L1;

/// The window takes no larger profile either.
constexpr qint64 largestFile = 4 * 1024 * 1024;

Result<QByteArray, QString> fileContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure<QString>{Text::tr("%1 cannot be read: %2").arg(path, file.errorString())};
    const auto content = boundedContent(file, largestFile);
    if (!content)
        return Failure<QString>{
            Text::tr("%1 is larger than 4 MiB; that is no profile document and no secret.").arg(path)};
    return *content;
}

Result<Profile, Problem> fileProfile(const QString &path)
{
    const auto content = fileContent(path);
    if (!content)
        return Failure{usageProblem(content.error())};
    const auto profile = Profile::fromJson(*content);
    if (!profile)
        return Failure{usageProblem(u"%1: %2"_s.arg(path, profile.error().text()))};
    return *profile;
}

/// Of a message about the keychain one wants to know why it was asked at all.
Problem askedForProfile(const QString &source, Problem problem)
{
    problem.message =
        Text::tr("“%1” is no file and not Sandbox, so it was looked for in the keychain. ").arg(source)
        + problem.message;
    return problem;
}

Result<Profile, Problem> keychainProfile(const QString &source, StoredProfiles &stored)
{
    const auto entry = stored.find(source);
    if (!entry)
        return Failure{askedForProfile(source, entry.error())};
    const auto loaded = stored.load(entry->id);
    if (!loaded)
        return Failure{loaded.error()};
    if (loaded->isReadOnly)
        say(newerVersionRemark());
    return loaded->profile;
}

Result<Profile, Problem> namedProfile(const QString &source, StoredProfiles &stored)
{
    if (source == builtIn)
        return sandboxProfile();
    return isStoredName(source) ? keychainProfile(source, stored) : fileProfile(source);
}

struct Assignment {
    QString member;
    QString value;
};

Result<Assignment, QString> assignment(const QString &option, const QString &typed)
{
    const qsizetype equals = typed.indexOf(u'=');
    if (equals <= 0)
        return Failure<QString>{Text::tr("--%1 takes member=value; “%2” has no member.").arg(option, typed)};
    const Assignment split{typed.left(equals), typed.mid(equals + 1)};
    if (!profileMember(split.member) && !split.member.startsWith("parameters."_L1)) {
        return Failure<QString>{
            Text::tr("--%1: the profile document has no member “%2”.").arg(option, split.member)};
    }
    return split;
}

bool isSecretMember(const QString &member)
{
    if (const ProfileMember *known = profileMember(member))
        return known->secret;
    return isSecretName(member.section(u'.', 1)); // a grant parameter: parameters.NAME
}

/// True for `https://user:password@host/`.
bool hasUserInfo(const QString &value)
{
    return value.contains("://"_L1) && !QUrl(value).userInfo().isEmpty();
}

/// True when a value is secret that was not before; the place of a secret may have stood there already.
bool addsSecret(const QList<Secret> &before, const QList<Secret> &after)
{
    return std::any_of(after.cbegin(), after.cend(),
                       [&before](const Secret &secret) { return !before.contains(secret); });
}

QString withoutLastLineBreak(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return QString::fromUtf8(bytes);
}

/// `env:NAME`, `file:PATH` or `-`.
Result<QString, QString> secretFrom(const QString &source)
{
    if (source == "-"_L1) {
        const auto line = StandardInput::readLine();
        if (!line)
            return Failure<QString>{line.error()};
        return QString::fromUtf8(*line);
    }
    if (source.startsWith("env:"_L1)) {
        const QString name = source.mid(4);
        if (!qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
            return Failure<QString>{Text::tr("The environment variable %1 is not set.").arg(name)};
        return qEnvironmentVariable(name.toLocal8Bit().constData());
    }
    if (source.startsWith("file:"_L1)) {
        const auto content = fileContent(source.mid(5));
        if (!content)
            return Failure<QString>{content.error()};
        return withoutLastLineBreak(*content);
    }
    return Failure<QString>{
        Text::tr("A secret comes from env:NAME, file:PATH or - (a line of standard input), never "
                 "from the command line itself, where every process could read it.")};
}

Result<Profile, QString> withOptions(Profile profile, const QCommandLineParser &parser)
{
    for (const QString &typed : parser.values(u"set"_s)) {
        const auto change = assignment(u"set"_s, typed);
        if (!change)
            return Failure<QString>{change.error()};
        if (isSecretMember(change->member)) {
            return Failure<QString>{
                Text::tr("--set %1: a secret does not belong on the command line. Use --secret "
                         "%1=env:NAME, file:PATH or -.")
                    .arg(change->member)};
        }
        if (hasUserInfo(change->value)) {
            return Failure<QString>{
                Text::tr("--set %1: the URL holds a user name or password, which does not belong on the "
                         "command line. Use --secret %1=env:NAME, file:PATH or -.")
                    .arg(change->member)};
        }
        const QList<Secret> before = profile.secrets();
        if (const auto set = profile.setFromText(change->member, change->value); !set)
            return Failure<QString>{u"--set "_s + set.error().text()};
        if (addsSecret(before, profile.secrets())) {
            return Failure<QString>{
                Text::tr("--set %1: the value holds a secret, which does not belong on the command "
                         "line. Use --secret %1=env:NAME, file:PATH or -.")
                    .arg(change->member)};
        }
    }
    for (const QString &typed : parser.values(u"secret"_s)) {
        const auto change = assignment(u"secret"_s, typed);
        if (!change)
            return Failure<QString>{change.error()};
        const auto secret = secretFrom(change->value);
        if (!secret)
            return Failure<QString>{u"--secret %1: %2"_s.arg(change->member, secret.error())};
        if (const auto set = profile.setFromText(change->member, *secret); !set)
            return Failure<QString>{u"--secret "_s + set.error().text()};
    }
    return profile;
}

} // namespace

void addProfileOptions(QCommandLineParser &parser)
{
    parser.addOption({u"set"_s,
                      Text::tr("Change a member of the profile; JSON for members that are no strings."),
                      u"member=value"_s});
    parser.addOption({u"secret"_s,
                      Text::tr("Set a member from env:NAME, file:PATH or - (a line of standard input)."),
                      u"member=source"_s});
}

void addProfileArgument(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"profile"_s,
        Text::tr("Sandbox, the built-in profile; a profile document, which is every file there is and all "
                 "that looks like a path (FILE.json, ./NAME); else the name or the id of a profile in the "
                 "keychain."));
}

Result<Profile, Problem> profileFromArguments(const QString &source, const QCommandLineParser &parser,
                                              StoredProfiles &stored)
{
    auto named = namedProfile(source, stored);
    if (!named)
        return named;
    const auto changed = withOptions(*named, parser);
    if (!changed)
        return Failure{usageProblem(changed.error())};
    return *changed;
}

bool isStoredName(const QString &source)
{
    for (const QLatin1StringView start : {"/"_L1, "./"_L1, "../"_L1}) {
        if (source.startsWith(start))
            return false;
    }
    return source != builtIn && !source.endsWith(".json"_L1) && !QFileInfo::exists(source);
}

QString secretHint(const QString &member, const Profile &profile)
{
    const ProfileMember *known = profileMember(member);
    if (!known || !known->secret || !profile.text(member).isEmpty())
        return {};
    return u' ' + Text::tr("Give it with --secret %1=env:NAME, file:PATH or -.").arg(member);
}

} // namespace workbench::cli
