// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/har_export.h"

#include "exchange_format/sample_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

class HarExportTest : public QObject {
    Q_OBJECT

private:
    static JsonValue log(const RunRecord &record, int onlyExchange = -1);
    static void requireMembers(const JsonValue &object,
                               std::initializer_list<std::pair<const char *, JsonValue::Kind>> all);

private Q_SLOTS:
    void requiredMembers();
    void form();
    void timings();
    void unknownTimings();
    void binaryBodies();
    void oneExchange();
};

JsonValue HarExportTest::log(const RunRecord &record, int onlyExchange)
{
    const auto document = parseJson(harLog(record, onlyExchange));
    const JsonValue *log = document ? document->value.member(u"log") : nullptr;
    return log ? *log : JsonValue();
}

void HarExportTest::requireMembers(const JsonValue &object,
                                   std::initializer_list<std::pair<const char *, JsonValue::Kind>> all)
{
    for (const auto &[name, kind] : all) {
        const JsonValue *member = object.member(QString::fromLatin1(name));
        QVERIFY2(member && member->kind() == kind, name);
    }
}

// The members that the HAR 1.2 specification does not call optional, with their types.
void HarExportTest::requiredMembers()
{
    using Kind = JsonValue::Kind;
    const JsonValue har = log(SampleRun().record());
    requireMembers(har, {{"version", Kind::String}, {"creator", Kind::Object}, {"entries", Kind::Array}});
    requireMembers(*har.member(u"creator"), {{"name", Kind::String}, {"version", Kind::String}});
    QCOMPARE(har.member(u"version")->text(), u"1.2"_s);
    QCOMPARE(har.member(u"entries")->items().size(), 4);
    for (const JsonValue &entry : har.member(u"entries")->items()) {
        requireMembers(entry,
                       {{"startedDateTime", Kind::String},
                        {"time", Kind::Number},
                        {"request", Kind::Object},
                        {"response", Kind::Object},
                        {"cache", Kind::Object},
                        {"timings", Kind::Object}});
        requireMembers(*entry.member(u"request"),
                       {{"method", Kind::String},
                        {"url", Kind::String},
                        {"httpVersion", Kind::String},
                        {"cookies", Kind::Array},
                        {"headers", Kind::Array},
                        {"queryString", Kind::Array},
                        {"headersSize", Kind::Number},
                        {"bodySize", Kind::Number}});
        requireMembers(*entry.member(u"response"),
                       {{"status", Kind::Number},
                        {"statusText", Kind::String},
                        {"httpVersion", Kind::String},
                        {"cookies", Kind::Array},
                        {"headers", Kind::Array},
                        {"content", Kind::Object},
                        {"redirectURL", Kind::String},
                        {"headersSize", Kind::Number},
                        {"bodySize", Kind::Number}});
        requireMembers(*entry.member(u"response")->member(u"content"),
                       {{"size", Kind::Number}, {"mimeType", Kind::String}});
        requireMembers(*entry.member(u"timings"),
                       {{"send", Kind::Number}, {"wait", Kind::Number}, {"receive", Kind::Number}});
    }
}

void HarExportTest::form()
{
    const RunRecord record = SampleRun().record();
    const JsonValue entry = log(record).member(u"entries")->items()[2];
    const JsonValue &request = *entry.member(u"request");
    QCOMPARE(entry.member(u"startedDateTime")->text(), u"2026-09-21T14:13:28.623Z"_s);
    const JsonValue &data = *request.member(u"postData");
    QCOMPARE(data.member(u"mimeType")->text(), u"application/x-www-form-urlencoded"_s);
    QCOMPARE(data.member(u"params")->items().size(), 3);
    QCOMPARE(data.member(u"params")->items()[1].member(u"name")->text(), u"code"_s);
    QCOMPARE(data.member(u"params")->items()[1].member(u"value")->text(), SampleRun().code);
    QCOMPARE(data.member(u"text")->text().toUtf8(), record.exchanges[2].request.body);
    const qint64 size =
        *request.member(u"headersSize")->toInteger() + *request.member(u"bodySize")->toInteger();
    QCOMPARE(size, record.exchanges[2].requestBytes().size());
    const JsonValue query =
        *log(record).member(u"entries")->items()[1].member(u"request")->member(u"queryString");
    QCOMPARE(query.items()[1].member(u"value")->text(), SampleRun().code);
}

// Moments since the beginning become durations; all that are known add up to `time`.
void HarExportTest::timings()
{
    const JsonValue entry = log(SampleRun().record()).member(u"entries")->items()[2];
    QCOMPARE(writeJson(*entry.member(u"timings"), JsonStyle::Compact),
             QByteArray("{\"blocked\":-1,\"dns\":1,\"connect\":7.25,\"send\":0,\"wait\":51.75,\"receive\":1."
                        "5,\"ssl\":5.25}"));
    QCOMPARE(entry.member(u"time")->text(), u"61.5"_s);
}

void HarExportTest::unknownTimings()
{
    const JsonValue entry = log(SampleRun().record()).member(u"entries")->items()[3];
    QCOMPARE(
        writeJson(*entry.member(u"timings"), JsonStyle::Compact),
        QByteArray(
            "{\"blocked\":-1,\"dns\":-1,\"connect\":-1,\"send\":0,\"wait\":-1,\"receive\":-1,\"ssl\":-1}"));
    QCOMPARE(entry.member(u"time")->text(), u"62"_s);
}

void HarExportTest::binaryBodies()
{
    RunRecord record = SampleRun().record();
    record.exchanges[3].request.body = "\xff\x00"_ba;
    const JsonValue entry = log(record).member(u"entries")->items()[3];
    const JsonValue &content = *entry.member(u"response")->member(u"content");
    QCOMPARE(content.member(u"encoding")->text(), u"base64"_s);
    QCOMPARE(QByteArray::fromBase64(content.member(u"text")->text().toLatin1()),
             record.exchanges[3].response->body);
    const JsonValue &data = *entry.member(u"request")->member(u"postData");
    QCOMPARE(QByteArray::fromBase64(data.member(u"text")->text().toLatin1()),
             record.exchanges[3].request.body);
    QVERIFY(entry.member(u"comment")->text().contains(u"connection_closed"));
}

void HarExportTest::oneExchange()
{
    const JsonValue har = log(SampleRun().record(), 1);
    QCOMPARE(har.member(u"entries")->items().size(), 1);
    QVERIFY(har.member(u"entries")
                ->items()
                .first()
                .member(u"request")
                ->member(u"url")
                ->text()
                .contains(u"/callback"));
}

QTEST_GUILESS_MAIN(HarExportTest)
#include "har_export_test.moc"
