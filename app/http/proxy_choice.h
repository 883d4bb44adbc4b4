// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

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
/// hosts never go through a proxy. Fails with InvalidRequest for a setting that is none of these.
Result<ProxyChoice, TransportError> proxyFor(const QUrl &target, const QString &setting,
                                             const QProcessEnvironment &environment);

} // namespace workbench
