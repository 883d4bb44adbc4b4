// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/secret_line_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class SecretLineEditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theButtonRevealsAndMasksAgain();
    void anotherSecretIsMasked();
    void whatIsMaskedIsNotCopied();
    void whatIsCopiedOnPurposeIsMarkedAndCleared();
    void itsBeginningIsSeen();
};

void SecretLineEditTest::theButtonRevealsAndMasksAgain()
{
    QWidget form;
    SecretLineEdit edit(u"Client secret"_s, &form);
    edit.setSecret(u"hunter22"_s);
    QToolButton *reveal = edit.revealButton();
    QVERIFY(!edit.isRevealed());
    QCOMPARE(reveal->accessibleName(), u"Reveal: Client secret"_s);
    reveal->click();
    QVERIFY(edit.isRevealed());
    QCOMPARE(edit.displayText(), u"hunter22"_s);
    QCOMPARE(reveal->accessibleName(), u"Mask: Client secret"_s);
    reveal->click();
    QVERIFY(!edit.isRevealed());
    QVERIFY(!edit.displayText().contains(u"hunter22"_s));
    QCOMPARE(edit.text(), u"hunter22"_s);
}

void SecretLineEditTest::anotherSecretIsMasked()
{
    QWidget form;
    SecretLineEdit edit(u"Client secret"_s, &form);
    edit.setSecret(u"hunter22"_s);
    edit.revealButton()->click();
    edit.setSecret(u"hunter22"_s); // the same one may stay
    QVERIFY(edit.isRevealed());
    edit.setSecret(u"another"_s);
    QVERIFY(!edit.isRevealed());
}

void SecretLineEditTest::whatIsMaskedIsNotCopied()
{
    QWidget form;
    SecretLineEdit edit(u"Client secret"_s, &form);
    edit.setSecret(u"hunter22"_s);
    QGuiApplication::clipboard()->setText(u"before"_s);
    edit.selectAll();
    edit.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void SecretLineEditTest::whatIsCopiedOnPurposeIsMarkedAndCleared()
{
    QWidget form;
    SecretLineEdit edit(u"Client secret"_s, &form);
    edit.setSecret(u"hunter22"_s);
    edit.revealButton()->click();
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"hunter22"_s);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(edit.text(), QString());
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
}

void SecretLineEditTest::itsBeginningIsSeen()
{
    QWidget form;
    SecretLineEdit edit(u"Client secret"_s, &form);
    edit.setSecret(QString(200, u'x'));
    QCOMPARE(edit.cursorPosition(), 0);
}

QTEST_MAIN(SecretLineEditTest)
#include "secret_line_edit_test.moc"
