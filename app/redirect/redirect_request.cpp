// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_request.h"

#include <QCoreApplication>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedirectRequest)
};

QByteArray hostName(RedirectTarget::Host host)
{
    switch (host) {
    case RedirectTarget::Host::IPv4Loopback:
        return "127.0.0.1";
    case RedirectTarget::Host::IPv6Loopback:
        return "[::1]";
    case RedirectTarget::Host::Localhost:
        break;
    }
    return "localhost";
}

/// The port may be left out, or written, when it is the scheme's own.
bool isHostOf(const RedirectTarget &target, QByteArrayView host)
{
    const QByteArray full = hostName(target.host) + ':' + QByteArray::number(target.port);
    return host.compare(full, Qt::CaseInsensitive) == 0
        || host.compare(redirectAuthority(target), Qt::CaseInsensitive) == 0;
}

/// Takes the redirect URI's own query (RFC 6749 §3.1.2: the server retains it) out of `decoding`. False when
/// a row of it did not come back.
bool takeFixedQuery(const QString &query, Parameters &parameters)
{
    QList<Parameter> rows = parameters.rows();
    const Parameters fixed = Parameters::fromForm(query.toUtf8()).parameters;
    for (const Parameter &row : fixed.rows()) {
        if (!rows.removeOne(row))
            return false;
    }
    parameters = {};
    for (const Parameter &row : std::as_const(rows))
        parameters.append(row);
    return true;
}

bool isForm(const ServerRequest &request)
{
    const QByteArray type = request.headers.value("Content-Type").value_or(QByteArray());
    return type.split(';').constFirst().trimmed().toLower() == "application/x-www-form-urlencoded";
}

void take(FormDecoding decoding, RedirectHit &hit)
{
    hit.parameters = std::move(decoding.parameters);
    hit.problems = std::move(decoding.problems);
}

/// OAuth 2.0 Form Post Response Mode, or our own page that hands over the fragment.
void takeBody(const ServerRequest &request, const ServedRedirect &served, RedirectHit &hit)
{
    FormDecoding body = Parameters::fromForm(request.body);
    const auto fragment = body.parameters.value(u"workbench_fragment");
    const auto key = body.parameters.value(u"workbench_key");
    if (served.fragmentPossible && fragment && key == served.fragmentKey) {
        hit.carrier = RedirectHit::Carrier::Fragment;
        return take(Parameters::fromForm(fragment->toUtf8()), hit);
    }
    hit.carrier = RedirectHit::Carrier::FormPost;
    take(std::move(body), hit);
}

Exchange exchangeOf(const ServerRequest &request)
{
    Exchange exchange;
    exchange.request.kind = ExchangeKind::AuthorizationResponse;
    exchange.request.method = request.method;
    exchange.request.url = (request.encrypted ? u"https://"_s : u"http://"_s)
        + QString::fromLatin1(request.headers.value("Host").value_or(QByteArray()))
        + QString::fromLatin1(request.target);
    exchange.request.headers = request.headers;
    exchange.request.body = request.body;
    exchange.requestTarget = request.target;
    exchange.startedAt = request.startedAt;
    exchange.connections = 1;
    return exchange;
}

} // namespace

QString abridged(const QByteArray &text)
{
    constexpr qsizetype longest = 60;
    return text.size() <= longest ? QString::fromLatin1(text)
                                  : QString::fromLatin1(text.first(longest)) + u'…';
}

QByteArray redirectAuthority(const RedirectTarget &target)
{
    const QByteArray host = hostName(target.host);
    return target.port == (target.https ? 443 : 80) ? host : host + ':' + QByteArray::number(target.port);
}

RedirectRequest readRedirectRequest(const ServerRequest &request, const ServedRedirect &served)
{
    const QByteArray host = request.headers.value("Host").value_or(QByteArray());
    if (!isHostOf(served.target, host))
        return StrayRequest{421, "Misdirected Request",
                            Text::tr("The request is for another host than the redirect URI's."),
                            Text::tr("it was for %1, the redirect URI says %2")
                                .arg(abridged(host), abridged(redirectAuthority(served.target)))};
    if (request.path != served.target.path.toUtf8())
        return StrayRequest{
            404, "Not Found", Text::tr("The redirect URI has another path."),
            Text::tr("the path of the redirect URI is %1").arg(abridged(served.target.path.toUtf8()))};
    if (request.method != "GET" && request.method != "POST")
        return StrayRequest{405, "Method Not Allowed",
                            Text::tr("An authorization response comes by GET or POST."),
                            Text::tr("an authorization response comes by GET or POST")};

    FormDecoding query = Parameters::fromForm(request.query);
    if (!takeFixedQuery(served.target.query, query.parameters))
        return StrayRequest{
            404, "Not Found",
            Text::tr("The redirect URI has a query of its own, which did not come back complete."),
            Text::tr("the query of the redirect URI is %1").arg(abridged(served.target.query.toUtf8()))};
    RedirectHit hit;
    hit.exchange = exchangeOf(request);
    if (request.method == "POST") {
        if (!isForm(request))
            return StrayRequest{415, "Unsupported Media Type",
                                Text::tr("A response by POST comes as application/x-www-form-urlencoded."),
                                Text::tr("it was no form")};
        takeBody(request, served, hit);
        return hit;
    }
    if (served.fragmentPossible && query.parameters.isEmpty())
        return FragmentRequest{};
    take(std::move(query), hit);
    return hit;
}

} // namespace workbench
