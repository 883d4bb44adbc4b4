// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/bru_reader.h"

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>

using namespace Qt::StringLiterals;

// Grammar after Bruno's source of 2025: packages/bruno-lang/v2/src/bruToJson.js and jsonToBru.js.

namespace workbench {

namespace {

/// The first word of every block that has pairs, as far as they matter here.
bool hasPairs(QByteArrayView name)
{
    return name == "meta" || name == "auth" || name.startsWith("auth:") || name == "vars"
        || name.startsWith("vars:");
}

class BruReader {
public:
    explicit BruReader(QByteArrayView text)
        : m_text(text)
    {
    }

    QList<BruBlock> run()
    {
        while (m_at < m_text.size()) {
            const qsizetype begin = m_at;
            const QByteArrayView line = nextLine();
            if (isBruBlock(line))
                readBlock(line.first(line.indexOf('{')).trimmed(), begin);
        }
        return m_blocks;
    }

private:
    QByteArrayView nextLine()
    {
        const qsizetype begin = m_at;
        const qsizetype end = m_text.indexOf('\n', begin);
        m_at = end < 0 ? m_text.size() : end + 1;
        const QByteArrayView line = m_text.sliced(begin, (end < 0 ? m_text.size() : end) - begin);
        return line.endsWith('\r') ? line.chopped(1) : line;
    }

    /// A brace in the first column ends a block, whatever stands in it.
    void readBlock(QByteArrayView name, qsizetype offset)
    {
        BruBlock block{QString::fromUtf8(name), {}, offset, false};
        while (m_at < m_text.size() && !block.isClosed) {
            const qsizetype begin = m_at;
            const QByteArrayView line = nextLine();
            block.isClosed = line.startsWith('}');
            if (!block.isClosed && hasPairs(name))
                readPair(block, line, begin);
        }
        m_blocks.append(block);
    }

    void readPair(BruBlock &block, QByteArrayView line, qsizetype begin)
    {
        qsizetype i = 0;
        while (i < line.size() && (line[i] == ' ' || line[i] == '\t'))
            ++i;
        const qsizetype offset = begin + i;
        const bool enabled = i >= line.size() || line[i] != '~';
        i += enabled ? 0 : 1;
        const qsizetype colon = nameEnd(line, i);
        if (colon < 0)
            return;
        const QByteArrayView value = line.sliced(colon + 1).trimmed();
        const bool isLong = value.startsWith("'''");
        block.pairs.append({unquoted(line.sliced(i, colon - i).trimmed()),
                            isLong ? longValue(value.sliced(3)) : QString::fromUtf8(value), enabled, offset});
    }

    /// The colon behind a name, which may stand in quotes.
    static qsizetype nameEnd(QByteArrayView line, qsizetype from)
    {
        qsizetype i = from;
        if (i < line.size() && line[i] == '"') {
            for (++i; i < line.size() && line[i] != '"'; ++i)
                i += line[i] == '\\' ? 1 : 0;
        }
        return i < line.size() ? line.indexOf(':', i) : -1;
    }

    static QString unquoted(QByteArrayView name)
    {
        if (name.size() < 2 || !name.startsWith('"') || !name.endsWith('"'))
            return QString::fromUtf8(name);
        return QString::fromUtf8(name.sliced(1).chopped(1)).replace("\\\""_L1, "\""_L1);
    }

    /// Lines up to three quotation marks, indented by four spaces.
    QString longValue(QByteArrayView firstLine)
    {
        constexpr qsizetype indent = 4;
        QByteArrayList lines;
        QByteArrayView line = firstLine;
        while (true) {
            const qsizetype close = line.indexOf("'''");
            const QByteArrayView content = close < 0 ? line : line.first(close);
            const bool isIndented = !lines.isEmpty() && content.startsWith("    ");
            lines.append((isIndented ? content.sliced(indent) : content).toByteArray());
            if (close >= 0 || m_at >= m_text.size())
                break;
            line = nextLine();
        }
        if (lines.size() > 1 && lines.constFirst().isEmpty())
            lines.removeFirst();
        if (lines.size() > 1 && lines.constLast().trimmed().isEmpty())
            lines.removeLast();
        return QString::fromUtf8(lines.join('\n'));
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QList<BruBlock> m_blocks;
};

} // namespace

bool isBruBlock(QByteArrayView line)
{
    static const QByteArrayList known{
        "meta",  "auth",    "get",    "post",  "put",  "patch",   "delete",   "head",     "options",
        "trace", "connect", "http",   "grpc",  "ws",   "headers", "query",    "params",   "body",
        "vars",  "assert",  "script", "tests", "docs", "example", "settings", "metadata", "app"};
    const QByteArrayView trimmed = line.trimmed();
    if (line.isEmpty() || line.startsWith(' ') || !trimmed.endsWith('{'))
        return false;
    const QByteArray name = trimmed.chopped(1).trimmed().toByteArray();
    const qsizetype colon = name.indexOf(':');
    return known.contains(colon < 0 ? name : name.first(colon));
}

QList<BruBlock> readBru(QByteArrayView text)
{
    return BruReader(text).run();
}

} // namespace workbench
