// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/response_parser.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// Far beyond what real servers send (curl stops at 300 KiB), and still nothing that hurts.
constexpr qsizetype maximalHeadSize = 1024 * 1024;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ResponseParser)
};

/// Enough to tell one protocol from another. Where bytes are not what they should be they may be anything, a
/// token too: of a long word only its beginning would be seen, which nobody could find and mask later.
QString quoted(QByteArrayView bytes)
{
    constexpr qsizetype shown = 24;
    constexpr qsizetype longestWord = 4;
    QString text;
    qsizetype at = 0;
    while (at < bytes.size() && text.size() < shown) {
        qsizetype end = at;
        while (end < bytes.size() && QChar::isLetterOrNumber(uchar(bytes[end])))
            ++end;
        if (end == at)
            text += QChar::isPrint(uchar(bytes[end++])) ? QLatin1Char(bytes[at]) : QLatin1Char('.');
        else
            text += end - at <= longestWord ? QString::fromLatin1(bytes.sliced(at, end - at)) : u"…"_s;
        at = end;
    }
    if (at < bytes.size() && !text.endsWith(u'…'))
        text += u'…';
    return u'“' + text + u'”';
}

/// The field that a line is about; its value is a secret as often as not.
QString fieldName(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(qMax<qsizetype>(colon, 0)).toByteArray();
    return HeaderList::isValidName(name) ? QString::fromLatin1(name) : quoted(line);
}

} // namespace

ResponseParser::ResponseParser(QByteArray requestMethod, qsizetype bodyLimit)
    : m_method(std::move(requestMethod))
    , m_bodyLimit(bodyLimit)
{
    m_response.complete = false;
}

void ResponseParser::feed(QByteArrayView bytes)
{
    m_begun = m_begun || !bytes.isEmpty();
    while (!bytes.isEmpty() && !isFinished() && !hasFailed()) {
        if (!readsLines())
            takeBody(bytes);
        else if (const std::optional<QByteArray> line = takeLine(bytes))
            readLine(*line);
    }
    if (isFinished() && !bytes.isEmpty())
        note(Text::tr("%1 bytes came after the end of the response").arg(bytes.size()));
}

void ResponseParser::end()
{
    if (m_state == State::BodyToEnd) {
        m_state = State::Finished;
        m_response.complete = true;
    }
}

HttpResponse ResponseParser::takeResponse()
{
    m_response.complete = isFinished();
    return std::move(m_response);
}

QString ResponseParser::missing() const
{
    switch (m_state) {
    case State::StatusLine:
    case State::Headers:
        return Text::tr("only a part of the header section had come");
    case State::BodyOfLength:
        return Text::tr("%1 of %2 bytes of the body had come")
            .arg(m_response.body.size())
            .arg(m_response.body.size() + m_expected);
    case State::ChunkSize:
    case State::ChunkData:
    case State::ChunkEnd:
    case State::Trailers:
        return Text::tr("%1 bytes of the chunked body had come, but not its end").arg(m_response.body.size());
    case State::BodyToEnd:
    case State::Finished:
    case State::Failed:
        return {};
    }
    Q_UNREACHABLE();
}

bool ResponseParser::readsLines() const
{
    return m_state != State::BodyOfLength && m_state != State::BodyToEnd && m_state != State::ChunkData;
}

std::optional<QByteArray> ResponseParser::takeLine(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype taken = end < 0 ? bytes.size() : end + 1;
    m_line.append(bytes.first(taken));
    bytes = bytes.sliced(taken);
    m_headSize += taken;
    if (m_headSize > maximalHeadSize) {
        fail(Text::tr("the header section is longer than %1 KiB").arg(maximalHeadSize / 1024));
        return std::nullopt;
    }
    // Nobody's status line begins otherwise; waiting for a line end in foreign bytes would last for ever.
    if (m_state == State::StatusLine
        && !m_line.startsWith(QByteArrayView("HTTP/").first(qMin(m_line.size(), qsizetype(5))))) {
        const bool tls = m_line.startsWith("\x15\x03");
        fail(tls ? Text::tr("the server speaks TLS on this port; use https://")
                 : Text::tr("the answer is no HTTP, it begins with %1").arg(quoted(m_line)));
        return std::nullopt;
    }
    if (end < 0)
        return std::nullopt;

    QByteArray line = std::exchange(m_line, {});
    line.chop(line.endsWith("\r\n") ? 2 : 1);
    return line;
}

void ResponseParser::readLine(const QByteArray &line)
{
    switch (m_state) {
    case State::StatusLine:
        readStatusLine(line);
        break;
    case State::Headers:
        if (line.isEmpty())
            endHead();
        else
            readHeader(line);
        break;
    case State::ChunkSize:
        readChunkSize(line);
        break;
    case State::ChunkEnd:
        if (line.isEmpty())
            m_state = State::ChunkSize;
        else
            fail(Text::tr("a chunk of the body is longer than its size says"));
        break;
    case State::Trailers:
        if (line.isEmpty())
            m_state = State::Finished;
        else
            note(Text::tr("A trailer came after the body: %1").arg(fieldName(line)));
        break;
    default:
        Q_UNREACHABLE();
    }
}

