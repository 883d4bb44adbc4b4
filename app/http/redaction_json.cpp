// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction_places.h"
#include "protocol/json.h"
#include "protocol/secret_names.h"

#include <algorithm>
#include <vector>

namespace workbench {

namespace {

// Deeper levels are read as if they were this one: hostile nesting must not cost memory.
constexpr size_t maxDepth = 512;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isStructural(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

bool isNumber(QByteArrayView word)
{
    bool ok = false;
    word.toByteArray().toDouble(&ok);
    return ok && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
}

QString decodedString(QByteArrayView inner)
{
    if (!inner.contains('\\'))
        return QString::fromUtf8(inner);
    const auto parsed = parseJson('"' + inner.toByteArray() + '"');
    return parsed ? parsed->value.text() : QString::fromUtf8(inner);
}

/// Reads JSON token by token and notes what stands under secret names.
class JsonPlaces {
public:
    JsonPlaces(QByteArrayView json, BodyOf of)
        : m_json(json)
        , m_of(of)
    {
    }

    QList<SecretPlace> read()
    {
        m_levels.push_back({});
        while (m_at < m_json.size())
            readToken();
        // A value without any name beside it may be a bare token.
        m_isSound = m_isSound && m_hasNames && m_levels.size() == 1;
        while (!m_levels.empty())
            leave();
        if (!m_isSound && m_of == BodyOf::Response)
            m_places += secretPlacesInText(m_json, LongWords::Mask);
        std::sort(m_places.begin(), m_places.end(),
                  [](const SecretPlace &a, const SecretPlace &b) { return a.begin < b.begin; });
        return std::move(m_places);
    }

private:
    struct Level {
        QString secretName; ///< all values of this level are secrets of that name
        bool isKey = false; ///< has a `kty`
        QList<SecretPlace> keyMembers; ///< secrets if the object turns out to be a key
    };

    void readToken()
    {
        const char c = m_json[m_at];
        if (isSpace(c) || c == ':') {
            ++m_at;
        } else if (c == '"') {
            readString();
        } else if (c == '{' || c == '[') {
            enter();
            ++m_at;
        } else if (c == '}' || c == ']') {
            if (m_tooDeep > 0)
                --m_tooDeep;
            else if (m_levels.size() > 1)
                leave();
            ++m_at;
        } else if (c == ',') {
            m_name.clear();
            ++m_at;
        } else {
            readBareWord();
        }
    }

    void readString()
    {
        const qsizetype begin = m_at + 1;
        qsizetype end = begin;
        while (end < m_json.size() && m_json[end] != '"')
            end += m_json[end] == '\\' ? 2 : 1;
        m_isSound = m_isSound && end < m_json.size();
        end = qMin(end, m_json.size());
        m_at = qMin(end + 1, m_json.size());

        qsizetype next = m_at;
        while (next < m_json.size() && isSpace(m_json[next]))
            ++next;
        if (next < m_json.size() && m_json[next] == ':') {
            m_name = decodedString(m_json.sliced(begin, end - begin));
            m_hasNames = true;
            if (m_name == u"kty")
                m_levels.back().isKey = true;
            m_at = next + 1;
        } else {
            value(begin, end, false);
        }
    }

    void readBareWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_json.size() && !isSpace(m_json[m_at]) && !isStructural(m_json[m_at]))
            ++m_at;
        const QByteArrayView word = m_json.sliced(begin, m_at - begin);
        if (word == "null" || word == "true" || word == "false")
            return;
        m_isSound = m_isSound && isNumber(word);
        value(begin, m_at, true);
    }

    QString secretName() const
    {
        if (!m_levels.back().secretName.isEmpty())
            return m_levels.back().secretName;
        const bool isErrorCode = m_of == BodyOf::Response && m_name == u"code";
        // A list is named for what it holds: `tokens`.
        const bool isSecret =
            isSecretName(m_name) || (m_name.endsWith(u's') && isSecretName(m_name.chopped(1)));
        return !isErrorCode && isSecret ? m_name : QString();
    }

    void value(qsizetype begin, qsizetype end, bool bare)
    {
        const QString secret = secretName();
        const bool mayBeKey = isPrivateKeyMember(m_name);
        const QString name = secret.isEmpty() ? m_name : secret;
        m_name.clear();
        const QByteArrayView wire = m_json.sliced(begin, end - begin);
        const bool isPlaceholder = wire.startsWith("{{") && wire.endsWith("}}");
        if (secret.isEmpty() && !bare && m_of == BodyOf::Response)
            readInside(begin, wire);
        if ((secret.isEmpty() && !mayBeKey) || wire.isEmpty() || isPlaceholder || isMask(wire))
            return;
        const SecretPlace place{begin, end, name, decodedString(wire), bare};
        if (!secret.isEmpty())
            m_places.append(place);
        else
            m_levels.back().keyMembers.append(place);
    }

    /// A string may hold JSON, a URL or a token of its own.
    void readInside(qsizetype begin, QByteArrayView wire)
    {
        for (SecretPlace place : secretPlacesInText(wire, LongWords::Ignore)) {
            place.begin += begin;
            place.end += begin;
            m_places.append(place);
        }
    }

    void enter()
    {
        if (m_levels.size() >= maxDepth) {
            ++m_tooDeep;
            return;
        }
        Level level;
        level.secretName = secretName();
        m_levels.push_back(level);
        m_name.clear();
    }

    void leave()
    {
        if (m_levels.back().isKey)
            m_places += m_levels.back().keyMembers;
        m_levels.pop_back();
        m_name.clear();
    }

    QByteArrayView m_json;
    BodyOf m_of;
    qsizetype m_at = 0;
    qsizetype m_tooDeep = 0;
    QString m_name; ///< of the member whose value comes next
    bool m_hasNames = false;
    bool m_isSound = true; ///< as far as tokens tell
    std::vector<Level> m_levels;
    QList<SecretPlace> m_places;
};

} // namespace

QList<SecretPlace> secretPlacesInJson(QByteArrayView json, BodyOf of)
{
    return JsonPlaces(json, of).read();
}

} // namespace workbench
