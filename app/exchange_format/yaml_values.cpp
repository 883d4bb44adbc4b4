// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/yaml_values.h"

#include "protocol/json.h"

#include <QHash>
#include <QString>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

bool isJsonNumber(const QByteArray &scalar)
{
    const auto read = parseJson(scalar);
    return read && read->value.isNumber();
}

/// The characters that have a letter of their own.
QByteArray named(char letter)
{
    static const QHash<char, QByteArray> characters{
        {'0', QByteArray(1, '\0')},
        {'a', "\a"},
        {'b', "\b"},
        {'t', "\t"},
        {'\t', "\t"},
        {'n', "\n"},
        {'v', "\v"},
        {'f', "\f"},
        {'r', "\r"},
        {'e', "\x1b"},
        {' ', " "},
        {'"', "\""},
        {'/', "/"},
        {'\\', "\\"},
        {'N', "\xc2\x85"},
        {'_', "\xc2\xa0"},
        {'L', "\xe2\x80\xa8"},
        {'P', "\xe2\x80\xa9"},
    };
    return characters.value(letter);
}

qsizetype digitsOf(char letter)
{
    switch (letter) {
    case 'x':
        return 2;
    case 'u':
        return 4;
    case 'U':
        return 8;
    default:
        return 0;
    }
}

} // namespace

QByteArray yamlTextAsJson(const QByteArray &text)
{
    return writeJson(JsonValue::string(QString::fromUtf8(text)), JsonStyle::Compact);
}

QByteArray yamlPlainAsJson(const QByteArray &scalar)
{
    static const QHash<QByteArray, QByteArray> words{
        {"", "null"},       {"~", "null"},      {"null", "null"},   {"Null", "null"},
        {"NULL", "null"},   {"true", "true"},   {"True", "true"},   {"TRUE", "true"},
        {"false", "false"}, {"False", "false"}, {"FALSE", "false"},
    };
    const auto word = words.constFind(scalar);
    if (word != words.cend())
        return *word;
    return isJsonNumber(scalar) ? scalar : yamlTextAsJson(scalar);
}

std::optional<YamlEscape> yamlEscape(QByteArrayView afterBackslash)
{
    if (afterBackslash.isEmpty())
        return std::nullopt;
    const char letter = afterBackslash.front();
    if (const QByteArray text = named(letter); !text.isEmpty())
        return YamlEscape{text, 1};
    const qsizetype digits = digitsOf(letter);
    if (digits == 0 || afterBackslash.size() <= digits)
        return std::nullopt;
    bool isNumber = false;
    const char32_t character = afterBackslash.sliced(1, digits).toByteArray().toUInt(&isNumber, 16);
    if (!isNumber || character > 0x10ffff || QChar::isSurrogate(character))
        return std::nullopt;
    return YamlEscape{QString::fromUcs4(&character, 1).toUtf8(), 1 + digits};
}

} // namespace workbench
