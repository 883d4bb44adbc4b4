// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/proxy_choice.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProxyChoice)
};

/// A proxy's URL and where it was written.
struct Setting {
    QString url;
    QString variable; ///< of the environment; empty for the profile's `proxy`
};

// The text may hold a password, so no message repeats it.
Failure<TransportError> unusable(const Setting &setting)
{
    const QString message = setting.variable.isEmpty()
        ? Text::tr(
            "The proxy setting is not usable: it has to be empty (system settings), none, or a URL like "
            "http://proxy.example:3128 or socks5://proxy.example:1080")
        : Text::tr(
              "The environment variable %1 names no usable proxy: it has to be a URL like "
              "http://proxy.example:3128 or socks5://proxy.example:1080. Correct it, or set proxy to none or "
              "to such a URL.")
              .arg(setting.variable);
    return Failure{TransportError{TransportError::Kind::InvalidRequest, message, u"proxy"_s}};
}

Result<ProxyChoice, TransportError> parsedProxy(const Setting &setting)
{
    const QUrl url(setting.url, QUrl::StrictMode);
    const QString scheme = url.scheme();
    ProxyChoice proxy;
    if (scheme == "http"_L1)
        proxy.type = ProxyChoice::Type::Http;
    else if (scheme == "socks5"_L1 || scheme == "socks5h"_L1)
        proxy.type = ProxyChoice::Type::Socks5;
    if (proxy.type == ProxyChoice::Type::Direct || url.host().isEmpty() || url.port() == 0)
        return unusable(setting);
    proxy.host = url.host();
    proxy.port = quint16(url.port(proxy.type == ProxyChoice::Type::Http ? 80 : 1080));
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.password = url.password(QUrl::FullyDecoded);
    return proxy;
}

bool isExempt(const QUrl &target, const QString &noProxy)
{
    const QString host = target.host().toLower();
    const QStringList entries = noProxy.toLower().split(u',', Qt::SkipEmptyParts);
    for (const QString &untrimmed : entries) {
        QString entry = untrimmed.trimmed();
        if (entry == "*"_L1 || entry == host)
            return true;
        const qsizetype colon = entry.lastIndexOf(u':');
        if (colon > 0 && entry.count(u':') == 1) {
            if (entry.sliced(colon + 1).toInt() != target.port(target.scheme() == "https"_L1 ? 443 : 80))
                continue;
            entry.truncate(colon);
        }
        while (entry.startsWith(u'*') || entry.startsWith(u'.'))
            entry.remove(0, 1);
        if (!entry.isEmpty() && (host == entry || host.endsWith(u'.' + entry)))
            return true;
    }
    return false;
}

/// The first variable that is set; of none, nothing.
Setting variable(const QProcessEnvironment &environment, const QStringList &names)
{
    for (const QString &name : names) {
        if (const QString value = environment.value(name).trimmed(); !value.isEmpty())
            return {value, name};
    }
    return {};
}

/// HTTP_PROXY in capitals is left out: under CGI it is a request header.
Setting proxyVariable(const QString &scheme, const QProcessEnvironment &environment)
{
    QStringList names{scheme + u"_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s};
    if (scheme == "https"_L1)
        names.insert(1, u"HTTPS_PROXY"_s);
    Setting found = variable(environment, names);
    if (!found.url.isEmpty() && !found.url.contains("://"_L1))
        found.url.prepend(u"http://"_s);
    return found;
}

/// What profile and environment say; nothing where they leave it to the system.
std::optional<Result<ProxyChoice, TransportError>> chosenProxy(const QUrl &target, const QString &setting,
                                                               const QProcessEnvironment &environment)
{
    const QString wanted = setting.trimmed();
    if (!wanted.isEmpty() && wanted != "none"_L1) {
        const Result<ProxyChoice, TransportError> proxy = parsedProxy({wanted, {}});
        return proxy.isOk() && isLoopbackHost(target.host()) ? ProxyChoice{} : proxy;
    }
    if (wanted == "none"_L1 || isLoopbackHost(target.host()))
        return ProxyChoice{};
    const Setting found = proxyVariable(target.scheme(), environment);
    if (found.url.isEmpty())
        return std::nullopt;
    if (isExempt(target, variable(environment, {u"no_proxy"_s, u"NO_PROXY"_s}).url))
        return ProxyChoice{};
    return parsedProxy(found);
}

ProxyChoice systemProxy(const QUrl &target)
{
    const QList<QNetworkProxy> proxies =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(target));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            return {};
        const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
        if (isSocks || proxy.type() == QNetworkProxy::HttpProxy) {
            return {isSocks ? ProxyChoice::Type::Socks5 : ProxyChoice::Type::Http, proxy.hostName(),
                    proxy.port(), proxy.user(), proxy.password()};
        }
    }
    return {};
}

} // namespace

QString ProxyChoice::text() const
{
    if (type == Type::Direct)
        return {};
    const QString scheme = type == Type::Http ? u"http"_s : u"socks5"_s;
    const QString authority = host.contains(u':') ? u'[' + host + u']' : host;
    return scheme + u"://"_s + authority + u':' + QString::number(port);
}

bool isLoopbackHost(const QString &host)
{
    const QString name = host.toLower();
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1))
        return true;
    const QHostAddress address(name);
    return !address.isNull() && address.isLoopback();
}

Result<ProxyChoice, TransportError> proxyFor(const QUrl &target, const QString &setting,
                                             const QProcessEnvironment &environment)
{
    const auto chosen = chosenProxy(target, setting, environment);
    return chosen ? *chosen : systemProxy(target);
}

std::optional<TransportError> proxyProblem(const QUrl &target, const QString &setting,
                                           const QProcessEnvironment &environment)
{
    const auto chosen = chosenProxy(target, setting, environment);
    return chosen && !chosen->isOk() ? std::optional(chosen->error()) : std::nullopt;
}

} // namespace workbench