// RFC 9112 §4
void ResponseParser::readStatusLine(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    bool isNumber = false;
    const int status = space < 0 ? 0 : line.mid(space + 1, 3).toInt(&isNumber);
    if (!isNumber || status < 100 || !line.startsWith("HTTP/1.")) {
        fail(Text::tr("%1 is no status line of HTTP/1.1").arg(quoted(line)));
        return;
    }
    m_response.httpVersion = line.first(space);
    m_response.status = status;
    m_response.reason = line.mid(space + 5);
    m_state = State::Headers;
}

void ResponseParser::readHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (line.startsWith(' ') || line.startsWith('\t')) {
        const QString name =
            m_lastHeader ? QString::fromUtf8(m_lastHeader->name) : Text::tr("before the first");
        note(Text::tr("A header was folded over two lines (RFC 9112 §5.2): %1").arg(name));
        if (m_lastHeader)
            m_lastHeader->value += ' ' + line.trimmed();
    } else if (colon <= 0) {
        note(Text::tr("A header line without a name was left out: %1").arg(quoted(line)));
    } else {
        keepLastHeader();
        m_lastHeader = Header{line.first(colon), line.sliced(colon + 1).trimmed()};
    }
}

// QByteArray::append() copies the whole body into a new block whenever it grows; reserve() lets the system
// move the pages, which costs nothing that a 50 MB body would notice.
void ResponseParser::appendToBody(QByteArrayView bytes)
{
    QByteArray &body = m_response.body;
    const qsizetype needed = body.size() + bytes.size();
    if (body.capacity() < needed)
        body.reserve(qMax(needed, 2 * body.capacity()));
    body.append(bytes);
}

void ResponseParser::keepLastHeader()
{
    if (m_lastHeader)
        m_response.headers.append(std::move(m_lastHeader->name), std::move(m_lastHeader->value));
    m_lastHeader.reset();
}

void ResponseParser::endHead()
{
    keepLastHeader();
    // RFC 9110 §15.2: interim responses precede the one that counts.
    if (m_response.status < 200 && m_response.status != 101) {
        note(Text::tr("The interim response %1 came first").arg(m_response.status));
        m_response = {};
        m_state = State::StatusLine;
        return;
    }
    m_head = true;
    beginBody();
}

// RFC 9112 §6.3
void ResponseParser::beginBody()
{
    const HeaderList &headers = m_response.headers;
    const bool bodyless = m_method == "HEAD" || m_response.status < 200 || m_response.status == 204
        || m_response.status == 304 || (m_method == "CONNECT" && m_response.status < 300);
    const QByteArray coding = headers.values("Transfer-Encoding").join(',').toLower();
    const QList<QByteArray> lengths = headers.values("Content-Length");
    bool isNumber = false;
    const qint64 length = lengths.isEmpty() ? 0 : lengths.first().toLongLong(&isNumber);

    if (bodyless) {
        m_state = State::Finished;
    } else if (!coding.isEmpty()) {
        if (!lengths.isEmpty())
            note(Text::tr("Content-Length beside Transfer-Encoding was not used (RFC 9112 §6.3)"));
        m_state = coding.endsWith("chunked") ? State::ChunkSize : State::BodyToEnd;
    } else if (isNumber && length >= 0) {
        if (lengths.count(lengths.first()) != lengths.size())
            note(Text::tr("The response has contradictory Content-Length fields; the first was used"));
        m_expected = length;
        m_state = length == 0 ? State::Finished : State::BodyOfLength;
    } else {
        if (!lengths.isEmpty())
            m_notes.append(
                Text::tr("Content-Length %1 is no length; the body was read to the end of the connection")
                    .arg(quoted(lengths.first())));
        m_state = State::BodyToEnd;
    }
}

void ResponseParser::readChunkSize(const QByteArray &line)
{
    const QByteArray size = line.first(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed();
    bool isNumber = false;
    m_expected = size.toLongLong(&isNumber, 16);
    if (!isNumber || m_expected < 0) {
        fail(Text::tr("the chunked body is broken after %1 bytes: %2 is no chunk size")
                 .arg(QString::number(m_response.body.size()), quoted(line)));
    } else {
        m_headSize = 0;
        m_state = m_expected == 0 ? State::Trailers : State::ChunkData;
    }
}

void ResponseParser::takeBody(QByteArrayView &bytes)
{
    const bool toEnd = m_state == State::BodyToEnd;
    const qsizetype taken = toEnd ? bytes.size() : qMin(qint64(bytes.size()), m_expected);
    const qsizetype room = m_bodyLimit - m_response.body.size();
    appendToBody(bytes.first(qMin(taken, room)));
    bytes = bytes.sliced(taken);
    if (taken > room) {
        fail(Text::tr("the body is longer than %1 bytes; the rest was not read").arg(m_bodyLimit));
        return;
    }
    if (toEnd)
        return;
    m_expected -= taken;
    if (m_expected == 0)
        m_state = m_state == State::ChunkData ? State::ChunkEnd : State::Finished;
}

void ResponseParser::note(const QString &text)
{
    constexpr qsizetype enough = 20;
    if (m_notes.size() < enough && !m_notes.contains(text))
        m_notes.append(text);
}

void ResponseParser::fail(const QString &fault)
{
    m_fault = fault;
    m_state = State::Failed;
}

} // namespace workbench
