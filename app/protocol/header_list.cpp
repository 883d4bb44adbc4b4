// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/header_list.h"

namespace workbench {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

void HeaderList::set(const QByteArray &name, const QByteArray &value)
{
    bool placed = false;
    for (qsizetype i = 0; i < m_headers.size();) {
        if (!sameName(m_headers[i].name, name)) {
            ++i;
        } else if (!placed) {
            m_headers[i++] = {name, value};
            placed = true;
        } else {
            m_headers.removeAt(i);
        }
    }
    if (!placed)
        append(name, value);
}

void HeaderList::remove(QByteArrayView name)
{
    m_headers.removeIf([name](const Header &header) { return sameName(header.name, name); });
}

std::optional<QByteArray> HeaderList::value(QByteArrayView name) const
{
    for (const Header &header : m_headers) {
        if (sameName(header.name, name))
            return header.value;
    }
    return std::nullopt;
}

QList<QByteArray> HeaderList::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const Header &header : m_headers) {
        if (sameName(header.name, name))
            found.append(header.value);
    }
    return found;
}

QByteArray HeaderList::toBytes() const
{
    QByteArray bytes;
    for (const Header &header : m_headers)
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes;
}

bool HeaderList::isValidName(QByteArrayView name)
{
    if (name.isEmpty())
        return false;
    for (const char c : name) {
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alphanumeric && !QByteArrayView("!#$%&'*+-.^_`|~").contains(c))
            return false;
    }
    return true;
}

bool HeaderList::isValidValue(QByteArrayView value)
{
    for (const char c : value) {
        if (c == '\r' || c == '\n' || c == '\0')
            return false;
    }
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    return value.isEmpty() || (!isSpace(value.front()) && !isSpace(value.back()));
}

} // namespace workbench
