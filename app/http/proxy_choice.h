// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <optional>

namespace workbench {

/// The proxy that carries one request; none when the type is Direct.
struct ProxyChoice {
    enum class Type { Direct, Http, Socks5 };
    Type type = Type::Direct;
    QString host;
    quint16 port = 0;
    QString user;
    QString password;

    /// "http://proxy.example:3128", never with user or password; empty for Direct.
    QString text() const;

    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

/// localhost and names below it, 127.0.0.0/8, ::1.
bool isLoopbackHost(const QString &host);

/// The proxy for a request to `target`. `setting` is the profile's `proxy` member: empty = `*_proxy` and
/// `no_proxy` of the environment, then the system's settings; `none`; or a http:// or socks5:// URL. Loopback
/// hosts never go through a proxy. Fails with InvalidRequest for a setting or a variable that is none of
/// these, and names it.
Result<ProxyChoice, TransportError> proxyFor(const QUrl &target, const QString &setting,
                                             const QProcessEnvironment &environment);

/// Why proxyFor() will fail, found without asking the system for its settings, which can take its time.
std::optional<TransportError> proxyProblem(const QUrl &target, const QString &setting,
                                           const QProcessEnvironment &environment);

} // namespace workbench
