// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/import_dialog.h"

#include <QAccessible>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace workbench;

class ImportDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<ImportDialog>();
        m_text = m_dialog->findChild<QPlainTextEdit *>(u"import_text"_s);
        m_result = m_dialog->findChild<QTreeWidget *>(u"import_result"_s);
    }

    void cleanup() { m_dialog.reset(); }

    void aDraftByKeyboardAlone()
    {
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        QVERIFY(m_text->hasFocus());
        QVERIFY(!button()->isEnabled());
        QTest::keyClicks(m_text, u"grant_type=client_credentials&client_id=a&client_secret=topsecret"_s);
        QVERIFY(button()->isEnabled());
        for (int i = 0; i < 10 && !button()->hasFocus(); ++i)
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        QTest::keyClick(button(), Qt::Key_Space);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(m_dialog->profiles().constFirst().text(u"client_secret"), u"topsecret"_s);
        QCOMPARE(m_dialog->profiles().constFirst().grantType(), u"client_credentials"_s);
    }

    void theResultIsLiveAndSecretsAreMasked()
    {
        m_text->setPlainText(
            u"curl https://as.example/token -u id:topsecret -d grant_type=client_credentials"_s);
        QCOMPARE(valueOf(u"token_endpoint"_s), u"https://as.example/token"_s);
        QCOMPARE(valueOf(u"client_id"_s), u"id"_s);
        QVERIFY(!valueOf(u"client_secret"_s).isEmpty());
        QVERIFY(!everything().contains("topsecret"_L1));
        m_text->setPlainText(u"grant_type=password"_s);
        QCOMPARE(valueOf(u"token_endpoint"_s), QString());
        QCOMPARE(valueOf(u"grant_type"_s), u"password"_s);
    }

    void whatIsMissingOrNotUnderstoodIsListed()
    {
        m_text->setPlainText(
            u"curl https://as.example/token -u \"id:$SECRET\" --digest -d grant_type=client_credentials"_s);
        QVERIFY(everything().contains("Not understood"_L1));
        QVERIFY(!valueOf(u"--digest"_s).isEmpty());
        QVERIFY(everything().contains("$SECRET"_L1));
    }

    void aRemarkLeadsToItsPlace()
    {
        m_text->setPlainText(
            u"# é\ncurl https://as.example/token --digest -d grant_type=client_credentials"_s);
        QTreeWidgetItem *item = itemOf(u"--digest"_s);
        QVERIFY(item);
        Q_EMIT m_result->itemActivated(item, 0);
        const int place = int(m_text->toPlainText().indexOf("--digest"_L1));
        const QTextCursor cursor = m_text->textCursor();
        QVERIFY(cursor.selectionStart() <= place + 2 && cursor.selectionEnd() >= place);
    }

    /// In the smallest window a sentence is read whole, not guessed from its beginning.
    void aLongReasonIsWrapped()
    {
        m_dialog->resize(520, 400);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        m_text->setPlainText(u"curl https://as.example/token -d grant_type=password -d client_id=a "
                             u"-d @credentials-of-the-production-client.json --digest"_s);
        const QTreeWidgetItem *reason = itemOf(u"-d"_s);
        QVERIFY(reason);
        const auto isWhole = [&] {
            const QRect cell = m_result->visualItemRect(reason);
            const int width = m_result->columnWidth(1) - 8;
            const QRect needed = m_result->fontMetrics().boundingRect(QRect(0, 0, width, 1000),
                                                                      int(Qt::TextWordWrap), reason->text(1));
            return needed.height() > m_result->fontMetrics().lineSpacing()
                && cell.height() >= needed.height();
        };
        QTRY_VERIFY(isWhole());
        m_dialog->resize(440, 400);
        QTRY_VERIFY(isWhole());
    }

    void theStatusBelongsToTheList()
    {
        auto *status = m_dialog->findChild<QLabel *>(u"import_status"_s);
        QVERIFY(status && !status->text().isEmpty());
        QCOMPARE(status->buddy(), m_result);
        const auto relations =
            QAccessible::queryAccessibleInterface(status)->relations(QAccessible::Labelled);
        QVERIFY(std::any_of(relations.cbegin(), relations.cend(),
                            [this](const auto &relation) { return relation.first->object() == m_result; }));
    }

    void aTextThatIsMuchTooLongIsNotTaken()
    {
        m_text->setPlainText(u"grant_type=password"_s);
        QGuiApplication::clipboard()->setText(QString(2 * 1024 * 1024, u'x'));
        m_text->paste();
        QCOMPARE(m_text->toPlainText(), u"grant_type=password"_s);
        QVERIFY(button()->isEnabled());
        QVERIFY(m_dialog->findChild<QLabel *>(u"import_status"_s)->text().contains("1 MiB"_L1));
    }

    /// The window goes on while it is read, and only the last text counts.
    void aLongTextIsReadBesideTheWindow()
    {
        const QString command = u"curl https://as.example/token -d grant_type=password -d client_id="_s;
        m_text->setPlainText(command + u"first"_s + QString(40'000, u'x'));
        QVERIFY(!button()->isEnabled());
        QCOMPARE(valueOf(u"client_id"_s), QString());
        m_text->setPlainText(command + u"second"_s + QString(40'000, u'x'));
        QTRY_VERIFY(button()->isEnabled());
        QVERIFY(valueOf(u"client_id"_s).startsWith("second"_L1));
        QVERIFY(valueOf(u"client_id"_s).size() < 2000);
        QCOMPARE(m_dialog->profiles().constFirst().text(u"client_id"), u"second"_s + QString(40'000, u'x'));

        m_text->setPlainText(command + u"third"_s + QString(40'000, u'x'));
        m_dialog.reset(); // while it is being read
    }

    /// Nothing is lost: what was there is a draft, and the text stays.
    void aCommandThatWasCutOff()
    {
        const QString text =
            u"curl https://as.example/token -d grant_type=client_credentials -d 'client_id=a"_s;
        m_text->setPlainText(text);
        QVERIFY(button()->isEnabled());
        QVERIFY(everything().contains("The text ends too early"_L1));
        QCOMPARE(valueOf(u"client_id"_s), u"a"_s);
        QCOMPARE(m_text->toPlainText(), text);
    }

    void aCollectionMakesTheProfilesThatAreTicked()
    {
        QVERIFY(profileList()->isHidden());
        m_text->setPlainText(sample());
        QCOMPARE(profileList()->count(), 4);
        QVERIFY(!profileList()->isHidden());
        QCOMPARE(button()->text(), u"Make 4 profile(s)"_s);
        QCOMPARE(valueOf(u"client_id"_s), u"booking"_s);
        QVERIFY(!valueOf(u"auth.oauth2.somethingNew"_s).isEmpty());
        profileList()->setCurrentRow(1);
        QCOMPARE(valueOf(u"client_id"_s), u"robot"_s);
        QVERIFY(!everything().contains("a+b"_L1));
        profileList()->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(button()->text(), u"Make 3 profile(s)"_s);
        QCOMPARE(m_dialog->profiles().constFirst().text(u"client_secret"), u"a+b"_s);
        for (int row = 0; row < profileList()->count(); ++row)
            profileList()->item(row)->setCheckState(Qt::Unchecked);
        QVERIFY(!button()->isEnabled());
        m_text->setPlainText(u"grant_type=password"_s);
        QVERIFY(profileList()->isHidden());
        QCOMPARE(button()->text(), u"Make profile"_s);
        QVERIFY(button()->isEnabled());
    }

    void aFileIsReadAsIfItWerePasted()
    {
        m_dialog->openFile(u"/nonexistent/collection.json"_s);
        QTRY_VERIFY(note().contains("cannot be read"_L1));
        QVERIFY(!button()->isEnabled());
        m_dialog->openFile(file(sample().toUtf8()));
        QTRY_COMPARE(profileList()->count(), 4);
        QCOMPARE(m_text->toPlainText(), sample());
    }

    /// Saved responses make collections long.
    void aLongFileIsNotShown()
    {
        const QByteArray padded = sample().toUtf8() + QByteArray(2 * 1024 * 1024, '\n');
        m_dialog->openFile(file(padded));
        QTRY_COMPARE(profileList()->count(), 4);
        QCOMPARE(m_text->toPlainText(), QString());
        QVERIFY(m_text->placeholderText().contains("too long"_L1));
        Q_EMIT m_result->itemActivated(itemOf(u"auth.oauth2.somethingNew"_s), 0);
        m_dialog->openFile(file(QByteArray(17 * 1024 * 1024, ' ')));
        QTRY_VERIFY(note().contains("16 MiB"_L1));
        QCOMPARE(profileList()->count(), 0);
    }

    void somethingElseIsRefusedWithAReason()
    {
        m_text->setPlainText(u"hello"_s);
        QVERIFY(!button()->isEnabled());
        QCOMPARE(m_result->topLevelItemCount(), 0);
        m_text->setPlainText(QString(2 * 1024 * 1024, u'a'));
        QVERIFY(!button()->isEnabled());
    }

private:
    QListWidget *profileList() const { return m_dialog->findChild<QListWidget *>(u"import_profiles"_s); }
    QString note() const { return m_dialog->findChild<QLabel *>(u"import_status"_s)->text(); }

    static QString sample()
    {
        QFile collection(QStringLiteral(WORKBENCH_SOURCE_DIR)
                         + u"/tests/exchange_format/foreign/postman_v2_1.json"_s);
        return collection.open(QIODevice::ReadOnly) ? QString::fromUtf8(collection.readAll()) : QString();
    }

    QString file(const QByteArray &content)
    {
        QFile written(m_folder.filePath(u"collection.json"_s));
        return written.open(QIODevice::WriteOnly) && written.write(content) == content.size()
            ? written.fileName()
            : QString();
    }

    QPushButton *button() const
    {
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    QTreeWidgetItem *itemOf(const QString &name) const
    {
        return m_result->findItems(name, Qt::MatchExactly | Qt::MatchRecursive, 0).value(0);
    }

    QString valueOf(const QString &name) const
    {
        const QTreeWidgetItem *item = itemOf(name);
        return item ? item->text(1) : QString();
    }

    QString everything() const
    {
        QString text;
        for (const QTreeWidgetItem *item :
             m_result->findItems(u"*"_s, Qt::MatchWildcard | Qt::MatchRecursive, 0))
            text += item->text(0) + u' ' + item->text(1) + u' ' + item->toolTip(1) + u'\n';
        return text;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ImportDialog> m_dialog;
    QPlainTextEdit *m_text = nullptr;
    QTreeWidget *m_result = nullptr;
};

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
