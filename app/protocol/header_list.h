// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <initializer_list>
#include <optional>
#include <utility>

namespace workbench {

/// One header field as it stands on the wire: name and value are exact bytes, the name's case included.
struct Header {
    QByteArray name;
    QByteArray value;

    friend bool operator==(const Header &, const Header &) = default;
};

/// Header fields in wire order. Names compare case-insensitively (RFC 9110 §5.1) and may repeat.
class HeaderList {
public:
    HeaderList() = default;
    HeaderList(std::initializer_list<Header> headers)
        : m_headers(headers)
    {
    }

    void append(QByteArray name, QByteArray value) { m_headers.append({std::move(name), std::move(value)}); }
    /// Replaces the first field of that name in its place and drops the others; appends when there is none.
    void set(const QByteArray &name, const QByteArray &value);
    void remove(QByteArrayView name);

    bool contains(QByteArrayView name) const { return value(name).has_value(); }
    /// The first value of that name.
    std::optional<QByteArray> value(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;

    // The second one keeps `for (… : something().rows())` alive: the rows outlive the temporary.
    const QList<Header> &rows() const & { return m_headers; }
    QList<Header> rows() && { return std::move(m_headers); }
    bool isEmpty() const { return m_headers.isEmpty(); }
    qsizetype size() const { return m_headers.size(); }

    /// "Name: value\r\n" for each field, without the blank line.
    QByteArray toBytes() const;

    /// RFC 9110 §5.6.2: a field name is a token.
    static bool isValidName(QByteArrayView name);
    /// RFC 9110 §5.5: no CR, LF or NUL, and no space at either end.
    static bool isValidValue(QByteArrayView value);

    friend bool operator==(const HeaderList &, const HeaderList &) = default;

private:
    QList<Header> m_headers;
};

} // namespace workbench
