// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/profile_file.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class ProfileFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsOurDocuments_data();
    void readsOurDocuments();
    void readsOtherToolsFiles();
    void refusesWithThePlace_data();
    void refusesWithThePlace();
};

void ProfileFileTest::readsOurDocuments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("names");
    const QByteArray a = R"({"workbench":1,"name":"A"})", b = R"({"workbench":1,"name":"B","later":[1]})";
    QTest::newRow("one") << a << QStringList{u"A"_s};
    QTest::newRow("one among white space") << "\r\n " + b + "\n" << QStringList{u"B"_s};
    QTest::newRow("several") << "[" + a + ",\n" + b + "]" << QStringList{u"A"_s, u"B"_s};
    QTest::newRow("one with members like those of Postman")
        << R"({"workbench":1,"name":"A","parameters":{"info":"x","item":"y"}})"_ba << QStringList{u"A"_s};
    QTest::newRow("one without a name") << R"([{"workbench":1}])"_ba << QStringList{QString()};
}

void ProfileFileTest::readsOurDocuments()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, names);
    const auto read = readProfileFile(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QStringList found;
    for (const ImportDraft &draft : read->drafts) {
        found.append(draft.profile.name());
        QVERIFY(draft.remarks.isEmpty() && draft.missing.isEmpty());
    }
    QCOMPARE(found, names);
}

void ProfileFileTest::readsOtherToolsFiles()
{
    const auto read = readProfileFile(
        "oauth2c https://as.example --client-id c --client-secret s --grant-type client_credentials");
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->drafts.size(), 1);
    QCOMPARE(read->drafts.first().profile.grantType(), u"client_credentials"_s);
}

void ProfileFileTest::refusesWithThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << ""_ba << u"none of the files"_s;
    QTest::newRow("no JSON") << "{\"workbench\":1,\n oops}"_ba << u"line 2, column 2"_s;
    QTest::newRow("not ours") << R"({"name":"package","version":"1.0.0"})"_ba << u"no profile document"_s;
    QTest::newRow("a newer version") << R"({"workbench":99,"name":"A"})"_ba << u"99"_s;
    QTest::newRow("an empty list") << " []"_ba << u"without any profile"_s;
    QTest::newRow("a list of something else") << "[1]"_ba << u"Profile 1 of 1: line 1, column 2"_s;
    QTest::newRow("the second of two") << "[{\"workbench\":1},\n  {\"workbench\":1,\"client_id\":7}]"_ba
                                       << u"Profile 2 of 2: line 2, column 30, client_id"_s;
    QTest::newRow("ten thousand levels") << QByteArray(10'000, '[') << u"512"_s;
    QTest::newRow("ten thousand levels of objects")
        << QByteArray("{\"workbench\":1,\"x\":").repeated(10'000) << u"512"_s;
}

void ProfileFileTest::refusesWithThePlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const auto read = readProfileFile(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProfileFileTest)
#include "profile_file_test.moc"
