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

/// Tabs and line ends, and '+', which stands for a space in forms.
bool isSpace(char32_t c)
{
    return c == U' ' || c == U'+' || (c >= U'\b' && c <= U'\r');
}

/// What stands for a character in the canonical form; nothing for a backslash.
QByteArray canonical(char32_t c)
{
    if (c == U'\\')
        return {};
    return isSpace(c) ? QByteArray(" ") : utf8(c);
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
    for (const char c : source) {
        ++m_read;
        read(c);
        while (resolveEscape())
            m_differs = true;
    }
}

void CanonicalText::read(char c)
{
    if (c == '\\') {
        // Its place in the source counts to the byte that follows.
        m_afterBackslash = m_text.size();
        m_differs = true;
        return;
    }
    const bool isEscapedSpace = m_afterBackslash == m_text.size() && QByteArrayView("bfnrt").contains(c);
    if (isEscapedSpace || isSpace(static_cast<unsigned char>(c))) {
        m_differs |= c != ' ';
        c = ' ';
    }
    m_text += c;
    if (++m_next != m_read) {
        m_next = m_read;
        m_steps.push_back({m_text.size(), m_next});
    }
}

/// Resolves the escape that the text ends with. Each one makes the text shorter, so all of it stays linear.
bool CanonicalText::resolveEscape()
{
    const QByteArrayView text(m_text);
    const qsizetype size = text.size();
    if (size >= 3 && text[size - 3] == '%') {
        if (const auto byte = hexValue(text.last(2))) {
            // A character of several bytes comes as several escapes.
            replaceTail(3, *byte < 0x80 ? canonical(*byte) : QByteArray(1, char(*byte)));
            return true;
        }
    }
    if (size >= 5 && text[size - 5] == 'u' && m_afterBackslash == size - 5) {
        if (const auto unit = hexValue(text.last(4))) {
            const char32_t high = surrogateAtEnd(text.first(size - 5));
            const bool isPair = high >= 0xD800 && high < 0xDC00 && *unit >= 0xDC00 && *unit < 0xE000;
            if (isPair)
                replaceTail(8, utf8(0x10000 + ((high - 0xD800) << 10) + (*unit - 0xDC00)));
            else
                replaceTail(5, canonical(*unit));
            return true;
        }
    }
    if (size > 0 && text[size - 1] == ';') {
        const QByteArrayView tail = text.last(qMin(size, longestReference));
        const qsizetype ampersand = tail.lastIndexOf('&');
        if (ampersand >= 0) {
            const auto character = htmlReference(tail.sliced(ampersand + 1, tail.size() - ampersand - 2));
            if (character && *character <= 0x10FFFF) {
                replaceTail(tail.size() - ampersand, canonical(*character));
                return true;
            }
        }
    }
    return false;
}

/// No bytes: it was a backslash, and goes the way of all of them.
void CanonicalText::replaceTail(qsizetype length, const QByteArray &bytes)
{
    m_text.chop(length);
    while (m_steps.back().text > m_text.size())
        m_steps.pop_back();
    if (bytes.isEmpty()) {
        m_afterBackslash = m_text.size();
        m_next = sourcePosition(m_text.size());
        return;
    }
    if (m_afterBackslash > m_text.size())
        m_afterBackslash = -1;
    m_text += bytes;
    m_next = m_read;
    m_steps.push_back({m_text.size(), m_next});
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
