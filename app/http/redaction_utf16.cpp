// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction_places.h"

#include <QStringDecoder>
#include <QStringEncoder>

namespace workbench {

namespace {

QStringConverter::Encoding encodingOf(bool bigEndian)
{
    return bigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE;
}

/// Half of the bytes of mostly Latin text in UTF-16 are zero: the first of each pair, or the second.
bool isMostlyZero(QByteArrayView bytes, qsizetype from)
{
    constexpr qsizetype looked = 128;
    qsizetype zeros = 0;
    qsizetype all = 0;
    for (qsizetype at = from; at < qMin(bytes.size(), looked); at += 2) {
        ++all;
        zeros += bytes[at] == 0;
    }
    return all >= 2 && zeros * 2 > all;
}

} // namespace

QByteArray Utf16Text::encoded() const
{
    QStringEncoder encode(encodingOf(bigEndian));
    const QByteArray bytes = encode(QString::fromUtf8(utf8));
    return head + bytes + tail;
}

std::optional<Utf16Text> utf16Text(QByteArrayView bytes)
{
    Utf16Text text;
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        text.bigEndian = bytes.startsWith("\xFE\xFF");
        text.head = bytes.first(2).toByteArray();
        bytes = bytes.sliced(2);
    } else if (isMostlyZero(bytes, 0) != isMostlyZero(bytes, 1)) {
        text.bigEndian = isMostlyZero(bytes, 0);
    } else {
        return std::nullopt;
    }
    text.tail = bytes.last(bytes.size() % 2).toByteArray();
    QStringDecoder decode(encodingOf(text.bigEndian), QStringConverter::Flag::Stateless);
    const QString characters = decode(bytes.chopped(text.tail.size()));
    text.utf8 = characters.toUtf8();
    return text;
}

} // namespace workbench
