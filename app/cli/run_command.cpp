// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/profile_arguments.h"
#include "cli/run_report.h"
#include "cli/standard_input.h"
#include "cli/termination.h"
#include "exchange_format/request_preview.h"
#include "flows/flow_run.h"
#include "flows/plan.h"
#include "flows/system_browser.h"
#include "http/redaction.h"
#include "profiles/keychain_store.h"
#include "sandbox/sandbox_server.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

const QStringList formats{u"text"_s, u"json"_s, u"curl"_s, u"har"_s};

struct Settings {
    bool browser = true;
    bool reveal = false;
    QString format = u"text"_s;
    std::chrono::milliseconds timeout{std::chrono::minutes(5)};
};

WaitEnded signalled()
{
    return {WaitEnded::How::CancelledByUser, endedBySignal().message};
}

/// Why there is no profile to run, as the run that it would have been tells it.
RunError runErrorOf(const Problem &problem)
{
    switch (problem.status) {
    case Transport:
        return TransportError{TransportError::Kind::Other, problem.message, {}};
    case OnlyWaiting:
        return signalled();
    default:
        return UsageError{{}, problem.message};
    }
}

/// One run on a terminal: what the window does with panes, it does with lines.
class TerminalRun {
public:
    TerminalRun(const Profile &profile, const Settings &settings, const Termination &termination)
        : m_settings(settings)
        , m_run(profile, services(), options(settings))
    {
        QObject::connect(&m_run, &FlowRun::stepAdded, &m_run, [this](int index) { tell(index); });
        QObject::connect(&m_run, &FlowRun::stepChanged, &m_run, [this](int index) { tell(index); });
        QObject::connect(&m_run, &FlowRun::waitingChanged, &m_run, [this] { tellWaiting(); });
        QObject::connect(&m_run, &FlowRun::authorizationUrlReady, &m_run, [this](const QString &url) {
            if (!m_settings.browser)
                say(u"Open: "_s + url);
        });
        QObject::connect(&m_run, &FlowRun::finished, qApp, &QCoreApplication::quit);
        QObject::connect(&termination, &Termination::requested, &m_run,
                         [this] { m_run.cancel(signalled().message); });
        QObject::connect(&m_input, &StandardInput::lineRead, &m_run,
                         [this](const QByteArray &line) { take(line); });
        QObject::connect(&m_input, &StandardInput::lineTooLong, &m_run, [this](const QString &problem) {
            if (!m_pasted)
                m_run.cancel(problem, WaitEnded::How::EndOfInput);
        });
        QObject::connect(&m_input, &StandardInput::endOfInput, &m_run, [this] {
            if (!m_pasted) {
                m_run.cancel(Text::tr("Standard input ended before the code was pasted."),
                             WaitEnded::How::EndOfInput);
            }
        });
    }

    const RunRecord &execute()
    {
        m_run.start();
        QCoreApplication::exec();
        return m_run.record();
    }

private:
    FlowServices services()
    {
        FlowServices services = FlowServices::system(&m_client);
        services.openBrowser = [this](const QUrl &url) {
            const QString line = u"Open: "_s + QString::fromLatin1(url.toEncoded());
            const auto failed = [this, line] {
                say(Text::tr("No browser could be started: copy the URL into one."));
                say(line);
                m_run.browserFailed();
            };
            const bool opened = openSystemBrowser(url, &m_run, failed);
            if (!opened)
                say(line);
            return opened;
        };
        return services;
    }

    static FlowRun::Options options(const Settings &settings)
    {
        FlowRun::Options options;
        options.openBrowser = settings.browser;
        options.humanTimeout = settings.timeout;
        return options;
    }

    void tell(int index)
    {
        const Step step = m_run.record().steps[index];
        // A step may change again after it has ended (an exchange attached, a mark set): it is told once.
        if (step.state == StepState::Running || m_told.contains(index))
            return;
        m_told.append(index);
        const QString line = stepLine(step);
        say(m_settings.reveal ? line : Redactor(secretsIn(m_run.record())).masked(line));
    }

    void tellWaiting()
    {
        const Waiting &waiting = m_run.waiting();
        if (waiting.device && !std::exchange(m_invited, true))
            tellInvitation(*waiting.device);
        if (waiting.what == Waiting::For::Browser || waiting.what == Waiting::For::Paste)
            say(waiting.text + u" …"_s);
        if (waiting.what == Waiting::For::Paste)
            m_input.listen();
    }

    /// Once: the polls that follow change nothing of it. It is meant for the user, and never masked.
    static void tellInvitation(const DeviceInvitation &invitation)
    {
        if (!invitation.verification_uri.isEmpty())
            say(Text::tr("Verification URI: %1").arg(invitation.verification_uri));
        if (!invitation.user_code.isEmpty())
            say(Text::tr("User code: %1").arg(invitation.user_code));
        if (!invitation.verification_uri_complete.isEmpty())
            say(Text::tr("Both in one: %1").arg(invitation.verification_uri_complete));
    }

    void take(const QByteArray &line)
    {
        if (m_pasted)
            return;
        const auto problem = m_run.paste(QString::fromUtf8(line));
        if (problem)
            say(*problem);
        else
            m_pasted = true;
    }

    Settings m_settings;
    HttpClient m_client;
    StandardInput m_input;
    FlowRun m_run;
    QList<int> m_told;
    bool m_pasted = false;
    bool m_invited = false;
};

