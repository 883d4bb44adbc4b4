// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/desktop_entry.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Values = QHash<QString, QString>;

/// The keys of the first group as they stand in the file; of a key that stands twice the first counts.
std::optional<Values> desktopEntryGroup(const QByteArray &text)
{
    Values values;
    bool begun = false;
    for (const QByteArray &raw : text.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[')) {
            if (begun)
                break;
            if (line != "[Desktop Entry]"_L1)
                return std::nullopt;
            begun = true;
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (!begun || equals <= 0)
            continue;
        const QString key = line.first(equals).trimmed();
        if (!values.contains(key))
            values.insert(key, line.sliced(equals + 1).trimmed());
    }
    return begun ? std::optional(values) : std::nullopt;
}

/// `\s`, `\n`, `\t`, `\r` and `\\` of the type string; any other backslash stays.
QString unescaped(const QString &value)
{
    static const QHash<QChar, QChar> meanings = {
        {u's', u' '}, {u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'}, {u'\\', u'\\'}};
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const auto meaning = value.at(i) == u'\\' && i + 1 < value.size()
            ? meanings.constFind(value.at(i + 1))
            : meanings.constEnd();
        if (meaning != meanings.constEnd())
            ++i;
        text += meaning != meanings.constEnd() ? *meaning : value.at(i);
    }
    return text;
}

/// In the order of the specification: lang_COUNTRY@MODIFIER, lang_COUNTRY, lang@MODIFIER, lang, none.
QString localized(const Values &values, const QString &key, const QString &locale)
{
    const QString modifier = locale.contains(u'@') ? u'@' + locale.section(u'@', 1) : QString();
    const QString place = locale.section(u'@', 0, 0).section(u'.', 0, 0);
    const QString language = place.section(u'_', 0, 0);
    for (const QString &wanted : {place + modifier, place, language + modifier, language}) {
        const auto found = values.constFind(key + u'[' + wanted + u']');
        if (found != values.constEnd())
            return unescaped(*found);
    }
    return unescaped(values.value(key));
}

bool isTrue(const Values &values, const QString &key)
{
    return values.value(key) == "true"_L1;
}

/// Splits at spaces outside of double quotes. Within them a backslash keeps `"`, `` ` ``, `$` and itself from
/// being special. A quoted word is told apart: a field code in it is none.
struct Word {
    QString text;
    bool isQuoted = false;
};

std::optional<QList<Word>> splitExec(const QString &exec)
{
    static const QString escapable = u"\"`$\\"_s;
    QList<Word> words;
    bool inWord = false;
    bool inQuotes = false;
    for (qsizetype i = 0; i < exec.size(); ++i) {
        const QChar c = exec.at(i);
        if (c == u' ' && !inQuotes) {
            inWord = false;
            continue;
        }
        if (!inWord) {
            words.append(Word{});
            inWord = true;
        }
        if (c == u'"') {
            inQuotes = !inQuotes;
            words.last().isQuoted = true;
        } else if (inQuotes && c == u'\\' && i + 1 < exec.size() && escapable.contains(exec.at(i + 1))) {
            words.last().text += exec.at(++i);
        } else {
            words.last().text += c;
        }
    }
    if (inQuotes)
        return std::nullopt;
    return words;
}

bool isFieldCode(const QString &word)
{
    static const QString droppable = u"fFuUdDnNvmik"_s; // %i and %k only tell the program about its entry
    return word.size() == 2 && word.at(0) == u'%' && droppable.contains(word.at(1));
}

/// Marks around the files that a Flatpak may see; a URL needs none.
bool isFileMark(const QString &word)
{
    return word == "@@"_L1 || word == "@@u"_L1;
}

/// `%c` and `%%` within a word; any other code there cannot be put in.
std::optional<QString> expanded(const QString &word, const QString &name)
{
    QString text;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word.at(i) != u'%') {
            text += word.at(i);
            continue;
        }
        const QChar code = i + 1 < word.size() ? word.at(++i) : QChar();
        if (code == u'%')
            text += u'%';
        else if (code == u'c')
            text += name;
        else
            return std::nullopt;
    }
    return text;
}

} // namespace

bool DesktopEntry::isBrowser() const
{
    return mimeTypes.contains("x-scheme-handler/http"_L1) || mimeTypes.contains("x-scheme-handler/https"_L1);
}

std::optional<DesktopEntry> parseDesktopEntry(const QByteArray &text, const QString &locale)
{
    const std::optional<Values> values = desktopEntryGroup(text);
    if (!values)
        return std::nullopt;
    DesktopEntry entry;
    entry.name = localized(*values, u"Name"_s, locale);
    entry.exec = unescaped(values->value(u"Exec"_s));
    entry.tryExec = unescaped(values->value(u"TryExec"_s));
    entry.mimeTypes = values->value(u"MimeType"_s).split(u';', Qt::SkipEmptyParts);
    entry.isApplication = values->value(u"Type"_s) == "Application"_L1;
    entry.isHidden = isTrue(*values, u"Hidden"_s);
    entry.isNotDisplayed = isTrue(*values, u"NoDisplay"_s);
    entry.needsTerminal = isTrue(*values, u"Terminal"_s);
    return entry;
}

std::optional<QStringList> commandOf(const DesktopEntry &entry)
{
    const auto words = splitExec(entry.exec);
    if (!words)
        return std::nullopt;
    QStringList command;
    for (const Word &word : *words) {
        if (!word.isQuoted && (isFieldCode(word.text) || isFileMark(word.text)))
            continue;
        const auto text = word.isQuoted ? std::optional(word.text) : expanded(word.text, entry.name);
        if (!text)
            return std::nullopt;
        command.append(*text);
    }
    if (command.isEmpty() || command.constFirst().isEmpty() || command.constFirst().contains(u'='))
        return std::nullopt;
    return command;
}

} // namespace workbench
