// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/utf8.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc3629Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQtOnEveryCodePoint();
    void refusesMalformedSequences_data();
    void refusesMalformedSequences();
    void keepsALeadingByteOrderMark();
};

void Rfc3629Utf8Test::agreesWithQtOnEveryCodePoint()
{
    for (char32_t point = 0; point <= QChar::LastValidCodePoint; ++point) {
        if (QChar::isSurrogate(point) || point == 0xFEFF)
            continue;
        const QString text = QString::fromUcs4(&point, 1);
        const QByteArray bytes = text.toUtf8();
        if (utf8SequenceLength(bytes) != bytes.size() || decodedUtf8(bytes) != text)
            QFAIL(qPrintable(u"U+%1"_s.arg(uint(point), 4, 16)));
    }
}

void Rfc3629Utf8Test::refusesMalformedSequences_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("invalidAt");
    const auto row = [](const char *name, const QByteArray &bytes, qsizetype at) {
        QTest::newRow(name) << bytes << at;
    };
    row("all valid", "aé€\xF0\x9F\x94\x91", -1);
    row("continuation byte alone", "a\x80", 1);
    row("two bytes for one ASCII character", "\xC1\xBF", 0);
    row("overlong, three bytes", "\xE0\x9F\xBF", 0);
    row("overlong, four bytes", "\xF0\x8F\xBF\xBF", 0);
    row("first surrogate", "\xED\xA0\x80", 0);
    row("last surrogate", "\xED\xBF\xBF", 0);
    row("just below the surrogates", "\xED\x9F\xBF", -1);
    row("U+10FFFF", "\xF4\x8F\xBF\xBF", -1);
    row("U+110000", "\xF4\x90\x80\x80", 0);
    row("five bytes", "\xF8\x88\x80\x80\x80", 0);
    row("cut off", "ab\xE2\x82", 2);
    row("interrupted", "\xE2\x82x", 0);
    row("byte 0xFF", "x\xFF", 1);
}

void Rfc3629Utf8Test::refusesMalformedSequences()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, invalidAt);
    QCOMPARE(firstInvalidUtf8(bytes), invalidAt);
    QCOMPARE(decodedUtf8(bytes).contains(QChar::ReplacementCharacter), invalidAt >= 0);
}

void Rfc3629Utf8Test::keepsALeadingByteOrderMark()
{
    QCOMPARE(decodedUtf8("\xEF\xBB\xBFx"), u"\uFEFFx"_s);
}

QTEST_GUILESS_MAIN(Rfc3629Utf8Test)
#include "rfc3629_utf8_test.moc"
