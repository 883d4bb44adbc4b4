// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/request_parser.h"

#include <QCoreApplication>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RequestParser)
};

bool isDigits(QByteArrayView text)
{
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return !text.isEmpty();
}

/// RFC 9112 §3.2.1 in what browsers make of it: visible ASCII, beginning with '/', without fragment. The
/// characters that RFC 3986 wants encoded but browsers leave as they are ('|', '{', …) pass.
bool isOriginForm(QByteArrayView target)
{
    if (!target.startsWith('/'))
        return false;
    for (const char c : target) {
        if (c <= 0x20 || c == 0x7f || static_cast<unsigned char>(c) >= 0x80 || c == '#')
            return false;
    }
    return true;
}

/// RFC 9110 §5.5: visible characters, space, tab and obs-text.
bool isFieldValue(QByteArrayView value)
{
    for (const char c : value) {
        const auto u = static_cast<unsigned char>(c);
        if ((u < 0x20 && c != '\t') || u == 0x7f)
            return false;
    }
    return true;
}

} // namespace

RequestParser::RequestParser(HttpServerLimits limits)
    : m_limits(limits)
{
}

RequestParser::State RequestParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_state == State::NeedMore)
        bytes = bytes.sliced(m_part == Part::Body ? feedBody(bytes) : feedHead(bytes));
    if (!bytes.isEmpty())
        m_surplus = true;
    return m_state;
}

qsizetype RequestParser::feedHead(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_state == State::NeedMore && m_part != Part::Body)
        takeByte(bytes[taken++]);
    m_request.bytes += bytes.first(taken);
    return taken;
}

qsizetype RequestParser::feedBody(QByteArrayView bytes)
{
    const qsizetype taken = qMin(bytes.size(), m_bodyMissing);
    m_request.body += bytes.first(taken);
    m_request.bytes += bytes.first(taken);
    m_bodyMissing -= taken;
    if (m_bodyMissing == 0)
        m_state = State::Complete;
    return taken;
}

void RequestParser::takeByte(char c)
{
    if (m_part == Part::Headers && ++m_headerBytes > m_limits.headers)
        return reject(431, "Request Header Fields Too Large",
                      Text::tr("headers of more than %1 bytes").arg(m_limits.headers));
    if (m_afterCr) {
        m_afterCr = false;
        if (c == '\n')
            return endOfLine();
        return reject(400, "Bad Request", Text::tr("a carriage return that no line feed follows"));
    }
    if (c == '\r') {
        m_afterCr = true;
        return;
    }
    if (c == '\n')
        return reject(400, "Bad Request",
                      Text::tr("a line that ends in a line feed without a carriage return"));
    if (c == '\0')
        return reject(400, "Bad Request", Text::tr("a NUL byte in the head"));
    m_line += c;
    if (m_part == Part::RequestLine && m_line.size() > m_limits.requestLine)
        reject(414, "URI Too Long",
               Text::tr("a request line of more than %1 bytes").arg(m_limits.requestLine));
}

void RequestParser::endOfLine()
{
    if (m_part == Part::RequestLine)
        readRequestLine();
    else if (m_line.isEmpty())
        endOfHeaders();
    else
        readHeader();
    m_line.clear();
}

void RequestParser::readRequestLine()
{
    if (m_line.isEmpty() && !m_skippedEmptyLine) {
        m_skippedEmptyLine = true;
        return;
    }
    const QList<QByteArray> words = m_line.split(' ');
    if (words.size() != 3)
        return reject(400, "Bad Request", Text::tr("a request line that is not method, target and version"));
    const QByteArray &version = words[2];
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigits(version.sliced(5, 1))
        || version[6] != '.' || !isDigits(version.sliced(7)))
        return reject(400, "Bad Request", Text::tr("a request line that does not end in an HTTP version"));
    if (version[5] != '1')
        return reject(505, "HTTP Version Not Supported", Text::tr("a version other than HTTP/1.x"));
    if (!HeaderList::isValidName(words[0]))
        return reject(400, "Bad Request", Text::tr("a method that is no token"));
    if (!isOriginForm(words[1]))
        return reject(400, "Bad Request",
                      Text::tr("a target that does not begin with / or holds bytes that no URL may"));

    m_request.method = words[0];
    m_request.target = words[1];
    m_request.httpVersion = version;
    const qsizetype question = m_request.target.indexOf('?');
    m_request.path = m_request.target.first(question < 0 ? m_request.target.size() : question);
    if (question >= 0)
        m_request.query = m_request.target.sliced(question + 1);
    m_part = Part::Headers;
}

void RequestParser::readHeader()
{
    if (m_line.startsWith(' ') || m_line.startsWith('\t'))
        return reject(400, "Bad Request", Text::tr("a header folded over two lines"));
    const qsizetype colon = m_line.indexOf(':');
    const QByteArray name = m_line.first(qMax(colon, qsizetype(0)));
    if (!HeaderList::isValidName(name))
        return reject(400, "Bad Request", Text::tr("a header whose name is no token followed by a colon"));
    QByteArrayView value = QByteArrayView(m_line).sliced(colon + 1);
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!value.isEmpty() && isSpace(value.front()))
        value = value.sliced(1);
    while (!value.isEmpty() && isSpace(value.back()))
        value.chop(1);
    if (!isFieldValue(value))
        return reject(400, "Bad Request", Text::tr("a header value with a control character"));
    m_request.headers.append(name, value.toByteArray());
}

void RequestParser::endOfHeaders()
{
    // RFC 9112 §3.2
    const qsizetype hosts = m_request.headers.values("Host").size();
    if (hosts > 1 || (hosts == 0 && m_request.httpVersion != "HTTP/1.0"))
        return reject(400, "Bad Request",
                      hosts > 1 ? Text::tr("two Host headers") : Text::tr("no Host header"));
    const auto length = bodyLength();
    if (!length)
        return;
    m_bodyMissing = *length;
    m_part = Part::Body;
    if (m_bodyMissing == 0)
        m_state = State::Complete;
}

std::optional<qsizetype> RequestParser::bodyLength()
{
    const QList<QByteArray> lengths = m_request.headers.values("Content-Length");
    if (m_request.headers.contains("Transfer-Encoding")) {
        // RFC 9112 §6.1: both together are how requests are smuggled.
        if (!lengths.isEmpty())
            reject(400, "Bad Request", Text::tr("both Content-Length and Transfer-Encoding"));
        else
            reject(501, "Not Implemented",
                   Text::tr("a body with Transfer-Encoding, which browsers never send"));
        return std::nullopt;
    }
    if (lengths.isEmpty())
        return 0;
    for (const QByteArray &length : lengths) {
        if (!isDigits(length) || length != lengths.first()) {
            reject(400, "Bad Request", Text::tr("a Content-Length that is no number, or two that differ"));
            return std::nullopt;
        }
    }
    bool fits = false;
    const qlonglong length = lengths.first().toLongLong(&fits);
    if (!fits || length > m_limits.body) {
        reject(413, "Content Too Large", Text::tr("a body of more than %1 bytes").arg(m_limits.body));
        return std::nullopt;
    }
    return qsizetype(length);
}

void RequestParser::reject(int status, QByteArray reason, QString message)
{
    m_state = State::Rejected;
    m_rejection = {status, std::move(reason), std::move(message)};
}

} // namespace workbench
