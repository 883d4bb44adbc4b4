// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"
#include "exchange_format/har_export.h"
#include "exchange_format/http_text.h"
#include "exchange_format/run_json.h"
#include "exchange_format/sample_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// No secret of a run is found in any masked output, in whatever encoding; and each is found in the revealed
/// one.
class MaskingLeakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outputs_data();
    void outputs();
    void whatIsNoSecretStays();

private:
    static QByteArray rendered(const QString &format, const RunRecord &record, bool masked);
    static QByteArray httpTexts(const RunRecord &record);
};

QByteArray MaskingLeakTest::httpTexts(const RunRecord &record)
{
    QByteArray text;
    for (const Exchange &exchange : record.exchanges)
        text += httpText(exchange).toUtf8();
    return text;
}

QByteArray MaskingLeakTest::rendered(const QString &format, const RunRecord &record, bool masked)
{
    const QList<Secret> secrets = secretsIn(record);
    const RunRecord shown = masked ? Redactor(secrets).masked(record) : record;
    if (format == u"run_json")
        return runJson(record, masked ? RunSecrets::Masked : RunSecrets::Revealed);
    if (format == u"har")
        return harLog(shown);
    if (format == u"http")
        return httpTexts(shown);
    if (format == u"profile")
        return shown.profile.toJson();
    CurlOptions options;
    if (masked)
        options.variables = secrets;
    RunRecord asciiOnly = record;
    if (format == u"curl_powershell") {
        options.shell = Shell::PowerShell;
        asciiOnly.exchanges.removeLast(); // its access token has an accent, which PowerShell refuses
    }
    const auto script = curlScript(asciiOnly, options);
    return script ? *script : QByteArray();
}

void MaskingLeakTest::outputs_data()
{
    QTest::addColumn<QString>("secret");
    for (const char *format : {"run_json", "har", "http", "profile", "curl", "curl_powershell"}) {
        for (const Secret &secret : SampleRun().all())
            QTest::addRow("%s, %s", format, qPrintable(secret.name)) << secret.value;
    }
}

void MaskingLeakTest::outputs()
{
    QFETCH(QString, secret);
    const QString format = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    const RunRecord record = SampleRun().record();
    const QByteArray masked = rendered(format, record, true);
    QVERIFY(!masked.isEmpty());
    for (const QByteArray &form : formsOf(secret))
        QVERIFY2(!masked.contains(form), (form + "\nin\n" + masked).constData());
}

void MaskingLeakTest::whatIsNoSecretStays()
{
    const RunRecord record = SampleRun().record();
    const QByteArray json = runJson(record);
    for (const char *plain :
         {"s6BhdRkqt3", "state=xyz", "grant_type=authorization_code", "expires_in", "3600.0",
          "Bearer ‹masked, ", "Basic ‹masked, ", "https://as.example/token", "HttpOnly", "\"iss\": \"joe\""})
        QVERIFY2(json.contains(plain), plain);
    const QByteArray revealed = runJson(record, RunSecrets::Revealed);
    QVERIFY(revealed.contains(SampleRun().refresh_token.toUtf8()));
    QVERIFY(!revealed.contains("masked"));
}

QTEST_GUILESS_MAIN(MaskingLeakTest)
#include "masking_leak_test.moc"
