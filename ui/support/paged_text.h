// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// A text of any size, cut into pages that a text widget can lay out at once. Pages end at line ends where
/// there are some. Copies are cheap; making one reads the whole text, so a large one is made on a worker
/// thread.
class PagedText {
public:
    static constexpr qsizetype usualPageBytes = 128 * 1024;

    PagedText() = default;
    explicit PagedText(QByteArray utf8, qsizetype pageBytes = usualPageBytes);

    const QByteArray &bytes() const { return m_bytes; }
    int pageCount() const { return int(m_starts.size()); } ///< at least one
    /// Decoded for showing: what is not UTF-8 is U+FFFD, control characters are their visible pictures.
    QString page(int index) const;
    bool isEmpty() const { return m_bytes.isEmpty(); }

    friend bool operator==(const PagedText &, const PagedText &) = default;

    struct Match {
        int page = 0;
        qsizetype position = 0; ///< in page()
        qsizetype length = 0; ///< up to the page's end at most

        friend bool operator==(const Match &, const Match &) = default;
    };
    /// The next place of `needle`, whatever its case, from `position` of `page` on; starts over at the end.
    std::optional<Match> find(const QString &needle, int page, qsizetype position) const;

private:
    qsizetype endOf(int index) const;

    QByteArray m_bytes;
    QList<qsizetype> m_starts = {0};
};

/// A page for a text widget: lines longer than `limit` are folded, since a widget takes for ever to lay out a
/// line of a megabyte.
struct FoldedText {
    QString text;
    QList<qsizetype> folds; ///< positions in `text` of the line feeds that are not in the original

    static FoldedText fold(const QString &page, qsizetype limit);
    /// Where a position of the original stands in `text`.
    qsizetype position(qsizetype original) const;
    /// The reverse of position().
    qsizetype original(qsizetype position) const;
};

} // namespace workbench
