// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/yaml_reader.h"

#include "exchange_format/yaml_cursor.h"
#include "exchange_format/yaml_scalars.h"
#include "exchange_format/yaml_values.h"
#include "protocol/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(yaml_reader)
};

constexpr int deepest = 128;

class YamlReader {
public:
    explicit YamlReader(QByteArrayView text)
        : m_cursor(text)
    {
    }

    Result<YamlAsJson, JsonError> run()
    {
        m_cursor.findContent();
        if (m_cursor.atDocumentMarker())
            m_cursor.nextContent();
        block(m_cursor.column());
        if (m_cursor.atDocumentMarker())
            m_cursor.fail(m_cursor.offset(), Text::tr("a file has one document"));
        else if (!m_cursor.atEnd())
            m_cursor.fail(m_cursor.offset(), Text::tr("this line is indented less than the first one"));
        if (m_cursor.failed())
            return Failure{m_cursor.error()};
        return m_out;
    }

private:
    class Level {
    public:
        explicit Level(YamlReader &reader)
            : m_reader(reader)
        {
            if (++m_reader.m_depth > deepest)
                m_reader.m_cursor.fail(m_reader.m_cursor.offset(),
                                       Text::tr("it is nested deeper than %1 levels").arg(deepest));
        }
        ~Level() { --m_reader.m_depth; }
        Q_DISABLE_COPY_MOVE(Level)

    private:
        YamlReader &m_reader;
    };

    void place() { m_out.places.append({m_out.json.size(), m_cursor.offset()}); }

    void failReserved()
    {
        m_cursor.fail(
            m_cursor.offset(),
            Text::tr("anchors, aliases, tags and complex keys (%1) are not read; write the value out")
                .arg(QLatin1Char(m_cursor.here())));
    }

    void null()
    {
        place();
        m_out.json += "null";
    }

    /// A value that begins here, with nothing of it before; its lines are indented by `indent`.
    void block(qsizetype indent)
    {
        const Level level(*this);
        if (m_cursor.failed())
            return;
        if (m_cursor.atEnd())
            null();
        else if (m_cursor.atDash())
            sequence(indent);
        else if (m_cursor.keyEnd() >= 0)
            mapping(indent);
        else
            inlineValue(indent - 1);
    }

    /// True while lines of a collection follow; one that is indented more belongs to nothing.
    bool goesOn(qsizetype indent)
    {
        if (m_cursor.failed() || m_cursor.atEnd() || m_cursor.atDocumentMarker())
            return false;
        if (m_cursor.column() > indent)
            m_cursor.fail(m_cursor.offset(), Text::tr("this line is indented more than those before"));
        return m_cursor.column() == indent;
    }

    void sequence(qsizetype indent)
    {
        place();
        m_out.json += '[';
        for (bool first = true; goesOn(indent) && m_cursor.atDash(); first = false) {
            if (!first)
                m_out.json += ',';
            m_cursor.skip(1);
            m_cursor.skipSpaces();
            if (m_cursor.atLineEnd())
                valueBelow(indent, false);
            else if (m_cursor.atDash() || m_cursor.keyEnd() >= 0)
                block(m_cursor.column());
            else
                inlineValue(indent);
        }
        m_out.json += ']';
    }

    void mapping(qsizetype indent)
    {
        place();
        m_out.json += '{';
        for (bool first = true; goesOn(indent); first = false) {
            const qsizetype colon = m_cursor.keyEnd();
            if (colon < 0 || m_cursor.atDash())
                return m_cursor.fail(m_cursor.offset(), Text::tr("expected a name and a colon"));
            if (!first)
                m_out.json += ',';
            key(colon);
            m_cursor.skipSpaces();
            if (m_cursor.atLineEnd())
                valueBelow(indent, true);
            else
                inlineValue(indent);
        }
        m_out.json += '}';
    }

    /// The value of a name or a dash stands on the lines below, if anywhere.
    void valueBelow(qsizetype indent, bool ofName)
    {
        m_cursor.nextContent();
        const bool isList = ofName && m_cursor.column() == indent && m_cursor.atDash();
        const bool isBelow = !m_cursor.atEnd() && !m_cursor.atDocumentMarker();
        if (isBelow && (m_cursor.column() > indent || isList))
            block(m_cursor.column());
        else
            null();
    }

    void key(qsizetype colon)
    {
        place();
        if (m_cursor.here() == '"' || m_cursor.here() == '\'')
            m_out.json += yamlTextAsJson(readYamlQuoted(m_cursor));
        else if (m_cursor.atReserved())
            failReserved();
        else
            m_out.json += yamlTextAsJson(m_cursor.slice(m_cursor.offset(), colon).trimmed());
        m_out.json += ':';
        m_cursor.moveTo(colon + 1);
    }

