// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace workbench {

/// A text with every percent escape, JSON escape and HTML character reference resolved until none is left:
/// two texts that say the same in different wire encodings have the same canonical form. So that this holds
/// for any nesting of them, backslashes vanish, and '+', tabs and line ends are all one space. (Some texts
/// that say different things have the same form as well; it serves to find secrets, not to read them.)
class CanonicalText {
public:
    explicit CanonicalText(QByteArrayView source);

    const QByteArray &text() const { return m_text; }
    /// False when the source is its own canonical form.
    bool differs() const { return m_differs; }
    /// Where in the source the byte at `position` of text() begins, which is where the one before it ends.
    qsizetype sourcePosition(qsizetype position) const;

private:
    /// From `text` on, text() runs in step with the source from `source` on.
    struct Step {
        qsizetype text;
        qsizetype source;
    };
    void read(char c);
    bool resolveEscape();
    void replaceTail(qsizetype length, const QByteArray &bytes);

    QByteArray m_text;
    std::vector<Step> m_steps;
    qsizetype m_read = 0; ///< bytes of the source so far
    qsizetype m_next = 0; ///< sourcePosition() of the byte to come
    qsizetype m_afterBackslash = -1; ///< position in m_text in front of which a backslash vanished last
    bool m_differs = false;
};

} // namespace workbench
