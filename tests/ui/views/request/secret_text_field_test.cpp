// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/secret_text_field.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench::test {

class SecretTextFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rfc7522TakesTheXmlOfAFile();
    void aFileThatIsNoTextIsRefused_data();
    void aFileThatIsNoTextIsRefused();
    void theDialogIsOpenedByKeyboard();

private:
    QString written(const QString &name, const QByteArray &content) const;
    QString noteOf(const QWidget &form) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SecretTextFieldTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

QString SecretTextFieldTest::written(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QString SecretTextFieldTest::noteOf(const QWidget &form) const
{
    QStringList notes;
    for (const QLabel *label : form.findChildren<QLabel *>())
        notes.append(label->text());
    return notes.join(u'\n');
}

namespace {

FieldSpec assertionSpec()
{
    return {.member = u"assertion"_s, .title = u"Assertion"_s, .kind = FieldSpec::Kind::SecretText};
}

} // namespace

void SecretTextFieldTest::rfc7522TakesTheXmlOfAFile()
{
    QWidget form;
    SecretTextField field(assertionSpec(), &form);
    form.setLayout(field.layout());
    const QSignalSpy edited(&field, &FormField::edited);
    field.readFile(written(u"a.xml"_s, "<saml:Assertion>\n  ü\n</saml:Assertion>\n"));
    QCOMPARE(edited.size(), 1);
    Profile profile;
    field.store(profile);
    QCOMPARE(profile.text(u"assertion"), u"<saml:Assertion>\n  ü\n</saml:Assertion>\n"_s);
    const auto *edit = form.findChild<QPlainTextEdit *>(u"assertion"_s);
    QVERIFY2(edit->toPlainText().startsWith(u"‹masked"), "what was read is a secret and shown as one");
}

void SecretTextFieldTest::aFileThatIsNoTextIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    init();
    QTest::newRow("PKCS #12") << u"der"_s << u"become PEM first"_s;
    QTest::newRow("a NUL") << u"nul"_s << u"no UTF-8 text"_s;
    QTest::newRow("too large") << u"large"_s << u"more than 1 MiB"_s;
    QTest::newRow("none") << u"none"_s << u"cannot be read"_s;
    QTest::newRow("a folder") << u"."_s << u"is no file"_s;
    QTest::newRow("a device") << u"/dev/zero"_s << u"is no file"_s;
}

void SecretTextFieldTest::aFileThatIsNoTextIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    written(u"der"_s, QByteArray::fromHex("308206f8020103308206"));
    written(u"nul"_s, QByteArray("a\0b", 3));
    written(u"large"_s, QByteArray(1024 * 1024 + 1, 'a'));
    QWidget form;
    SecretTextField field(assertionSpec(), &form);
    form.setLayout(field.layout());
    Profile profile;
    profile.setText(u"assertion", u"<kept/>"_s);
    field.show(profile);
    const QSignalSpy edited(&field, &FormField::edited);
    field.readFile(QDir(m_directory->path()).absoluteFilePath(path));
    QCOMPARE(edited.size(), 0);
    field.store(profile);
    QCOMPARE(profile.text(u"assertion"), u"<kept/>"_s);
    QVERIFY2(noteOf(form).contains(says), qPrintable(noteOf(form)));
}

void SecretTextFieldTest::theDialogIsOpenedByKeyboard()
{
    QWidget form;
    SecretTextField field(assertionSpec(), &form);
    form.setLayout(field.layout());
    form.show();
    auto *button = form.findChild<QToolButton *>(u"from_file_assertion"_s);
    QVERIFY(button->focusPolicy() & Qt::TabFocus);
    QCOMPARE(button->accessibleName(), u"From a file: Assertion"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto *dialog = form.findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->reject();
}

} // namespace workbench::test

QTEST_MAIN(workbench::test::SecretTextFieldTest)
#include "secret_text_field_test.moc"