/// The record of a run that never began.
RunRecord notBegun(const Profile &profile, const RunError &error)
{
    RunRecord record;
    record.id = QUuid::createUuid();
    record.profile = profile;
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.finishedAt = record.startedAt;
    record.outcome = runOutcome(error);
    record.error = error;
    return record;
}

int report(const RunRecord &record, const Settings &settings, ResultTarget &target)
{
    if (record.error) {
        const QString message = runErrorText(*record.error);
        const auto *usage = std::get_if<UsageError>(&*record.error);
        const QString hint = usage ? secretHint(usage->member, record.profile) : QString();
        say((settings.reveal ? message : Redactor(secretsIn(record)).masked(message)) + hint);
    }
    // As text, a failure is told on standard error alone: standard output holds tokens or nothing.
    if (settings.format == "text"_L1 && !record.tokens.isObject()) {
        const QStringList notes = runNotes(record, settings.reveal);
        for (const QString &note : notes)
            say(note);
        return exitStatus(record.outcome);
    }

    const auto result = runReport(record, settings.format, settings.reveal);
    if (!result) {
        // The code is spent and the tokens are here: whatever becomes of the format, they are told.
        say(result.error() + u' ' + Text::tr("The result stands on standard output as JSON instead."));
        writeResult(*runReport(record, u"json"_s, settings.reveal));
        return Usage;
    }
    if (const auto problem = target.write(*result)) {
        say(*problem);
        return Usage;
    }
    return exitStatus(record.outcome);
}

int reportUsage(const QString &problem, const Settings &settings, ResultTarget &target)
{
    return report(notBegun(Profile(), UsageError{{}, problem}), settings, target);
}

/// Why the requests of this profile cannot be told in that format. To be asked before they are sent.
std::optional<QString> exportProblem(const Profile &profile, const QString &format)
{
    if (format != "curl"_L1)
        return std::nullopt;
    const auto script = previewAsCurl(previewRequests(profile).requests(), {profile, true});
    return script ? std::nullopt : std::optional(script.error().message);
}

/// Nothing where the text is no length of time that makes sense.
std::optional<std::chrono::milliseconds> secondsFrom(const QString &text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    constexpr double longest = 24.0 * 3600;
    // So written that NaN, which compares with nothing, is refused.
    const bool makesSense = isNumber && seconds > 0 && seconds <= longest;
    if (!makesSense)
        return std::nullopt;
    return std::chrono::milliseconds(qMax(qint64(1), qint64(seconds * 1000)));
}

} // namespace

int runCommand(const QStringList &arguments)
{
    Termination termination;
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Runs the flow of a profile and prints what came back."));
    addProfileArgument(parser);
    addProfileOptions(parser);
    addFormatOption(parser, formats);
    parser.addOption({u"no-browser"_s, Text::tr("Print “Open: URL” instead of starting a browser.")});
    parser.addOption(
        {u"timeout"_s, Text::tr("How long to wait for a human, in seconds (300)."), u"seconds"_s});
    parser.addOption({u"output"_s, Text::tr("Write the result to a file of mode 0600."), u"file"_s});
    parser.addOption({u"reveal"_s, Text::tr("Show secrets instead of masks.")});
    // Whoever asked for JSON gets it on every exit status.
    const Refusal refuse = [&](const QString &problem) {
        Settings settings;
        settings.format = asksForJson(arguments) ? u"json"_s : u"text"_s;
        ResultTarget target(parser.value(u"output"_s));
        ResultTarget standardOutput({});
        return reportUsage(problem, settings, target.prepare() ? standardOutput : target);
    };
    if (const auto status = parseCommandLine(parser, arguments, 1, refuse))
        return *status;
    if (const auto problem = formatProblem(parser, formats))
        return refuse(*problem);

    Settings settings;
    settings.format = parser.value(u"format"_s);
    settings.browser = !parser.isSet(u"no-browser"_s);
    settings.reveal = parser.isSet(u"reveal"_s);
    if (parser.isSet(u"timeout"_s)) {
        const auto timeout = secondsFrom(parser.value(u"timeout"_s));
        if (!timeout)
            return refuse(Text::tr("--timeout takes seconds, more than 0 and at most 86400."));
        settings.timeout = *timeout;
    }
    // Before the run, which spends the code.
    ResultTarget target(parser.value(u"output"_s));
    if (const auto unusable = target.prepare())
        return refuse(*unusable);

    StoredProfiles stored(makeKeychainStore, &termination);
    const auto chosen = profileFromArguments(parser.positionalArguments().first(), parser, stored);
    if (termination.isRequested())
        return report(notBegun(Profile(), signalled()), settings, target);
    if (!chosen)
        return report(notBegun(Profile(), runErrorOf(chosen.error())), settings, target);
    if (const auto problem = exportProblem(*chosen, settings.format))
        return reportUsage(*problem, {}, target);

    Profile profile = *chosen;
    SandboxServer sandbox;
    if (needsSandbox(profile)) {
        const auto port = sandbox.start();
        if (!port)
            return report(notBegun(profile, UsageError{{}, port.error()}), settings, target);
        profile = withSandboxPort(profile, *port);
    }
    if (termination.isRequested())
        return report(notBegun(profile, signalled()), settings, target);
    TerminalRun run(profile, settings, termination);
    return report(run.execute(), settings, target);
}

} // namespace workbench::cli
