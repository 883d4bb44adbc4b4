// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction_matcher.h"

#include "http/canonical_text.h"
#include "http/redaction.h"
#include "http/redaction_places.h"
#include "protocol/parameters.h"

#include <algorithm>
#include <cstring>

namespace workbench {

namespace {

constexpr qsizetype keySize = 4; ///< also the shortest secret that is looked for
constexpr qsizetype freelyRecurring = 8; ///< shorter ones only as whole words
// Patterns are compared up to here at each position and followed only after that: no text, however hostile,
// costs more than this per byte, and a secret that was cut off behind it is found as well.
constexpr qsizetype anchorSize = 64;

uint32_t keyAt(const char *bytes)
{
    uint32_t key;
    std::memcpy(&key, bytes, sizeof key);
    return key;
}

uint32_t filterSlot(uint32_t key)
{
    return (key * 2654435761u) >> 20;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool isBase64Byte(char c)
{
    return (isWordByte(c) && static_cast<unsigned char>(c) < 0x80) || c == '+' || c == '/' || c == '-'
        || c == '=';
}

bool isWholeWord(QByteArrayView text, qsizetype begin, qsizetype end)
{
    const bool joinedBefore = begin > 0 && isWordByte(text[begin - 1]) && isWordByte(text[begin]);
    const bool joinedAfter = end < text.size() && isWordByte(text[end]) && isWordByte(text[end - 1]);
    return !joinedBefore && !joinedAfter;
}

/// The characters that `bytes` leave in base64 whatever surrounds them, for each of the three alignments.
QList<QByteArray> base64Cores(const QByteArray &bytes)
{
    QList<QByteArray> cores;
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (int before = 0; before < 3; ++before) {
            const qsizetype first = (before * 8 + 5) / 6;
            const qsizetype last = (before + bytes.size()) * 8 / 6;
            const QByteArray encoded = (QByteArray(before, '\0') + bytes).toBase64(alphabet);
            const QByteArray core = encoded.sliced(first, qMin(last - first, anchorSize));
            if (!cores.contains(core))
                cores.append(core);
        }
    }
    return cores;
}

/// Sorted, and overlapping ones made one.
QList<SecretMatch> merged(QList<SecretMatch> matches)
{
    std::sort(matches.begin(), matches.end(), [](const SecretMatch &a, const SecretMatch &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    QList<SecretMatch> result;
    qsizetype longest = 0;
    for (const SecretMatch &match : matches) {
        const qsizetype length = match.end - match.begin;
        if (result.isEmpty() || match.begin >= result.last().end) {
            result.append(match);
            longest = length;
            continue;
        }
        SecretMatch &previous = result.last();
        if (match.end > previous.end)
            previous.whole = false;
        previous.end = qMax(previous.end, match.end);
        if (length > longest) {
            previous.secret = match.secret;
            longest = length;
        }
    }
    return result;
}

/// Without those that touch a mask: the words of a mask are no secrets.
QList<SecretMatch> outsideMasks(QList<SecretMatch> matches, QByteArrayView text)
{
    const auto masks = masksIn(text);
    auto mask = masks.begin();
    matches.removeIf([&](const SecretMatch &match) {
        while (mask != masks.end() && mask->second <= match.begin)
            ++mask;
        return mask != masks.end() && mask->first < match.end;
    });
    return matches;
}

} // namespace

void SecretMatcher::Index::add(Pattern pattern)
{
    if (pattern.bytes.size() >= keySize)
        m_patterns.push_back(std::move(pattern));
}

void SecretMatcher::Index::build()
{
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        const uint32_t key = keyAt(m_patterns[i].bytes.constData());
        m_mayStart[filterSlot(key)] = true;
        m_byKey.emplace_back(key, i);
    }
    std::sort(m_byKey.begin(), m_byKey.end());
}

QList<SecretMatch> SecretMatcher::Index::find(QByteArrayView text) const
{
    QList<SecretMatch> found;
    std::vector<qsizetype> notBefore(m_patterns.size(), 0);
    for (qsizetype at = 0; at + keySize <= text.size(); ++at) {
        const uint32_t key = keyAt(text.data() + at);
        if (!m_mayStart[filterSlot(key)])
            continue;
        auto candidate = std::lower_bound(m_byKey.begin(), m_byKey.end(), std::pair(key, size_t(0)));
        for (; candidate != m_byKey.end() && candidate->first == key; ++candidate) {
            const size_t index = candidate->second;
            const Pattern &pattern = m_patterns[index];
            const QByteArrayView rest = text.sliced(at);
            const QByteArrayView anchor =
                QByteArrayView(pattern.bytes).first(qMin(pattern.bytes.size(), anchorSize));
            if (at < notBefore[index] || !rest.startsWith(anchor))
                continue;
            const qsizetype limit = qMin(pattern.bytes.size(), rest.size());
            qsizetype length = anchor.size();
            while (length < limit && rest[length] == pattern.bytes[length])
                ++length;
            SecretMatch match{at, at + length, pattern.secret, length == pattern.bytes.size()};
            if (pattern.wholeWord && !isWholeWord(text, match.begin, match.end))
                continue;
            if (pattern.insideBase64) {
                match.whole = false;
                while (match.begin > 0 && isBase64Byte(text[match.begin - 1]))
                    --match.begin;
                while (match.end < text.size() && isBase64Byte(text[match.end]))
                    ++match.end;
            }
            notBefore[index] = match.end;
            found.append(match);
        }
    }
    return found;
}

SecretMatcher::SecretMatcher(const QList<Secret> &secrets)
    : m_secrets(secrets)
{
    for (qsizetype i = 0; i < m_secrets.size(); ++i) {
        const QString &value = m_secrets[i].value;
        const QByteArray bytes = value.toUtf8();
        if (value.size() < keySize || isSecretName(value) || isMask(bytes))
            continue;
        const bool wholeWord = value.size() < freelyRecurring;
        m_literal.add({bytes, i, wholeWord, false});
        m_canonical.add({CanonicalText(bytes).text(), i, wholeWord, false});
        if (wholeWord)
            continue;
        QList<QByteArray> cores = base64Cores(bytes);
        if (const QByteArray form = formEncoded(value); form != bytes)
            cores += base64Cores(form);
        for (const QByteArray &core : std::as_const(cores))
            m_literal.add({core, i, false, true});
    }
    m_literal.build();
    m_canonical.build();
}

QList<SecretMatch> SecretMatcher::matches(QByteArrayView text) const
{
    QList<SecretMatch> all = m_literal.find(text);
    const CanonicalText canonical(text);
    if (canonical.differs()) {
        for (SecretMatch match : m_canonical.find(canonical.text())) {
            match.begin = canonical.sourcePosition(match.begin);
            match.end = canonical.sourcePosition(match.end);
            all.append(match);
        }
    }
    return outsideMasks(merged(std::move(all)), text);
}

} // namespace workbench
