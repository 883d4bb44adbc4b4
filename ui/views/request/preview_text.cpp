// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/preview_text.h"

#include "exchange_format/request_preview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(preview)
};

QString whatIsMissing(const RequestPlan &plan)
{
    QString text = Text::tr("Nothing to show yet:");
    for (const PlanProblem &problem : plan.problems) {
        if (problem.severity == PlanProblem::Severity::Blocking)
            text += u"\n• "_s + problem.message;
    }
    return text;
}

QString curlText(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    const auto command = previewAsCurl(requests, options);
    return command ? QString::fromUtf8(*command) : command.error().message;
}

QString urlText(const RequestPlan &plan, const PreviewOptions &options)
{
    if (plan.authorization)
        return previewAsUrl(*plan.authorization, options);
    return plan.usesBrowser || !plan.token
        ? whatIsMissing(plan)
        : Text::tr("The browser is not needed: the profile brings its own code.");
}

} // namespace

QString previewText(const RequestPlan &plan, const Profile &profile, PreviewFormat format,
                    PreviewSecrets secrets)
{
    const bool ofTokenRequest = format == PreviewFormat::Http || format == PreviewFormat::Curl;
    if (ofTokenRequest && !plan.usesTokenEndpoint)
        return Text::tr("There is no token request: the tokens come back through the browser.");
    const PreviewOptions options{profile, secrets == PreviewSecrets::Revealed};
    if (format == PreviewFormat::Url)
        return urlText(plan, options);
    const QList<HttpRequest> requests = format == PreviewFormat::Json ? plan.requests() : plan.backChannel();
    if (requests.isEmpty())
        return whatIsMissing(plan);
    if (format == PreviewFormat::Json)
        return QString::fromUtf8(previewAsJson(requests, options));
    return format == PreviewFormat::Curl ? curlText(requests, options)
                                         : QString::fromUtf8(previewAsHttp(requests, options));
}

} // namespace workbench
