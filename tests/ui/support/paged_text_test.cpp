// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/paged_text.h"

#include <QtTest>

using namespace workbench;

class PagedTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesPutTogetherAreTheText();
    void pagesEndAtLineEnds();
    void aPageNeverCutsACharacter();
    void controlCharactersAreSeen();
    void findGoesOnAndStartsOver();
    void findSeesAcrossPages();
    void foldingKeepsPositions();
};

void PagedTextTest::pagesPutTogetherAreTheText()
{
    const QByteArray text = "one\ntwo\nthree is a longer line\nfour";
    for (const qsizetype size : {1, 4, 7, 100}) {
        const PagedText paged(text, size);
        QString all;
        for (int i = 0; i < paged.pageCount(); ++i)
            all += paged.page(i);
        QCOMPARE(all, QString::fromUtf8(text));
    }
    QCOMPARE(PagedText(QByteArray()).pageCount(), 1);
}

void PagedTextTest::pagesEndAtLineEnds()
{
    const PagedText paged("aaa\nbbb\nccc\n", 6);
    QCOMPARE(paged.pageCount(), 3);
    QCOMPARE(paged.page(1), QStringLiteral("bbb\n"));
}

void PagedTextTest::aPageNeverCutsACharacter()
{
    const QByteArray text = QStringLiteral("ää€€😀😀ä€😀").toUtf8();
    for (qsizetype size = 4; size < text.size(); ++size) {
        const PagedText paged(text, size);
        for (int i = 0; i < paged.pageCount(); ++i)
            QVERIFY(!paged.page(i).contains(QChar::ReplacementCharacter));
    }
}

void PagedTextTest::controlCharactersAreSeen()
{
    const PagedText paged(QByteArray("a\0b\x1b[31m\r\nc", 11));
    QCOMPARE(paged.page(0), QStringLiteral("a␀b␛[31m\nc"));
}

void PagedTextTest::findGoesOnAndStartsOver()
{
    const PagedText paged("Token\nnothing\ntoken\n", 8);
    const auto first = paged.find(QStringLiteral("TOKEN"), 0, 0);
    QCOMPARE(first, (PagedText::Match{0, 0, 5}));
    const auto second = paged.find(QStringLiteral("TOKEN"), first->page, first->position + first->length);
    QVERIFY(second);
    QCOMPARE(paged.page(second->page).mid(second->position, second->length), QStringLiteral("token"));
    QVERIFY(second->page > 0);
    QCOMPARE(paged.find(QStringLiteral("token"), second->page, second->position + 5), first);
    QVERIFY(!paged.find(QStringLiteral("secret"), 0, 0));
}

void PagedTextTest::findSeesAcrossPages()
{
    const PagedText paged("aaaaneedlebbbb", 7);
    QCOMPARE(paged.find(QStringLiteral("needle"), 0, 0), (PagedText::Match{0, 4, 3}));
}

void PagedTextTest::foldingKeepsPositions()
{
    const QString line = QString(10, u'a') + u'b' + QString(10, u'c') + u'\n' + QStringLiteral("short");
    const FoldedText folded = FoldedText::fold(line, 5);
    QCOMPARE(QString(folded.text).remove(u'\n'), QString(line).remove(u'\n'));
    for (const QString &piece : folded.text.split(u'\n'))
        QVERIFY(piece.size() <= 5);
    for (qsizetype i = 0; i < line.size(); ++i) {
        QCOMPARE(folded.text.at(folded.position(i)), line.at(i));
        QCOMPARE(folded.original(folded.position(i)), i);
    }
}

QTEST_GUILESS_MAIN(PagedTextTest)
#include "paged_text_test.moc"
