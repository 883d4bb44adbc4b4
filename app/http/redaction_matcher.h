// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace workbench {

/// A stretch of text in which a known secret recurs.
struct SecretMatch {
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype secret = 0; ///< index into SecretMatcher::secrets()
    bool whole = true; ///< false: cut off, or a base64 text around the secret
};

/// Finds known secrets in any wire encoding. It compares canonical forms: in the text and in the secret
/// alike, every percent, JSON and HTML escape is resolved until none is left, and '+' counts as a space; so
/// any mixture and nesting of encodings is found in one pass. See Redactor for the rules on short values.
class SecretMatcher {
public:
    explicit SecretMatcher(const QList<Secret> &secrets);

    const QList<Secret> &secrets() const { return m_secrets; }
    /// Ascending and disjoint: where secrets overlap, the stretch covers both and names the longer one. Time
    /// grows with the length of the text alone.
    QList<SecretMatch> matches(QByteArrayView text) const;

private:
    struct Pattern {
        QByteArray bytes;
        qsizetype secret = 0;
        bool wholeWord = false;
        bool insideBase64 = false;
    };
    /// Patterns by their first four bytes.
    class Index {
    public:
        void add(Pattern pattern);
        void build();
        QList<SecretMatch> find(QByteArrayView text) const;

    private:
        std::vector<Pattern> m_patterns;
        std::vector<std::pair<uint32_t, size_t>> m_byKey; ///< sorted
        std::array<bool, 4096> m_mayStart{};
    };

    QList<Secret> m_secrets;
    Index m_literal;
    Index m_canonical;
};

} // namespace workbench