    /// A scalar or a flow collection from here on; its further lines are indented by more than `parent`.
    void inlineValue(qsizetype parent)
    {
        if (m_cursor.failed())
            return;
        const char c = m_cursor.here();
        if (c == '[' || c == '{') {
            flow();
            return m_cursor.endValue();
        }
        place();
        if (c == '|' || c == '>') {
            m_out.json += yamlTextAsJson(readYamlBlock(m_cursor, parent));
        } else if (c == '"' || c == '\'') {
            m_out.json += yamlTextAsJson(readYamlQuoted(m_cursor));
            m_cursor.endValue();
        } else if (m_cursor.atReserved()) {
            failReserved();
        } else {
            m_out.json += yamlPlainAsJson(readYamlPlain(m_cursor, parent));
        }
    }

    // Flow collections: `[]`, `{}`, and what else JSON has.

    void skipFlowSpace()
    {
        m_cursor.skipSpaces();
        if (m_cursor.atLineEnd()) {
            while (!m_cursor.atEnd() && m_cursor.atLineEnd()) {
                m_cursor.skipLineBreak();
                m_cursor.skipSpaces();
            }
        }
    }

    void flow()
    {
        const Level level(*this);
        const qsizetype open = m_cursor.offset();
        const bool isMapping = m_cursor.here() == '{';
        const char close = isMapping ? '}' : ']';
        place();
        m_out.json += isMapping ? '{' : '[';
        m_cursor.skip(1);
        skipFlowSpace();
        for (bool first = true; !m_cursor.failed() && m_cursor.here() != close; first = false) {
            if (!first)
                m_out.json += ',';
            if (isMapping)
                flowKey();
            flowValue();
            skipFlowSpace();
            if (m_cursor.atEnd())
                m_cursor.fail(open, Text::tr("this bracket is never closed"));
            else if (m_cursor.here() == ',')
                m_cursor.skip(1);
            else if (m_cursor.here() != close)
                m_cursor.fail(m_cursor.offset(), Text::tr("expected a comma or the closing bracket"));
            skipFlowSpace();
        }
        m_cursor.skip(m_cursor.failed() ? 0 : 1);
        m_out.json += close;
    }

    void flowKey()
    {
        place();
        const bool isQuoted = m_cursor.here() == '"' || m_cursor.here() == '\'';
        m_out.json += yamlTextAsJson(isQuoted ? readYamlQuoted(m_cursor) : flowPlain());
        skipFlowSpace();
        if (m_cursor.here() != ':')
            return m_cursor.fail(m_cursor.offset(), Text::tr("expected a colon"));
        m_cursor.skip(1);
        skipFlowSpace();
        m_out.json += ':';
    }

    void flowValue()
    {
        if (m_cursor.failed())
            return;
        const char c = m_cursor.here();
        if (c == '[' || c == '{')
            return flow();
        place();
        if (c == '"' || c == '\'')
            m_out.json += yamlTextAsJson(readYamlQuoted(m_cursor));
        else if (m_cursor.atReserved())
            failReserved();
        else
            m_out.json += yamlPlainAsJson(flowPlain());
    }

    QByteArray flowPlain()
    {
        const qsizetype begin = m_cursor.offset();
        while (!YamlCursor::endsLine(m_cursor.here()) && !QByteArrayView(",[]{}").contains(m_cursor.here())
               && !m_cursor.atColon())
            m_cursor.skip(1);
        return m_cursor.slice(begin, m_cursor.offset()).trimmed();
    }

    YamlCursor m_cursor;
    int m_depth = 0;
    YamlAsJson m_out;
};

} // namespace

qsizetype YamlAsJson::placeOf(qsizetype jsonOffset) const
{
    const auto after =
        std::upper_bound(places.cbegin(), places.cend(), jsonOffset,
                         [](qsizetype offset, const auto &place) { return offset < place.first; });
    return after == places.cbegin() ? 0 : std::prev(after)->second;
}

Result<YamlAsJson, JsonError> yamlAsJson(QByteArrayView text)
{
    if (const qsizetype bad = firstInvalidUtf8(text); bad >= 0) {
        const TextPosition position = textPosition(text, bad);
        return Failure{JsonError{bad, position.line, position.column, Text::tr("the text is no UTF-8")}};
    }
    return YamlReader(text).run();
}

} // namespace workbench
