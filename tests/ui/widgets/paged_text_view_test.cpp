// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/paged_text_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace workbench;

class PagedTextViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSmallTextIsJustAText();
    void whatNobodySeesIsNotFilled();
    void fiftyMegabytesAreShownInParts();
    void findGoesToTheRightPart();
    void copyingUnfoldsALongLine();
    void tabLeavesTheText();
};

void PagedTextViewTest::aSmallTextIsJustAText()
{
    PagedTextView view(QStringLiteral("Text"));
    view.show();
    view.setBytes("{}\n");
    QCOMPARE(view.textEdit()->toPlainText(), QStringLiteral("{}\n"));
    QVERIFY(view.textEdit()->isReadOnly());
    QVERIFY(!view.findChild<QLineEdit *>()->isVisible());
}

void PagedTextViewTest::whatNobodySeesIsNotFilled()
{
    PagedTextView view(QStringLiteral("Text"));
    view.setBytes("first");
    QVERIFY(view.textEdit()->toPlainText().isEmpty());
    view.show();
    QCOMPARE(view.textEdit()->toPlainText(), QStringLiteral("first"));
    view.hide();
    view.setBytes("second");
    QVERIFY(view.textEdit()->toPlainText().isEmpty());
    view.show();
    QCOMPARE(view.textEdit()->toPlainText(), QStringLiteral("second"));
}

void PagedTextViewTest::fiftyMegabytesAreShownInParts()
{
    PagedTextView view(QStringLiteral("Text"));
    view.show();
    QByteArray text;
    text.reserve(51 * 1024 * 1024);
    for (int i = 0; text.size() < 50 * 1024 * 1024; ++i)
        text += "  \"member_" + QByteArray::number(i) + "\": \"a value of the usual length\",\n";
    view.setBytes(text);
    QVERIFY(view.pageCount() >= 200);
    QVERIFY(view.textEdit()->document()->characterCount() <= PagedText::usualPageBytes + 1);
    QCOMPARE(view.findChild<QLabel *>(QStringLiteral("status"))->text(),
             QStringLiteral("Part 1 of %1").arg(view.pageCount()));
    view.showPage(view.pageCount() - 1);
    QVERIFY(text.endsWith(view.textEdit()->toPlainText().toUtf8()));
}

void PagedTextViewTest::findGoesToTheRightPart()
{
    PagedTextView view(QStringLiteral("Text"));
    view.show();
    view.setBytes(QByteArray(600'000, 'x') + "Needle" + QByteArray(10, 'y'));
    auto *find = view.findChild<QLineEdit *>();
    find->setText(QStringLiteral("needle"));
    view.findNext();
    QTRY_COMPARE(view.textEdit()->textCursor().selectedText().remove(QChar::ParagraphSeparator),
                 QStringLiteral("Needle"));
    QVERIFY(view.page() > 0);
}

void PagedTextViewTest::copyingUnfoldsALongLine()
{
    PagedTextView view(QStringLiteral("Text"));
    view.show();
    const QByteArray text = QByteArray(5000, 'a') + "\n" + QByteArray(3000, 'b');
    view.setBytes(text);
    QVERIFY(view.textEdit()->blockCount() > 2);
    view.textEdit()->selectAll();
    view.textEdit()->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(text));
}

void PagedTextViewTest::tabLeavesTheText()
{
    PagedTextView view(QStringLiteral("Text"));
    QVERIFY(view.textEdit()->tabChangesFocus());
    QCOMPARE(view.textEdit()->accessibleName(), QStringLiteral("Text"));
}

QTEST_MAIN(PagedTextViewTest)
#include "paged_text_view_test.moc"
