// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/http_client.h"

#include "async/signal_awaiter.h"
#include "http/authorities.h"
#include "http/http_connection.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

Exchange refusedExchange(HttpRequest request, const TransportError &error)
{
    Exchange exchange;
    exchange.request = std::move(request);
    exchange.error = error;
    exchange.startedAt = QDateTime::currentDateTimeUtc();
    exchange.finishedAt = exchange.startedAt;
    return exchange;
}

} // namespace

/// Turns options into plans. The TLS library and its settings are loaded by the first https request and not
/// before: program start does not pay for them.
class HttpClient::Plans {
public:
    Result<ConnectionPlan, TransportError> make(const QUrl &url, const TransportOptions &options)
    {
        ConnectionPlan plan;
        plan.acceptInvalidCertificates = options.acceptInvalidCertificates;
        plan.timeout = options.timeout;

        Result<ProxyChoice, TransportError> proxy = proxyFor(url, options.proxy, m_environment);
        if (!proxy)
            return Failure{proxy.error()};
        plan.proxy = std::move(proxy).value();
        if (url.scheme() != "https"_L1)
            return plan;

        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        if (!options.caFile.isEmpty()) {
            Result<QList<QSslCertificate>, TransportError> authorities = m_authorities.load(options.caFile);
            if (!authorities)
                return Failure{authorities.error()};
            plan.authorities = std::move(authorities).value();
            tls.setCaCertificates(plan.authorities);
        }
        if (options.identity) {
            if (const auto problem = present(*options.identity, tls))
                return Failure{*problem};
        }
        plan.tls = std::move(tls);
        return plan;
    }

private:
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    Authorities m_authorities;
};

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_plans(std::make_unique<Plans>())
{
}

HttpClient::~HttpClient() = default;

Task<Exchange> HttpClient::send(HttpRequest request, TransportOptions options)
{
    const Result<CompletedRequest, TransportError> completed = completedRequest(request);
    if (!completed)
        co_return refusedExchange(request, completed.error());
    const Result<ConnectionPlan, TransportError> plan = m_plans->make(QUrl(completed->request.url), options);
    if (!plan)
        co_return refusedExchange(completed->request, plan.error());

    HttpConnection connection(*completed, *plan);
    SignalAwaiter finished(&connection, &HttpConnection::finished);
    connection.start();
    co_await finished;
    co_return connection.takeExchange();
}

} // namespace workbench
