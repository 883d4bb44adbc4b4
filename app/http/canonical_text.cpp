// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/canonical_text.h"

#include <algorithm>
#include <optional>

namespace workbench {

namespace {

constexpr qsizetype longestReference = 10; ///< "&#x10FFFF;"

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

/// `digits` as a hexadecimal number, if they are nothing else.
std::optional<char32_t> hexValue(QByteArrayView digits)
{
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + char32_t(digit);
    }
    return value;
}

std::optional<char32_t> decimalValue(QByteArrayView digits)
{
    char32_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + char32_t(c - '0');
    }
    return value;
}

/// The character that stands behind a backslash in JSON (RFC 8259 §7), `\u` aside.
std::optional<char32_t> jsonEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return char32_t(c);
    case 'b':
        return U'\b';
    case 'f':
        return U'\f';
    case 'n':
        return U'\n';
    case 'r':
        return U'\r';
    case 't':
        return U'\t';
    default:
        return std::nullopt;
    }
}

/// `name` as in "&name;".
std::optional<char32_t> htmlReference(QByteArrayView name)
{
    if (name.size() > 2 && (name.startsWith("#x") || name.startsWith("#X")))
        return hexValue(name.sliced(2));
    if (name.size() > 1 && name.startsWith('#'))
        return decimalValue(name.sliced(1));
    if (name == "amp")
        return U'&';
    if (name == "lt")
        return U'<';
    if (name == "gt")
        return U'>';
    if (name == "quot")
        return U'"';
    if (name == "apos")
        return U'\'';
    return std::nullopt;
}

/// UTF-8 that is also defined for surrogates: each half of a pair comes as a `\u` escape of its own.
QByteArray utf8(char32_t c)
{
    const auto tail = [c](int shift) { return char(0x80 | ((c >> shift) & 0x3F)); };
    QByteArray bytes;
    if (c < 0x80)
        bytes.append(char(c));
    else if (c < 0x800)
        bytes.append(char(0xC0 | (c >> 6))).append(tail(0));
    else if (c < 0x10000)
        bytes.append(char(0xE0 | (c >> 12))).append(tail(6)).append(tail(0));
    else
        bytes.append(char(0xF0 | (c >> 18))).append(tail(12)).append(tail(6)).append(tail(0));
    return bytes;
}

/// The surrogate that utf8() wrote at the end of `text`, or 0.
char32_t surrogateAtEnd(QByteArrayView text)
{
    if (text.size() < 3 || static_cast<unsigned char>(text[text.size() - 3]) != 0xED)
        return 0;
    const char32_t middle = static_cast<unsigned char>(text[text.size() - 2]) & 0x3F;
    const char32_t low = static_cast<unsigned char>(text[text.size() - 1]) & 0x3F;
    const char32_t c = 0xD000 | (middle << 6) | low;
    return c >= 0xD800 && c < 0xE000 ? c : 0;
}

} // namespace

CanonicalText::CanonicalText(QByteArrayView source)
{
    m_text.reserve(source.size());
    m_steps.push_back({0, 0});
    for (qsizetype i = 0; i < source.size(); ++i) {
        m_sourceAfter = i + 1;
        m_differs |= source[i] == '+';
        m_text += source[i] == '+' ? ' ' : source[i];
        while (resolveEscape())
            m_differs = true;
    }
}

/// Resolves the escape that the text ends with. Each one makes the text shorter, so all of it stays linear.
bool CanonicalText::resolveEscape()
{
    const qsizetype size = m_text.size();
    const char last = size > 0 ? m_text[size - 1] : '\0';
    const QByteArrayView text(m_text);
    if (size >= 3 && text[size - 3] == '%') {
        // One byte, not one character: a character of several bytes comes as several escapes.
        if (const auto byte = hexValue(text.last(2))) {
            replaceTail(3, U' ');
            if (*byte != U'+')
                m_text[size - 3] = char(*byte);
            return true;
        }
    }
    if (size >= 2 && text[size - 2] == '\\') {
        if (const auto character = jsonEscape(last))
            return replaceTail(2, *character);
    }
    if (size >= 6 && text[size - 6] == '\\' && text[size - 5] == 'u') {
        if (const auto unit = hexValue(text.last(4))) {
            const char32_t high = surrogateAtEnd(text.first(size - 6));
            const bool isPair = high >= 0xD800 && high < 0xDC00 && *unit >= 0xDC00 && *unit < 0xE000;
            if (isPair)
                return replaceTail(9, 0x10000 + ((high - 0xD800) << 10) + (*unit - 0xDC00));
            return replaceTail(6, *unit == U'+' ? U' ' : *unit);
        }
    }
    if (last == ';') {
        const QByteArrayView tail = text.last(qMin(size, longestReference));
        const qsizetype ampersand = tail.lastIndexOf('&');
        if (ampersand >= 0) {
            const auto character = htmlReference(tail.sliced(ampersand + 1, tail.size() - ampersand - 2));
            if (character && *character <= 0x10FFFF)
                return replaceTail(tail.size() - ampersand, *character == U'+' ? U' ' : *character);
        }
    }
    return false;
}

bool CanonicalText::replaceTail(qsizetype length, char32_t character)
{
    m_text.chop(length);
    const qsizetype begin = m_text.size();
    while (m_steps.size() > 1 && m_steps.back().text > begin)
        m_steps.pop_back();
    m_text += utf8(character);
    m_steps.push_back({m_text.size(), m_sourceAfter});
    return true;
}

qsizetype CanonicalText::sourcePosition(qsizetype position) const
{
    const auto after =
        std::upper_bound(m_steps.begin(), m_steps.end(), position,
                         [](qsizetype wanted, const Step &step) { return wanted < step.text; });
    const Step &step = *(after - 1);
    return step.source + position - step.text;
}

} // namespace workbench
