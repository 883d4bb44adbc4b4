// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/json_reader.h"

#include "protocol/utf8.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = JsonToken::Kind;

constexpr qsizetype longestName = 40;
// Longer ones are counted, not quoted: they may be secrets that lack their quotation marks.
constexpr qsizetype longestQuotedWord = 16;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

QString hexadecimal(uint value, int digits)
{
    return QString::number(value, 16).toUpper().rightJustified(digits, u'0');
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace

std::optional<JsonError> JsonReader::read()
{
    readText();
    return m_error;
}

bool JsonReader::readText()
{
    if (m_text.startsWith("\xEF\xBB\xBF"))
        return fail(0, tr("a byte order mark (U+FEFF) stands before the JSON text; remove it"));
    if (!readValue())
        return false;
    while (!m_open.isEmpty()) {
        if (!readNextInside())
            return false;
    }
    skipWhiteSpace();
    return atEnd() || failExpecting(tr("the end of the text after the JSON value"));
}

/// What follows an opening bracket, or a value inside of a pair of them: the next value or the end.
bool JsonReader::readNextInside()
{
    skipWhiteSpace();
    const bool isObject = m_open.last().isObject;
    const char closing = isObject ? '}' : ']';
    if (stands(closing)) {
        const qsizetype begin = m_at++;
        m_open.removeLast();
        emitToken(isObject ? Kind::EndObject : Kind::EndArray, begin);
        return true;
    }
    if (!m_open.last().isEmpty) {
        if (!stands(','))
            return failExpecting(tr("',' or '%1' after %2").arg(QLatin1Char(closing)).arg(lastValue()));
        ++m_at;
        skipWhiteSpace();
        if (stands(closing))
            return fail(m_at, tr("no comma may stand before '%1'").arg(QLatin1Char(closing)));
    }
    m_open.last().isEmpty = false;
    return (!isObject || readName()) && readValue();
}

bool JsonReader::readName()
{
    if (!stands('"'))
        return failExpecting(tr("a member name in double quotes"));
    const qsizetype begin = m_at;
    if (!readString(Kind::Name))
        return false;
    m_open.last().name = {Kind::Name, begin, m_at};
    skipWhiteSpace();
    if (!stands(':'))
        return failExpecting(tr("':' after the name \"%1\"").arg(memberName()));
    ++m_at;
    return true;
}

bool JsonReader::readValue()
{
    skipWhiteSpace();
    if (atEnd())
        return failExpecting(tr("a value"));
    const char c = m_text[m_at];
    switch (c) {
    case '{':
        return readOpening(Kind::BeginObject);
    case '[':
        return readOpening(Kind::BeginArray);
    case '"':
        return readString(Kind::String);
    case 't':
    case 'f':
    case 'n':
        return readLiteral();
    case '\'':
        return fail(m_at,
                    tr("expected a value, found a single quotation mark; strings stand in double quotes"));
    case '/':
        return fail(m_at, tr("expected a value, found '/'; JSON has no comments"));
    default:
        if (c == '-' || isDigit(c))
            return readNumber();
        return failExpecting(tr("a value"));
    }
}

bool JsonReader::readOpening(Kind kind)
{
    if (m_open.size() >= m_limits.depth)
        return fail(m_at, tr("objects and arrays are nested deeper than %1 levels").arg(m_limits.depth));
    const qsizetype begin = m_at++;
    m_open.append({kind == Kind::BeginObject, true, {}});
    emitToken(kind, begin);
    return true;
}

bool JsonReader::readString(Kind kind)
{
    const qsizetype begin = m_at++;
    while (!atEnd()) {
        const unsigned char c = static_cast<unsigned char>(m_text[m_at]);
        if (c == '"') {
            ++m_at;
            emitToken(kind, begin);
            return true;
        }
        if (c == '\\') {
            if (!readEscape())
                return false;
        } else if (c < 0x20) {
            return fail(m_at,
                        tr("the control character U+%1 must be escaped in a string").arg(hexadecimal(c, 4)));
        } else if (c < 0x80) {
            ++m_at;
        } else {
            const int length = utf8SequenceLength(m_text.sliced(m_at));
            if (length == 0)
                return fail(m_at, tr("byte 0x%1 is not UTF-8 here").arg(hexadecimal(c, 2)));
            m_at += length;
        }
    }
    const TextPosition opened = textPosition(m_text, begin);
    return fail(m_at,
                tr("the string that begins at line %1, column %2 has no closing quotation mark")
                    .arg(opened.line)
                    .arg(opened.column));
}

bool JsonReader::readEscape()
{
    const qsizetype backslash = m_at++;
    if (atEnd())
        return fail(m_at, tr("the text ends inside of an escape sequence"));
    const char c = m_text[m_at];
    if (c == 'u')
        return readSurrogatePair();
    if (!QByteArrayView("\"\\/bfnrt").contains(c))
        return fail(backslash, tr("a backslash must not stand before %1 in a string").arg(found()));
    ++m_at;
    return true;
}

/// One \uXXXX, or two that are the halves of a pair: neither half means anything alone (RFC 8259 §8.2).
bool JsonReader::readSurrogatePair()
{
    const qsizetype backslash = m_at - 1;
    const int first = hex4(m_at + 1);
    if (first < 0)
        return fail(backslash, tr("\\u must be followed by four hexadecimal digits"));
    m_at += 5;
    if (!QChar::isSurrogate(char32_t(first)))
        return true;
    const bool escapeFollows = m_at + 1 < m_text.size() && m_text[m_at] == '\\' && m_text[m_at + 1] == 'u';
    const int second = escapeFollows ? hex4(m_at + 2) : -1;
    if (!QChar::isHighSurrogate(char32_t(first)) || second < 0 || !QChar::isLowSurrogate(char32_t(second)))
        return fail(backslash,
                    tr("\\u%1 is one half of a surrogate pair without the other").arg(hexadecimal(first, 4)));
    m_at += 6;
    return true;
}

bool JsonReader::readNumber()
{
    const qsizetype begin = m_at;
    if (stands('-'))
        ++m_at;
    const qsizetype integer = m_at;
    if (!readDigits(tr("'-'")))
        return false;
    if (m_text[integer] == '0' && m_at > integer + 1)
        return fail(integer, tr("a number must not begin with a zero that further digits follow"));
    if (stands('.')) {
        ++m_at;
        if (!readDigits(tr("the decimal point")))
            return false;
    }
    if (stands('e') || stands('E')) {
        ++m_at;
        if (stands('+') || stands('-'))
            ++m_at;
        if (!readDigits(tr("the exponent sign")))
            return false;
    }
    emitToken(Kind::Number, begin);
    return true;
}

bool JsonReader::readDigits(const QString &after)
{
    const qsizetype begin = m_at;
    while (!atEnd() && isDigit(m_text[m_at]))
        ++m_at;
    return m_at > begin || failExpecting(tr("a digit after %1").arg(after));
}

bool JsonReader::readLiteral()
{
    static constexpr struct {
        QByteArrayView word;
        Kind kind;
    } literals[] = {{"true", Kind::True}, {"false", Kind::False}, {"null", Kind::Null}};
    const QByteArrayView rest = m_text.sliced(m_at);
    for (const auto &literal : literals) {
        const qsizetype size = literal.word.size();
        if (!rest.startsWith(literal.word) || (rest.size() > size && isWordCharacter(rest[size])))
            continue;
        const qsizetype begin = m_at;
        m_at += size;
        emitToken(literal.kind, begin);
        return true;
    }
    return failExpecting(tr("a value"));
}

void JsonReader::skipWhiteSpace()
{
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

/// The value of the four hexadecimal digits at that offset, or -1.
int JsonReader::hex4(qsizetype at) const
{
    if (m_text.size() - at < 4)
        return -1;
    int value = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(m_text[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

bool JsonReader::fail(qsizetype offset, const QString &message)
{
    const TextPosition position = textPosition(m_text, offset);
    m_error = JsonError{offset, position.line, position.column, message};
    return false;
}

bool JsonReader::failExpecting(const QString &expected)
{
    return fail(m_at, tr("expected %1, found %2").arg(expected, found()));
}

/// What stands at the current place, as a reader of an error message would name it.
QString JsonReader::found() const
{
    if (atEnd())
        return tr("the end of the text");
    const unsigned char c = static_cast<unsigned char>(m_text[m_at]);
    if (c < 0x20 || c == 0x7F)
        return tr("the control character U+%1").arg(hexadecimal(c, 4));
    const int length = utf8SequenceLength(m_text.sliced(m_at));
    if (length == 0)
        return tr("byte 0x%1, which is not UTF-8 here").arg(hexadecimal(c, 2));
    qsizetype size = length;
    while (isWordCharacter(m_text[m_at]) && m_at + size < m_text.size()
           && isWordCharacter(m_text[m_at + size]))
        ++size;
    if (size > longestQuotedWord)
        return tr("a word of %1 characters").arg(size);
    return u'\'' + decodedUtf8(m_text.sliced(m_at, size)) + u'\'';
}

/// The value that was read last, as a reader of an error message would name it.
QString JsonReader::lastValue() const
{
    return m_open.last().isObject ? tr("the member \"%1\"").arg(memberName()) : tr("a value of the array");
}

QString JsonReader::memberName() const
{
    const QString name = jsonStringText(m_text, m_open.last().name);
    return name.size() > longestName ? name.first(longestName) + u'…' : name;
}

QString jsonStringText(QByteArrayView text, const JsonToken &token)
{
    const QByteArrayView raw = text.sliced(token.begin + 1, token.end - token.begin - 2);
    qsizetype escape = raw.indexOf('\\');
    if (escape < 0)
        return decodedUtf8(raw);

    // Escapes become the UTF-16 units that they name; all else is copied by the run.
    QString decoded;
    decoded.reserve(raw.size());
    qsizetype done = 0;
    while (escape >= 0) {
        decoded += decodedUtf8(raw.sliced(done, escape - done));
        const char c = raw[escape + 1];
        done = escape + 2;
        switch (c) {
        case 'b':
            decoded += u'\b';
            break;
        case 'f':
            decoded += u'\f';
            break;
        case 'n':
            decoded += u'\n';
            break;
        case 'r':
            decoded += u'\r';
            break;
        case 't':
            decoded += u'\t';
            break;
        case 'u':
            decoded += QChar(char16_t(raw.sliced(done, 4).toUShort(nullptr, 16)));
            done += 4;
            break;
        default:
            decoded += QLatin1Char(c);
        }
        escape = raw.indexOf('\\', done);
    }
    decoded += decodedUtf8(raw.sliced(done));
    return decoded;
}

} // namespace workbench
