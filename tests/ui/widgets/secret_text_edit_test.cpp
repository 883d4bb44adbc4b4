// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/secret_text_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class SecretTextEditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_edit = std::make_unique<SecretTextEdit>();
        m_edit->setPlainText(u"one\ntwo"_s);
    }

    void marksWhatIsCopied_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("by key") << true;
        QTest::newRow("by menu") << false;
    }

    void marksWhatIsCopied()
    {
        QFETCH(bool, byKey);
        m_edit->selectAll();
        if (byKey)
            QTest::keyClick(m_edit.get(), Qt::Key_C, Qt::ControlModifier);
        else
            m_edit->copy();
        QCOMPARE(clipboard()->text(), u"one\ntwo"_s);
        QCOMPARE(clipboard()->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
        QCOMPARE(m_edit->toPlainText(), u"one\ntwo"_s);
    }

    void cutsOnlyWhatMayBeChanged()
    {
        m_edit->selectAll();
        m_edit->setReadOnly(true);
        QTest::keyClick(m_edit.get(), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(m_edit->toPlainText(), u"one\ntwo"_s);
        m_edit->setReadOnly(false);
        QTest::keyClick(m_edit.get(), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(m_edit->toPlainText(), QString());
        QCOMPARE(clipboard()->text(), u"one\ntwo"_s);
    }

private:
    static const QMimeData *clipboard() { return QGuiApplication::clipboard()->mimeData(); }

    std::unique_ptr<SecretTextEdit> m_edit;
};

QTEST_MAIN(SecretTextEditTest)
#include "secret_text_edit_test.moc"
