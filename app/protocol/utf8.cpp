// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/utf8.h"

namespace workbench {

namespace {

unsigned char byteAt(QByteArrayView text, qsizetype i)
{
    return static_cast<unsigned char>(text[i]);
}

/// The code point of a sequence that utf8SequenceLength() found well-formed.
char32_t codePoint(QByteArrayView sequence)
{
    static constexpr unsigned char leadMask[] = {0x7F, 0x1F, 0x0F, 0x07};
    char32_t point = byteAt(sequence, 0) & leadMask[sequence.size() - 1];
    for (qsizetype i = 1; i < sequence.size(); ++i)
        point = (point << 6) | (byteAt(sequence, i) & 0x3F);
    return point;
}

} // namespace

int utf8SequenceLength(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    const unsigned char lead = byteAt(text, 0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length)
        return 0;

    // The second byte has a narrower range after these four lead bytes; it excludes overlong forms,
    // surrogates and what lies above U+10FFFF.
    const unsigned char second = byteAt(text, 1);
    const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest)
        return 0;
    for (int i = 2; i < length; ++i) {
        if ((byteAt(text, i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const int length = utf8SequenceLength(text.sliced(i));
        if (length == 0)
            return i;
        i += length;
    }
    return -1;
}

QString decodedUtf8(QByteArrayView text)
{
    QString decoded(text.size(), Qt::Uninitialized); // UTF-16 never needs more units than UTF-8 needs bytes
    QChar *out = decoded.data();
    for (qsizetype i = 0; i < text.size();) {
        if (byteAt(text, i) < 0x80) {
            *out++ = QLatin1Char(text[i++]);
            continue;
        }
        const int length = utf8SequenceLength(text.sliced(i));
        if (length == 0) {
            *out++ = QChar::ReplacementCharacter;
            ++i;
            continue;
        }
        const char32_t point = codePoint(text.sliced(i, length));
        if (QChar::requiresSurrogates(point)) {
            *out++ = QChar(QChar::highSurrogate(point));
            *out++ = QChar(QChar::lowSurrogate(point));
        } else {
            *out++ = QChar(char16_t(point));
        }
        i += length;
    }
    decoded.truncate(out - decoded.constData());
    return decoded;
}

} // namespace workbench
