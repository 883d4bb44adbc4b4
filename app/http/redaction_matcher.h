// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/redaction_places.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace workbench {

/// Finds known secrets in any wire encoding. It compares canonical forms: in the text and in the secret
/// alike, every percent, JSON and HTML escape is resolved until none is left, and '+' counts as a space; so
/// any mixture and nesting of encodings is found in one pass. See Redactor for the rules on short values.
class SecretMatcher {
public:
    explicit SecretMatcher(const QList<Secret> &secrets);

    bool isEmpty() const { return m_secrets.isEmpty(); }
    /// The name of the secret that has exactly this value; empty when none has.
    QString nameOf(QStringView value) const;
    /// Where known secrets recur, together with `byPlace`, what already is known to be secret in this text.
    /// Ascending and disjoint: where secrets overlap, the stretch covers all of them and names the longest.
    /// `value` is the secret, or the text as it stands where that is only a part of it or base64 around
    /// it. Time grows with the length of the text alone.
    QList<SecretPlace> places(QByteArrayView text, const QList<SecretPlace> &byPlace = {}) const;

private:
    struct Pattern {
        QByteArray bytes;
        qsizetype secret = 0;
        bool wholeWord = false;
        bool insideBase64 = false;
    };
    struct Match {
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype secret = 0;
        bool whole = true; ///< false: cut off, or base64 around the secret
    };
    /// Patterns by their first four bytes.
    class Index {
    public:
        void add(Pattern pattern);
        void build();
        QList<Match> find(QByteArrayView text) const;

    private:
        std::vector<Pattern> m_patterns;
        std::vector<std::pair<uint32_t, size_t>> m_byKey; ///< sorted
        std::array<bool, 4096> m_mayStart{};
    };

    SecretPlace place(const Match &match, QByteArrayView text) const;

    QList<Secret> m_secrets;
    Index m_literal;
    Index m_canonical;
};

} // namespace workbench
