// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/long_text_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class LongTextEditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesNoMoreThanItMay()
    {
        LongTextEdit edit(nullptr, 8);
        QSignalSpy refused(&edit, &LongTextEdit::refused);
        paste(edit, u"12345678"_s);
        QCOMPARE(edit.toPlainText(), u"12345678"_s);
        QCOMPARE(refused.count(), 0);
        paste(edit, u"9"_s);
        QCOMPARE(edit.toPlainText(), u"12345678"_s);
        QCOMPARE(refused.count(), 1);
    }

    void whatIsReplacedMakesRoom()
    {
        LongTextEdit edit(nullptr, 8);
        edit.setPlainText(u"12345678"_s);
        edit.selectAll();
        paste(edit, u"abcdefgh"_s);
        QCOMPARE(edit.toPlainText(), u"abcdefgh"_s);
    }

    void withoutALimitItTakesEverything()
    {
        LongTextEdit edit;
        const QString text(100'000, u'x');
        paste(edit, text);
        QCOMPARE(edit.toPlainText(), text);
    }

    /// Else a line without spaces takes time by the square of its length.
    void linesAreWrappedAnywhere() { QCOMPARE(LongTextEdit().wordWrapMode(), QTextOption::WrapAnywhere); }

private:
    static void paste(LongTextEdit &edit, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        edit.paste();
    }
};

QTEST_MAIN(LongTextEditTest)
#include "long_text_edit_test.moc"
