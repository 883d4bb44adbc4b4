// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/preview_text.h"

#include "exchange_format/request_preview.h"
#include "http/redaction.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(preview)
};

bool isPlaceholder(const QString &value)
{
    return value.startsWith("{{"_L1) && value.endsWith("}}"_L1);
}

/// Masks the secrets of the profile and what the request carries in a secret place, e.g. in an extra row.
/// Placeholders are no secrets: a preview is there to show them.
Redactor redactorFor(const HttpRequest &request, const Profile &profile)
{
    Exchange exchange;
    exchange.request = request;
    QList<Secret> secrets = profile.secrets() + secretsIn(exchange);
    const QString proxyPassword = QUrl(profile.text(u"proxy")).password();
    if (!proxyPassword.isEmpty())
        secrets.append({u"proxy_password"_s, proxyPassword});
    secrets.removeIf([](const Secret &secret) { return isPlaceholder(secret.value); });
    return Redactor(secrets);
}

QString whatIsMissing(const RequestPlan &plan)
{
    QString text = Text::tr("Nothing to show yet:");
    for (const PlanProblem &problem : plan.problems) {
        if (problem.severity == PlanProblem::Severity::Blocking)
            text += u"\n• "_s + problem.message;
    }
    return text;
}

QString requestText(const HttpRequest &request, PreviewFormat format, const PreviewOptions &options)
{
    switch (format) {
    case PreviewFormat::Url:
        break;
    case PreviewFormat::Http:
        return QString::fromUtf8(previewAsHttp({request}, options));
    case PreviewFormat::Curl: {
        const auto command = previewAsCurl({request}, options);
        return command ? QString::fromUtf8(*command) : command.error().message;
    }
    }
    return urlOneParameterALine(request.url);
}

} // namespace

QString urlOneParameterALine(const QString &url)
{
    const qsizetype query = url.indexOf(u'?');
    if (query < 0)
        return url;
    QString lines = url;
    lines.replace(u"&"_s, u"\n  &"_s);
    return lines.insert(query, u"\n  "_s);
}

QString previewText(const RequestPlan &plan, const Profile &profile, PreviewFormat format,
                    PreviewSecrets secrets)
{
    const bool ofBrowser = format == PreviewFormat::Url;
    if (ofBrowser && !profile.text(u"code").isEmpty())
        return Text::tr("The browser is not needed: the profile brings its own code.");
    const std::optional<HttpRequest> &request = ofBrowser ? plan.authorization : plan.token;
    if (!request)
        return whatIsMissing(plan);
    if (secrets == PreviewSecrets::Revealed)
        return requestText(*request, format, {profile, true});
    // The exporters mask what they know of; the URL and a proxy's password are left to us.
    return redactorFor(*request, profile).masked(requestText(*request, format, {profile, false}));
}

} // namespace workbench
