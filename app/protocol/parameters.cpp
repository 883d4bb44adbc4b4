// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/parameters.h"

#include "protocol/utf8.h"

#include <QHash>

namespace workbench {

namespace {

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '*' || c == '-'
        || c == '.' || c == '_';
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/// The byte that a percent escape at the start of `encoded` stands for, or -1 when there is no such escape.
int escapedByte(QByteArrayView encoded)
{
    if (encoded.size() < 3 || encoded[0] != '%')
        return -1;
    const int high = hexDigit(encoded[1]);
    const int low = hexDigit(encoded[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// Where the byte with index `decodedIndex` of the decoded text stands in the encoded one.
qsizetype encodedOffset(QByteArrayView encoded, qsizetype decodedIndex)
{
    qsizetype offset = 0;
    for (qsizetype i = 0; i < decodedIndex; ++i)
        offset += escapedByte(encoded.sliced(offset)) >= 0 ? 3 : 1;
    return offset;
}

/// Decodes one name or value; `base` is its offset in the whole text, for the positions of problems.
QString formDecoded(QByteArrayView encoded, qsizetype base, QList<FormProblem> &problems)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        const int escaped = escapedByte(encoded.sliced(i));
        if (escaped >= 0) {
            bytes += char(escaped);
            i += 2;
        } else {
            if (c == '%')
                problems.append({FormProblem::Kind::BadPercentEscape, base + i, {}});
            bytes += c == '+' ? ' ' : c;
        }
    }
    const qsizetype invalid = firstInvalidUtf8(bytes);
    if (invalid >= 0)
        problems.append({FormProblem::Kind::InvalidUtf8, base + encodedOffset(encoded, invalid), {}});
    return decodedUtf8(bytes);
}

} // namespace

void Parameters::set(const QString &name, const QString &value)
{
    bool placed = false;
    for (qsizetype i = 0; i < m_rows.size();) {
        if (m_rows[i].name != name) {
            ++i;
        } else if (!placed) {
            m_rows[i++] = {name, value, true};
            placed = true;
        } else {
            m_rows.removeAt(i);
        }
    }
    if (!placed)
        append(name, value);
}

void Parameters::remove(QStringView name)
{
    m_rows.removeIf([name](const Parameter &row) { return row.name == name; });
}

std::optional<QString> Parameters::value(QStringView name) const
{
    for (const Parameter &row : m_rows) {
        if (row.enabled && row.name == name)
            return row.value;
    }
    return std::nullopt;
}

QStringList Parameters::values(QStringView name) const
{
    QStringList found;
    for (const Parameter &row : m_rows) {
        if (row.enabled && row.name == name)
            found.append(row.value);
    }
    return found;
}

QStringList Parameters::repeatedNames() const
{
    QHash<QStringView, int> counts;
    for (const Parameter &row : m_rows) {
        if (row.enabled)
            ++counts[row.name];
    }
    QStringList repeated;
    for (const Parameter &row : m_rows) {
        if (row.enabled && counts.take(row.name) > 1)
            repeated.append(row.name);
    }
    return repeated;
}

QByteArray Parameters::toForm() const
{
    QByteArray form;
    bool first = true;
    for (const Parameter &row : m_rows) {
        if (!row.enabled)
            continue;
        if (!first)
            form += '&';
        first = false;
        form += formEncoded(row.name) + '=' + formEncoded(row.value);
    }
    return form;
}

FormDecoding Parameters::fromForm(QByteArrayView encoded)
{
    FormDecoding decoding;
    for (qsizetype start = 0; start < encoded.size();) {
        qsizetype end = encoded.indexOf('&', start);
        if (end < 0)
            end = encoded.size();
        const QByteArrayView piece = encoded.sliced(start, end - start);
        if (!piece.isEmpty()) {
            const qsizetype equals = piece.indexOf('=');
            const qsizetype nameSize = equals < 0 ? piece.size() : equals;
            const qsizetype firstProblem = decoding.problems.size();
            const QString name = formDecoded(piece.first(nameSize), start, decoding.problems);
            QString value;
            if (equals >= 0)
                value = formDecoded(piece.sliced(equals + 1), start + equals + 1, decoding.problems);
            for (qsizetype i = firstProblem; i < decoding.problems.size(); ++i)
                decoding.problems[i].name = name;
            decoding.parameters.append(name, value);
        }
        start = end + 1;
    }
    return decoding;
}

QByteArray formEncoded(QStringView text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (isUnreserved(c)) {
            encoded += c;
        } else if (c == ' ') {
            encoded += '+';
        } else {
            encoded += '%';
            encoded += digits[(static_cast<unsigned char>(c) >> 4) & 0xF];
            encoded += digits[static_cast<unsigned char>(c) & 0xF];
        }
    }
    return encoded;
}

} // namespace workbench
