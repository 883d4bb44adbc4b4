// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/parameters.h"
#include "protocol/profile.h"

#include <QList>
#include <QString>

namespace workbench {

/// A request while it is put together: parameters are still names and values, each in the place where it will
/// stand. The message builders fill it, the profile's own rows change it, toHttpRequest() encodes it.
class RequestDraft {
public:
    enum class BodyEncoding { None, Form, Json };

    /// One member of the body. In a JSON body, `json` values are sent as the JSON that they are.
    struct BodyRow {
        QString name;
        QString value;
        bool json = false;
    };

    RequestDraft(ExchangeKind kind, QByteArray method, QString url, BodyEncoding encoding)
        : m_kind(kind)
        , m_method(std::move(method))
        , m_url(std::move(url))
        , m_encoding(encoding)
    {
    }

    /// Adds a query or body parameter; an empty value means that it is not sent.
    void addToQuery(const QString &name, const QString &value);
    void addToBody(const QString &name, const QString &value);
    bool hasInBody(const QString &name) const;
    void setHeader(const QByteArray &name, const QByteArray &value) { m_headers.set(name, value); }

    /// Applies the profile's `omit` and `extra` tables for this kind of request (`authorization`, `token`,
    /// …). Enabled rows replace the built parameter of the same name and place, in its place, all of them in
    /// order.
    void applyProfileRows(const Profile &profile, const QString &request);

    HttpRequest toHttpRequest() const;

private:
    void replaceInQuery(const QList<ExtraRow> &rows);
    void replaceInBody(const QList<ExtraRow> &rows);
    QByteArray jsonBody() const;

    ExchangeKind m_kind;
    QByteArray m_method;
    QString m_url;
    BodyEncoding m_encoding;
    Parameters m_query;
    QList<BodyRow> m_body;
    HeaderList m_headers;
};

} // namespace workbench
