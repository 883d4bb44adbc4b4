// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/request_preview.h"

#include "exchange_format/http_text.h"
#include "http/redaction.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

Exchange notYetSent(const HttpRequest &request)
{
    Exchange exchange;
    exchange.request = request;
    return exchange;
}

/// The profile's secrets, and whatever stands in a secret's place in the requests. A placeholder is no
/// secret.
QList<Secret> secretsIn(const QList<HttpRequest> &requests, const Profile &profile)
{
    QList<Secret> secrets = profile.secrets();
    for (const HttpRequest &request : requests)
        secrets.append(workbench::secretsIn(notYetSent(request)));
    secrets.removeIf([](const Secret &secret) {
        return secret.value.startsWith("{{"_L1) && secret.value.endsWith("}}"_L1);
    });
    return secrets;
}

QList<HttpRequest> shownRequests(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    if (options.reveal)
        return requests;
    const Redactor redactor(secretsIn(requests, options.profile));
    QList<HttpRequest> masked;
    for (const HttpRequest &request : requests)
        masked.append(redactor.masked(request));
    return masked;
}

} // namespace

QByteArray previewAsHttp(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    QByteArray text;
    for (const HttpRequest &request : shownRequests(requests, options)) {
        if (!text.isEmpty())
            text += "\n###\n\n";
        text += httpText(request).toUtf8();
        if (!text.endsWith('\n'))
            text += '\n';
    }
    return text;
}

QByteArray previewAsJson(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    JsonValue list = JsonValue::array();
    for (const HttpRequest &request : shownRequests(requests, options)) {
        JsonValue headers = JsonValue::array();
        for (const Header &header : request.headers.rows()) {
            headers.items().append(JsonValue::array({JsonValue::string(QString::fromUtf8(header.name)),
                                                     JsonValue::string(QString::fromUtf8(header.value))}));
        }
        list.items().append(JsonValue::object({
            {u"kind"_s, JsonValue::string(exchangeKindId(request.kind))},
            {u"method"_s, JsonValue::string(QString::fromLatin1(request.method))},
            {u"url"_s, JsonValue::string(request.url)},
            {u"headers"_s, headers},
            {u"body"_s, JsonValue::string(QString::fromUtf8(request.body))},
        }));
    }
    return writeJson(JsonValue::object({{u"requests"_s, list}})) + '\n';
}

Result<QByteArray, CurlError> previewAsCurl(const QList<HttpRequest> &requests, const PreviewOptions &options)
{
    CurlOptions curl;
    if (!options.reveal)
        curl.variables = secretsIn(requests, options.profile);
    curl.caFile = options.profile.text(u"tls.ca_file");
    curl.acceptInvalidCertificates = options.profile.acceptsInvalidCertificates();
    curl.proxy = options.profile.text(u"proxy");

    QByteArray script;
    for (HttpRequest request : requests) {
        if (request.kind == ExchangeKind::AuthorizationRequest) {
            script += "# Open in a browser:\n# " + request.url.toUtf8() + "\n\n";
            continue;
        }
        // The real length is known only at run time; the command can be run as it stands all the same.
        if (request.headers.value("Content-Length").value_or(QByteArray()).startsWith("{{"))
            request.headers.set("Content-Length", QByteArray::number(request.body.size()));
        const auto command = curlCommand(request, curl);
        if (!command)
            return command;
        script += *command;
        if (!script.endsWith('\n'))
            script += '\n';
    }
    return script;
}

} // namespace workbench
