// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/paged_text.h"

#include <algorithm>

namespace workbench {

namespace {

bool isContinuationByte(char byte)
{
    return (byte & 0xC0) == 0x80;
}

/// The end of a page that begins at `start`: after its last line feed, or else before a whole character.
qsizetype pageEnd(const QByteArray &bytes, qsizetype start, qsizetype pageBytes)
{
    const qsizetype limit = start + pageBytes;
    if (limit >= bytes.size())
        return bytes.size();
    const qsizetype lineFeed = QByteArrayView(bytes).sliced(start, pageBytes).lastIndexOf('\n');
    if (lineFeed >= 0)
        return start + lineFeed + 1;
    qsizetype end = limit;
    while (end > limit - 3 && isContinuationByte(bytes.at(end)))
        --end;
    return end;
}

/// Control characters as their pictures: they are seen, and none of them acts on anything.
void makeControlsVisible(QString &text)
{
    for (QChar &c : text) {
        const bool layout = c == u'\n' || c == u'\r' || c == u'\t';
        if (c.unicode() < 0x20 && !layout)
            c = QChar(0x2400 + c.unicode());
        else if (c.unicode() == 0x7F)
            c = QChar(0x2421);
    }
}

} // namespace

PagedText::PagedText(QByteArray utf8, qsizetype pageBytes)
    : m_bytes(std::move(utf8))
{
    for (qsizetype end = pageEnd(m_bytes, 0, pageBytes); end < m_bytes.size();
         end = pageEnd(m_bytes, end, pageBytes))
        m_starts.append(end);
}

qsizetype PagedText::endOf(int index) const
{
    return index + 1 < m_starts.size() ? m_starts.at(index + 1) : m_bytes.size();
}

QString PagedText::page(int index) const
{
    const qsizetype start = m_starts.at(index);
    QString text = QString::fromUtf8(QByteArrayView(m_bytes).sliced(start, endOf(index) - start));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    makeControlsVisible(text);
    return text;
}

std::optional<PagedText::Match> PagedText::find(const QString &needle, int page, qsizetype position) const
{
    if (needle.isEmpty())
        return std::nullopt;
    // The last turn looks at the first page again, at what stands before the position.
    for (int turn = 0; turn <= pageCount(); ++turn) {
        const int index = (page + turn) % pageCount();
        const QString text = this->page(index);
        // A match may begin at a page's end and go on in the next.
        const QString overlap =
            index + 1 < pageCount() ? this->page(index + 1).left(needle.size() - 1) : QString();
        const qsizetype from = turn == 0 ? position : 0;
        const qsizetype at = (text + overlap).indexOf(needle, from, Qt::CaseInsensitive);
        if (at >= 0 && at < text.size())
            return Match{index, at, qMin(needle.size(), text.size() - at)};
    }
    return std::nullopt;
}

FoldedText FoldedText::fold(const QString &page, qsizetype limit)
{
    FoldedText folded;
    folded.text.reserve(page.size() + page.size() / limit);
    qsizetype lineLength = 0;
    for (const QChar c : page) {
        if (c == u'\n') {
            lineLength = 0;
        } else if (++lineLength > limit && !c.isLowSurrogate()) {
            folded.folds.append(folded.text.size());
            folded.text += u'\n';
            lineLength = 1;
        }
        folded.text += c;
    }
    return folded;
}

qsizetype FoldedText::position(qsizetype original) const
{
    qsizetype position = original;
    for (const qsizetype fold : folds) {
        if (fold > position)
            break;
        ++position;
    }
    return position;
}

qsizetype FoldedText::original(qsizetype position) const
{
    return position - (std::lower_bound(folds.begin(), folds.end(), position) - folds.begin());
}

} // namespace workbench
