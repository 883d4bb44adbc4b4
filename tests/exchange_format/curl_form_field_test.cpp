// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_form_field.h"

#include <QTest>

namespace workbench::test {

/// The expectations are what curl 7.88 sent for `-F x=…`.
class CurlFormFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatCurlSends_data();
    void sendsWhatCurlSends();
};

void CurlFormFieldTest::sendsWhatCurlSends_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *typed, const char *expected) {
        QTest::newRow(name) << QByteArray(typed) << QByteArray(expected);
    };
    row("plain", "a b", "a b");
    row("in quotes", "\"client_credentials\"", "client_credentials");
    row("quotes behind a space", " \"q\\\"r\"", "q\"r");
    row("a quote in the middle", "a\"b\"", "a\"b\"");
    row("with its type", "a;type=text/plain", "a");
    row("in quotes, with its type", "\"a;b\";type=application/json", "a;b");
    row("a quote that stays open", "\"open", "\"open");
    row("nothing", "", "");
    row("nothing in quotes", "\"\"", "");
}

void CurlFormFieldTest::sendsWhatCurlSends()
{
    QFETCH(QByteArray, typed);
    QTEST(curlFormContent(typed), "expected");
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::CurlFormFieldTest)
#include "curl_form_field_test.moc"
