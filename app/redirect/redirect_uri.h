// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace workbench {

/// What a redirect URI asks of us (RFC 8252 §7.3): which sockets to open, or that none can be.
struct RedirectTarget {
    enum class Host { IPv4Loopback, IPv6Loopback, Localhost };
    enum class Kind {
        Loopback, ///< we listen
        Paste, ///< not loopback, custom scheme or urn:ietf:wg:oauth:2.0:oob: the user pastes the result
        Invalid, ///< no absolute URI, or one with a fragment (RFC 6749 §3.1.2)
    };

    Kind kind = Kind::Invalid;
    QString problem; ///< why Invalid, or why we cannot listen, in one sentence
    Host host = Host::IPv4Loopback;
    bool https = false;
    quint16 port = 80; ///< 0 = a free port; without a port in the URI 80 (or 443)
    QString path; ///< exact, encoded, at least "/"
    QString query; ///< fixed query of the URI itself, encoded; usually empty
};

RedirectTarget redirectTarget(const QString &redirect_uri);
/// The URI with port 0 replaced by `port`, every other character as it was typed.
QString withPort(const QString &redirect_uri, quint16 port);

} // namespace workbench
