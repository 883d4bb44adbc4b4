// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/ansi_c_quoting.h"

#include <QString>

namespace workbench {

namespace {

struct Digits {
    char32_t value = 0;
    qsizetype count = 0;
};

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

Digits readDigits(QByteArrayView text, int base, qsizetype most)
{
    Digits digits;
    while (digits.count < most && digits.count < text.size() && digitValue(text[digits.count]) < base) {
        digits.value = digits.value * char32_t(base) + char32_t(digitValue(text[digits.count]));
        ++digits.count;
    }
    return digits;
}

/// The escapes of one letter: pairs of it and what it stands for.
constexpr char letters[] = "n\nt\tr\ra\ab\be\033E\033f\fv\v\\\\''\"\"??";

} // namespace

QByteArray ansiCText(QByteArrayView quoted)
{
    QByteArray text;
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '\\' || i + 1 == quoted.size()) {
            text += quoted[i];
            continue;
        }
        const char kind = quoted[++i];
        const QByteArrayView rest = quoted.sliced(i + 1);
        const QByteArrayView pairs(letters, qsizetype(sizeof letters) - 1);
        qsizetype pair = 0;
        while (pair < pairs.size() && pairs[pair] != kind)
            pair += 2;
        if (pair < pairs.size()) {
            text += pairs[pair + 1];
        } else if (kind == 'x') {
            const Digits hex = readDigits(rest, 16, 2);
            text += hex.count ? QByteArray(1, char(hex.value)) : QByteArray("\\x");
            i += hex.count;
        } else if (kind == 'u' || kind == 'U') {
            const Digits hex = readDigits(rest, 16, kind == 'u' ? 4 : 8);
            const bool isCharacter = hex.count && hex.value <= 0x10FFFF;
            text += isCharacter ? QString::fromUcs4(&hex.value, 1).toUtf8() : QByteArray("\\") + kind;
            i += isCharacter ? hex.count : 0;
        } else if (kind >= '0' && kind <= '7') {
            const Digits octal = readDigits(quoted.sliced(i), 8, 3);
            text += char(octal.value);
            i += octal.count - 1;
        } else {
            text.append('\\').append(kind);
        }
    }
    return text;
}

} // namespace workbench
