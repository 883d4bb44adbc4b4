// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction_places.h"
#include "protocol/secret_names.h"

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestToken = 16;
constexpr qsizetype longestPlainWord = 32;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTokenCharacter(char c)
{
    return isLower(c) || isUpper(c) || isDigit(c) || QByteArrayView("-._~+/%").contains(c);
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// `NullPointerException`, `Content-Security-Policy`: words that begin with at most one capital letter.
bool isMadeOfWords(QByteArrayView text)
{
    qsizetype lower = 0;
    bool isInside = false;
    for (const char c : text) {
        if (isLower(c)) {
            ++lower;
            isInside = true;
            continue;
        }
        if (isInside && lower < 2)
            return false;
        lower = 0;
        isInside = isUpper(c);
    }
    return !isInside || lower >= 2;
}

/// Whether a person could have meant it as a word, or only a machine have made it.
bool looksRandom(QByteArrayView word)
{
    if (word.size() < shortestToken)
        return false;
    if (std::any_of(word.begin(), word.end(), isDigit))
        return true;
    const bool hasUpper = std::any_of(word.begin(), word.end(), isUpper);
    const bool hasLower = std::any_of(word.begin(), word.end(), isLower);
    if (hasUpper && hasLower)
        return !isMadeOfWords(word);
    const auto isLetter = [](char c) { return isLower(c) || isUpper(c); };
    return word.size() >= longestPlainWord && std::all_of(word.begin(), word.end(), isLetter);
}

/// `/static/app.js`, `//host/path`, `text/html`: its pieces are judged one by one.
bool isPath(QByteArrayView word)
{
    const qsizetype slash = word.indexOf('/');
    return slash >= 0 && std::all_of(word.begin(), word.begin() + slash, [](char c) {
               return isLower(c) || c == '.' || c == '-';
           });
}

/// Words of other syntaxes that may stand between a name and its value: `value="…"`, `&quot;`,
/// `<![CDATA[`.
bool isFiller(QByteArrayView word)
{
    static constexpr QByteArrayView fillers[] = {"value", "content", "quot", "apos", "34",
                                                 "39",    "x22",     "x27",  "CDATA"};
    return std::find(std::begin(fillers), std::end(fillers), word) != std::end(fillers);
}

/// Reads text word by word, and remembers the last name of a secret until its value came or cannot come.
class TextPlaces {
public:
    TextPlaces(QByteArrayView text, LongWords longWords)
        : m_text(text)
        , m_longWords(longWords)
        , m_masks(masksIn(text))
    {
    }

    QList<SecretPlace> read()
    {
        while (m_at < m_text.size()) {
            if (m_at == nextMask())
                skipMask();
            else if (isTokenCharacter(m_text[m_at]))
                readWord();
            else
                readSeparator();
        }
        return std::move(m_places);
    }

private:
    qsizetype nextMask() const { return m_nextMask < m_masks.size() ? m_masks[m_nextMask].first : -1; }

    /// A value that is masked already.
    void skipMask()
    {
        m_at = m_masks[m_nextMask++].second;
        if (!m_isInList)
            forgetName();
    }

    void readSeparator()
    {
        const char c = m_text[m_at++];
        if (c == '\\')
            skipEscape();
        if (c == '<')
            m_isInTag = true;
        const bool opensElement = c == '<' && m_at < m_text.size() && m_text[m_at] != '!';
        if (c == '>') {
            m_isInTag = false;
            m_tagName.clear();
        }
        const bool isEntity = c == '&' && m_at < m_text.size() && (m_text[m_at] == '#' || startsQuote());
        if (opensElement || c == '}' || c == ')' || (c == '&' && !isEntity) || (c == ',' && !m_isInList)) {
            forgetName();
        } else if (c == ']') {
            forgetName();
        } else if (!m_name.isEmpty()) {
            m_isInList = m_isInList || c == '[';
            m_isAssigned = m_isAssigned || c == '=' || c == ':' || c == '>';
            m_isProse = m_isProse && !isQuote(c) && c != '=' && c != '>';
        }
        m_quote = isQuote(c) ? c : 0;
    }

    /// The letters of `\n` and `\u0022` are no part of the word behind them.
    void skipEscape()
    {
        constexpr qsizetype escapeSize = 5;
        const QByteArrayView rest = m_text.sliced(m_at);
        const auto isHex = [](char c) {
            return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
        if (rest.startsWith('u') && rest.size() >= escapeSize
            && std::all_of(rest.begin() + 1, rest.begin() + escapeSize, isHex))
            m_at += escapeSize;
        else if (!rest.isEmpty() && QByteArrayView("nrtbf").contains(rest[0]))
            ++m_at;
    }

    bool startsQuote() const
    {
        const QByteArrayView rest = m_text.sliced(m_at);
        return rest.startsWith("quot;") || rest.startsWith("apos;");
    }

    static bool isQuote(char c) { return c == '"' || c == '\''; }

    void readWord()
    {
        const qsizetype begin = m_at;
        qsizetype end = begin;
        while (end < m_text.size() && isTokenCharacter(m_text[end]))
            ++end;
        const QByteArrayView word = m_text.sliced(begin, end - begin);
        m_at = end;
        if (m_isInTag && word == "value" && !m_tagName.isEmpty()) {
            m_name = m_tagName;
            m_isProse = false;
        } else if (!m_name.isEmpty() && isFiller(word)) {
            m_quote = 0;
        } else if (!m_name.isEmpty() && m_isAssigned) {
            readValue(begin, end);
        } else {
            readName(begin, word);
        }
    }

    void readName(qsizetype begin, QByteArrayView word)
    {
        forgetName();
        const bool closesElement = word.startsWith('/') && begin > 0 && m_text[begin - 1] == '<';
        const QString name = QString::fromLatin1(word);
        if (!closesElement && isSecretName(name)) {
            m_name = name;
            m_isProse = begin == 0 || !isQuote(m_text[begin - 1]);
            if (m_isInTag)
                m_tagName = name;
        }
        addLongWord(begin, word);
    }

    void readValue(qsizetype begin, qsizetype end)
    {
        if (m_quote != 0) {
            while (end < m_text.size() && end != nextMask() && m_text[end] != m_quote && m_text[end] != '\\')
                ++end;
        } else {
            while (end < m_text.size() && !isSpace(m_text[end])
                   && !QByteArrayView("<>\"'&,;)}]\\").contains(m_text[end]))
                ++end;
        }
        while (m_isProse && end > begin + 1 && m_text[end - 1] == '.')
            --end;
        m_at = end;
        const QByteArrayView value = m_text.sliced(begin, end - begin);
        if (!isHarmless(value))
            add(begin, value, m_name, false);
        if (!m_isInList)
            forgetName();
    }

    /// Sentences speak of codes and passwords, and `code` is what servers call their error codes, too.
    bool isHarmless(QByteArrayView value) const
    {
        constexpr qsizetype longestWordOfProse = 12;
        if (value == "null" || value == "true" || value == "false")
            return true;
        const auto isWordLetter = [](char c) { return isLower(c) || c == '_'; };
        const bool isWord = std::all_of(value.begin(), value.end(), isWordLetter);
        const bool isNumber = std::all_of(value.begin(), value.end(), isDigit);
        if (m_name == u"code" && ((isNumber && value.size() <= 4) || (isWord && !looksRandom(value))))
            return true;
        const auto isLetter = [](char c) { return isLower(c) || isUpper(c); };
        return m_isProse && value.size() <= longestWordOfProse && isMadeOfWords(value)
            && std::all_of(value.begin(), value.end(), isLetter);
    }

    void addLongWord(qsizetype begin, QByteArrayView word)
    {
        if (word.startsWith("eyJ") && word.contains('.')) {
            add(begin, word, u"token"_s, false);
        } else if (m_longWords == LongWords::Ignore) {
            return;
        } else if (isPath(word)) {
            for (qsizetype from = 0; from < word.size();) {
                qsizetype to = word.indexOf('/', from);
                to = to < 0 ? word.size() : to;
                const QByteArrayView piece = word.sliced(from, to - from);
                if (looksRandom(piece))
                    add(begin + from, piece, u"token"_s, true);
                from = to + 1;
            }
        } else if (looksRandom(word)) {
            add(begin, withPadding(begin, word), u"token"_s, true);
        }
    }

    QByteArrayView withPadding(qsizetype begin, QByteArrayView word) const
    {
        qsizetype end = begin + word.size();
        while (end < m_text.size() && m_text[end] == '=')
            ++end;
        return end < m_text.size() && isTokenCharacter(m_text[end]) ? word
                                                                    : m_text.sliced(begin, end - begin);
    }

    void add(qsizetype begin, QByteArrayView wire, const QString &name, bool guessed)
    {
        const bool isPlaceholder = begin >= 2 && m_text.sliced(begin - 2).startsWith("{{");
        if (wire.isEmpty() || isPlaceholder)
            return;
        m_places.append({begin, begin + wire.size(), name, QString::fromUtf8(wire), false, guessed});
    }

    void forgetName()
    {
        m_name.clear();
        m_isAssigned = false;
        m_isInList = false;
        m_isProse = true;
        m_quote = 0;
    }

    QByteArrayView m_text;
    LongWords m_longWords;
    QList<std::pair<qsizetype, qsizetype>> m_masks;
    qsizetype m_nextMask = 0;
    qsizetype m_at = 0;
    QString m_name; ///< of a secret whose value may come next
    QString m_tagName; ///< the same, until the end of the tag
    bool m_isAssigned = false; ///< there was a '=', ':' or '>' behind the name
    bool m_isInList = false;
    bool m_isInTag = false;
    bool m_isProse = true; ///< neither quotes nor an equals sign: perhaps a sentence
    char m_quote = 0; ///< that would open the value
    QList<SecretPlace> m_places;
};

} // namespace

QList<SecretPlace> secretPlacesInText(QByteArrayView text, LongWords longWords)
{
    return TextPlaces(text, longWords).read();
}

} // namespace workbench
