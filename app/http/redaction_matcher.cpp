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

/// Values that stand in every exchange as names: as secrets they cannot be told from them.
bool isProtocolWord(QStringView value)
{
    static constexpr QStringView words[] = {
        u"access_token", u"assertion",     u"authorization", u"client_secret",
        u"code",         u"code_verifier", u"id_token",      u"authorization_code",
        u"password",     u"refresh_token", u"secret",        u"token",
    };
    return std::find(std::begin(words), std::end(words), value) != std::end(words);
}

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

/// U+2000 to U+207F: the quotation marks and the ellipsis of our own messages are no letters.
bool isPunctuation(QByteArrayView character)
{
    return character.startsWith("\xE2\x80") || character.startsWith("\xE2\x81");
}

bool isWholeWord(QByteArrayView text, qsizetype begin, qsizetype end)
{
    const bool joinedBefore = begin > 0 && isWordByte(text[begin - 1]) && isWordByte(text[begin])
        && !(begin >= 3 && isPunctuation(text.sliced(begin - 3)));
    const bool joinedAfter = end < text.size() && isWordByte(text[end]) && isWordByte(text[end - 1])
        && !isPunctuation(text.sliced(end));
    return !joinedBefore && !joinedAfter;
}

/// Canonical texts have no backslashes; those at the end of a secret are found again in the source.
qsizetype afterBackslashes(QByteArrayView text, qsizetype at)
{
    for (;;) {
        QByteArrayView rest = text.sliced(at);
        if (rest.startsWith('\\')) {
            ++at;
            continue;
        }
        if (!rest.startsWith('%'))
            return at;
        rest = rest.sliced(1);
        while (rest.startsWith("25"))
            rest = rest.sliced(2);
        if (!rest.startsWith("5C") && !rest.startsWith("5c"))
            return at;
        at = text.size() - rest.size() + 2;
    }
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

QList<SecretPlace> merged(QList<SecretPlace> places)
{
    std::stable_sort(places.begin(), places.end(), [](const SecretPlace &a, const SecretPlace &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    QList<SecretPlace> result;
    qsizetype longest = 0;
    for (const SecretPlace &place : std::as_const(places)) {
        const qsizetype length = place.end - place.begin;
        if (result.isEmpty() || place.begin >= result.last().end) {
            result.append(place);
            longest = length;
            continue;
        }
        SecretPlace whole = length > longest ? place : result.last();
        whole.begin = result.last().begin;
        whole.end = qMax(result.last().end, place.end);
        result.last() = whole;
        longest = qMax(longest, length);
    }
    return result;
}

/// True for a stretch that touches one of these masks: the words of a mask are no secrets.
bool touchesMask(qsizetype begin, qsizetype end, const QList<std::pair<qsizetype, qsizetype>> &masks)
{
    const auto next = std::upper_bound(masks.begin(), masks.end(), begin,
                                       [](qsizetype at, const auto &mask) { return at < mask.second; });
    return next != masks.end() && next->first < end;
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

QList<SecretMatcher::Match> SecretMatcher::Index::find(QByteArrayView text) const
{
    QList<Match> found;
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
            Match match{at, at + length, pattern.secret, length == pattern.bytes.size()};
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
        if (value.size() < keySize || isProtocolWord(value) || isMask(bytes))
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

QString SecretMatcher::nameOf(QStringView value) const
{
    const auto found = std::find_if(m_secrets.begin(), m_secrets.end(),
                                    [value](const Secret &secret) { return secret.value == value; });
    return found == m_secrets.end() ? QString() : found->name;
}

SecretPlace SecretMatcher::place(const Match &match, QByteArrayView text) const
{
    const Secret &secret = m_secrets[match.secret];
    const QByteArrayView wire = text.sliced(match.begin, match.end - match.begin);
    return {match.begin, match.end, secret.name, match.whole ? secret.value : QString::fromUtf8(wire)};
}

QList<SecretPlace> SecretMatcher::places(QByteArrayView text, const QList<SecretPlace> &byPlace) const
{
    QList<SecretPlace> places = byPlace;
    const auto masks = masksIn(text);
    const auto add = [&](const Match &match) {
        if (!touchesMask(match.begin, match.end, masks))
            places.append(place(match, text));
    };
    for (const Match &match : m_literal.find(text))
        add(match);
    const CanonicalText canonical(text);
    if (canonical.differs()) {
        for (Match match : m_canonical.find(canonical.text())) {
            match.begin = canonical.sourcePosition(match.begin);
            match.end = canonical.sourcePosition(match.end);
            if (match.whole && m_secrets[match.secret].value.endsWith(u'\\'))
                match.end = afterBackslashes(text, match.end);
            add(match);
        }
    }
    return merged(std::move(places));
}

} // namespace workbench
