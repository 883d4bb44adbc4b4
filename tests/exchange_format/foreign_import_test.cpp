// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_sample.h"
#include "exchange_format/import_limits.h"
#include "exchange_format/text_import.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

/// What all the formats share: how they are told apart, limits, and bad input.
class ForeignImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsOthersApart_data();
    void tellsOthersApart();
    void refusesWithTheReason_data();
    void refusesWithTheReason();
    void manyProfilesEndAtTheLimit();
    void manyRemarksEndAtTheLimit();
    void duplicateMembersAreRemarked();
    void draftsAreDocuments_data();
    void draftsAreDocuments();
};

void ForeignImportTest::tellsOthersApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("curl") << "curl https://as.example/token -d grant_type=client_credentials"_ba;
    QTest::newRow("JSON body") << R"({"grant_type":"client_credentials","client_id":"a"})"_ba;
    QTest::newRow("form") << "grant_type=client_credentials&scope=oauth2c"_ba;
    QTest::newRow("authorization URL") << "https://as.example/authorize?response_type=code&client_id=a"_ba;
    QTest::newRow("raw HTTP") << "POST /token HTTP/1.1\r\nHost: as.example\r\n\r\ngrant_type=password"_ba;
    QTest::newRow("a shell that speaks of it") << "# oauth2c\necho oauth2c"_ba;
    QTest::newRow("nothing") << ""_ba;
}

void ForeignImportTest::tellsOthersApart()
{
    QFETCH(QByteArray, text);
    QVERIFY(!isForeign(text));
    const auto import = importForeign(text);
    QVERIFY(!import);
    QVERIFY(import.error().message.contains("none of the files"_L1));
}

void ForeignImportTest::refusesWithTheReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const QByteArray begin =
        R"({"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/"},"item":)";
    QTest::newRow("100 MB") << begin + QByteArray(100 * 1024 * 1024, ' ') << u"101 MiB"_s;
    QTest::newRow("JSON of 10,000 levels")
        << begin + QByteArray(10000, '[') + QByteArray(10000, ']') + '}' << u"512 levels"_s;
    QTest::newRow("JSON that ends") << begin + "[" << u"line 1, column"_s;
    QTest::newRow("no UTF-8") << begin + "\"\xff\"}" << u"byte 83"_s;
    QTest::newRow("no OAuth settings")
        << begin + R"([{"request":{"auth":{"type":"digest"}}}]})" << u"digest"_s;
    QTest::newRow("YAML of 10,000 levels")
        << "type: collection.insomnia.rest/5.0\ncollection:\n  "_ba + QByteArray("- ").repeated(10000) + "a\n"
        << u"128 levels"_s;
    QTest::newRow("YAML with an alias")
        << "type: collection.insomnia.rest/5.0\ncollection: *a\n"_ba << u"line 2, column 13"_s;
    QTest::newRow("YAML with a tab") << "type: collection.insomnia.rest/5.0\nmeta:\n\tid: a\n"_ba
                                     << u"line 3"_s;
}

void ForeignImportTest::refusesWithTheReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto import = importForeign(text);
    QVERIFY(!import);
    QVERIFY2(import.error().message.contains(reason), qPrintable(import.error().message));
}

void ForeignImportTest::manyProfilesEndAtTheLimit()
{
    QByteArray text = R"({"__export_format":4,"resources":[)";
    for (int i = 0; i < 1000; ++i)
        text += R"({"_id":"","_type":"request","authentication":{"type":"oauth2","clientId":")"
            + QByteArray::number(i) + R"("}},)";
    const auto import = importForeign(text + "{}]}");
    QVERIFY(import);
    QCOMPARE(import->drafts.size(), import_limit::foreignProfiles);
    QVERIFY(import->remarks.constLast().message.contains("800"_L1));
}

void ForeignImportTest::manyRemarksEndAtTheLimit()
{
    QByteArray text = "auth:oauth2 {\n  grant_type: password\n";
    for (int i = 0; i < 5000; ++i)
        text += "  n" + QByteArray::number(i) + ": 1\n";
    const auto import = importForeign(text + "}\n");
    QVERIFY(import);
    const QList<ImportRemark> &remarks = import->drafts.constFirst().remarks;
    QCOMPARE(remarks.size(), import_limit::foreignRemarks);
    QVERIFY(remarks.constLast().message.contains("not listed"_L1));
}

void ForeignImportTest::duplicateMembersAreRemarked()
{
    const QByteArray text = R"({"__export_format":4,"resources":[{"_type":"request",
        "authentication":{"type":"oauth2","clientId":"a","clientId":"b"}}]})";
    const auto import = importForeign(text);
    QVERIFY(import);
    QCOMPARE(import->remarks.size(), 1);
    QCOMPARE(import->remarks.constFirst().subject, u"resources[0].authentication.clientId"_s);
    QVERIFY(text.sliced(import->remarks.constFirst().offset).startsWith("\"clientId\":\"b\""));
}

void ForeignImportTest::draftsAreDocuments_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"postman_v2_1.json", "insomnia_v4.json", "insomnia_v5.yaml", "request.bru",
                             "collection.bru", "oauth2c.sh"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

/// What is made can be stored and read again.
void ForeignImportTest::draftsAreDocuments()
{
    QFETCH(QString, file);
    const auto import = importForeign(foreignSample(file));
    QVERIFY(import);
    for (const ImportDraft &draft : import->drafts) {
        const auto again = Profile::fromJson(draft.profile.toJson());
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QVERIFY(*again == draft.profile);
    }
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ForeignImportTest)
#include "foreign_import_test.moc"
