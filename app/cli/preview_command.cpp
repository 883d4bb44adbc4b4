// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/profile_arguments.h"
#include "exchange_format/request_preview.h"
#include "flows/client_certificate_checks.h"
#include "flows/plan.h"
#include "http/redaction.h"
#include "profiles/keychain_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

const QStringList formats{u"http"_s, u"curl"_s, u"json"_s};

} // namespace

int previewCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Prints what would be sent, with {{code}} and the like where a value "
                 "exists only at run time."));
    addProfileArgument(parser);
    addProfileOptions(parser);
    addFormatOption(parser, formats);
    parser.addOption({u"reveal"_s, Text::tr("Show secrets instead of masks.")});
    const Refusal refuse = refusalTo(arguments);
    if (const auto status = parseCommandLine(parser, arguments, 1, refuse))
        return *status;
    if (const auto problem = formatProblem(parser, formats))
        return refuse(*problem);
    const QString format = parser.value(u"format"_s);
    StoredProfiles stored(makeKeychainStore);
    const auto profile = profileFromArguments(parser.positionalArguments().first(), parser, stored);
    if (!profile)
        return tellProblem(profile.error(), arguments);

    RequestPlan plan = previewRequests(*profile);
    plan.problems += clientCertificateProblems(*profile, QDateTime::currentDateTimeUtc());
    for (const PlanProblem &problem : plan.problems)
        say(u"%1: %2"_s.arg(problem.member, problem.message) + secretHint(problem.member, *profile));

    PreviewOptions options;
    options.profile = *profile;
    options.reveal = parser.isSet(u"reveal"_s);
    const QList<HttpRequest> requests = plan.requests();
    QByteArray result;
    if (format == "curl"_L1) {
        const auto script = previewAsCurl(requests, options);
        if (!script)
            return refuse(script.error().message);
        result = *script;
    } else {
        result = format == "json"_L1 ? previewAsJson(requests, options) : previewAsHttp(requests, options);
    }
    if (const auto problem = writeResult(result)) {
        say(*problem);
        return Usage;
    }
    return plan.canRun() ? Ok : Usage;
}

} // namespace workbench::cli
