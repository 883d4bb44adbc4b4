// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/visible_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class VisibleTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void controlCharactersAreSeen()
    {
        const QString hostile = u"a\x1b[2J\x7f\u202eb\u0085"_s;
        QCOMPARE(visibleLine(hostile), u"a\u241b[2J\u2421\ufffdb\ufffd"_s);
        QCOMPARE(visibleLine(u"one\ttwo\r\nthree"_s), u"one\u2409two\u240d\u240athree"_s);
        QCOMPARE(visibleLines(u"one\ttwo\nthree"_s), u"one\ttwo\nthree"_s);
    }

    void aLongTextIsCutAndSaysHowLongItIs()
    {
        QCOMPARE(beginningOf(u"exact"_s, 5), u"exact"_s);
        QCOMPARE(beginningOf(u"exactly"_s, 5), u"exact… (7 characters in all)"_s);
        QCOMPARE(beginningOf(u"100 % of %1"_s, 9), u"100 % of … (11 characters in all)"_s);
        QVERIFY(beginningOf(QString(1'000'000, u'x'), 1000).size() < 1100);
    }

    void aCutLeavesNoHalfCharacter()
    {
        const QString keys = u"\U0001F511\U0001F511"_s;
        QVERIFY(beginningOf(keys, 3).startsWith(u"\U0001F511…"_s));
        QVERIFY(beginningOf(keys, 2).startsWith(u"\U0001F511…"_s));
    }
};

QTEST_GUILESS_MAIN(VisibleTextTest)
#include "visible_text_test.moc"
