// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace workbench {

/// What an authorization request asked for, once it is known to be sound.
struct SandboxAuthorizationRequest {
    QString client_id;
    QString redirect_uri;
    QString response_mode;
    QStringList scope;
    QString state;
    bool hasState = false; ///< an empty state comes back empty
    QString nonce;
    QString code_challenge; ///< empty = no PKCE
    QString code_challenge_method;
};

/// What the user, or the client for itself, was granted.
struct SandboxGrant {
    QString id; ///< everything issued from one code shares it, and is revoked with it
    QString client_id;
    QString sub;
    QStringList scope;
    bool byUser = true; ///< false: client_credentials
    qint64 auth_time = 0;
    SandboxAuthorizationRequest request; ///< of a code
    bool used = false; ///< a code or refresh token that was redeemed; kept to recognise a second try
};

/// Values under unguessable names, each for a limited time and no more than so many: the oldest makes room.
template<class Value> class HandleTable {
public:
    static constexpr qsizetype capacity = 1000;

    void insert(const QString &handle, Value value, qint64 expires)
    {
        if (m_order.size() >= capacity)
            m_entries.remove(m_order.takeFirst());
        m_order.append(handle);
        m_entries.insert(handle, {std::move(value), expires});
    }
    /// Nothing for an unknown handle or one whose time is over.
    Value *find(const QString &handle, qint64 now)
    {
        const auto entry = m_entries.find(handle);
        return entry != m_entries.end() && now < entry->expires ? &entry->value : nullptr;
    }
    void remove(const QString &handle)
    {
        m_entries.remove(handle);
        m_order.removeOne(handle);
    }
    template<class Predicate> void removeIf(Predicate predicate)
    {
        const QList<QString> handles = m_order;
        for (const QString &handle : handles) {
            if (predicate(m_entries[handle].value))
                remove(handle);
        }
    }

private:
    struct Entry {
        Value value;
        qint64 expires = 0;
    };
    QHash<QString, Entry> m_entries;
    QList<QString> m_order; ///< oldest first
};

/// Everything that the sandbox remembers, for as long as it runs. Times are seconds since 1970.
struct SandboxStore {
    HandleTable<SandboxAuthorizationRequest> logins; ///< by CSRF token
    HandleTable<SandboxGrant> codes;
    HandleTable<SandboxGrant> refreshTokens;
    HandleTable<SandboxGrant> accessTokens;

    /// Takes back every token that came from this grant (RFC 6749 §4.1.2, §10.4).
    void revoke(const QString &grantId);
};

namespace sandbox_lifetime {
inline constexpr qint64 login = 600;
inline constexpr qint64 code = 60;
inline constexpr qint64 access_token = 3600;
inline constexpr qint64 id_token = 3600;
inline constexpr qint64 refresh_token = 30 * 24 * 3600;
} // namespace sandbox_lifetime

/// 256 random bits in base64url.
QString randomHandle();

} // namespace workbench
