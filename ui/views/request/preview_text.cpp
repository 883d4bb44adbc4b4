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

} // namespace

QString previewText(const RequestPlan &plan, const Profile &profile, PreviewFormat format,
                    PreviewSecrets secrets)
{
    const bool ofBrowser = format == PreviewFormat::Url;
    if (ofBrowser && !plan.usesBrowser && plan.token)
        return Text::tr("The browser is not needed: the profile brings its own code.");
    if (ofBrowser ? !plan.authorization : !plan.token)
        return whatIsMissing(plan);
    const PreviewOptions options{profile, secrets == PreviewSecrets::Revealed};
    switch (format) {
    case PreviewFormat::Url:
        break;
    case PreviewFormat::Http:
        return QString::fromUtf8(previewAsHttp(plan.backChannel(), options));
    case PreviewFormat::Curl:
        return curlText(plan.backChannel(), options);
    }
    return previewAsUrl(*plan.authorization, options);
}

} // namespace workbench
