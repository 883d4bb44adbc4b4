// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace workbench {

/// A text with every percent escape, JSON escape and HTML character reference resolved until none is left,
/// and '+' as a space: two texts that say the same in different wire encodings have the same canonical form.
/// (Some that say different things do as well; it serves to find secrets, not to read them.)
class CanonicalText {
public:
    explicit CanonicalText(QByteArrayView source);

    const QByteArray &text() const { return m_text; }
    /// False when the source is its own canonical form.
    bool differs() const { return m_differs; }
    /// Where in the source the byte at `position` of text() begins; text().size() maps to the source's end.
    qsizetype sourcePosition(qsizetype position) const;

private:
    /// From `text` on, text() runs in step with the source from `source` on.
    struct Step {
        qsizetype text;
        qsizetype source;
    };
    bool resolveEscape();
    bool replaceTail(qsizetype length, char32_t character);

    QByteArray m_text;
    std::vector<Step> m_steps;
    qsizetype m_sourceAfter = 0; ///< of the byte that was read last
    bool m_differs = false;
};

} // namespace workbench
