// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/preview_text.h"

#include "exchange_format/request_preview.h"
#include "protocol/grant_table.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile example()
{
    Profile profile;
    profile.setText(u"authorization_endpoint", u"https://login.example.com/authorize?tenant=1"_s);
    profile.setText(u"token_endpoint", u"https://login.example.com/token"_s);
    profile.setText(u"client_id", u"s6BhdRkqt3"_s);
    profile.setText(u"redirect_uri", u"http://127.0.0.1:8080/callback"_s);
    profile.setText(u"scope", u"openid profile"_s);
    return profile;
}

QString preview(const Profile &profile, PreviewFormat format, PreviewSecrets secrets = PreviewSecrets::Masked)
{
    return previewText(previewRequests(profile), profile, format, secrets);
}

} // namespace

class PreviewTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void url_hasOneParameterALine() // RFC 6749 §4.1.1
    {
        const QStringList lines = preview(example(), PreviewFormat::Url).split(u'\n');
        QCOMPARE(lines.at(0), u"https://login.example.com/authorize"_s);
        QCOMPARE(lines.at(1), u"  ?tenant=1"_s);
        QCOMPARE(lines.at(2), u"  &response_type=code"_s);
        QVERIFY(lines.contains(u"  &scope=openid+profile"_s)
                || lines.contains(u"  &scope=openid%20profile"_s));
        QVERIFY(lines.contains(u"  &state={{state}}"_s));
    }

    void http_hasTheRequestForCodesBeforeTheTokenRequest() // RFC 8628 §3.1, §3.4
    {
        Profile device = example();
        device.setText(u"grant_type", u"device_code"_s);
        device.setText(u"device_authorization_endpoint", u"https://login.example.com/device"_s);
        for (const PreviewFormat format : {PreviewFormat::Http, PreviewFormat::Curl}) {
            const QString text = preview(device, format);
            QVERIFY2(text.contains(u"/device"_s), qPrintable(text));
            QVERIFY(text.indexOf(u"/device"_s) < text.indexOf(u"/token"_s));
        }
    }

    void http_isTheTokenRequest() // RFC 6749 §4.1.3
    {
        const QString text = preview(example(), PreviewFormat::Http);
        QVERIFY2(text.startsWith(u"POST /token HTTP/1.1\n"_s), qPrintable(text));
        QVERIFY(text.contains(u"Host: login.example.com\n"_s));
        QVERIFY(text.contains(u"grant_type=authorization_code"_s));
        QVERIFY(text.contains(u"code={{code}}"_s));
    }

    void curl_isACommand()
    {
        const QString text = preview(example(), PreviewFormat::Curl);
        QVERIFY2(text.startsWith(u"# token\ncurl -q "_s), qPrintable(text));
        QVERIFY(text.contains(u"https://login.example.com/token"_s));
    }

    void json_isThatOfTheCommandLine()
    {
        const RequestPlan plan = previewRequests(example());
        const QString text = preview(example(), PreviewFormat::Json);
        QCOMPARE(text.toUtf8(), previewAsJson(plan.requests(), {example(), false}));
        const auto document = parseJson(text.toUtf8());
        QVERIFY(document.isOk());
        const QList<JsonValue> requests = document->value.member(u"requests")->items();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests.first().member(u"kind")->text(), u"authz_req"_s);
        QCOMPARE(requests.last().member(u"kind")->text(), u"token"_s);
    }

    void everyGrantInEveryEncoding_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("encoding");
        for (const GrantDefinition &grant : grantTable()) {
            for (const QString &encoding : {u"form"_s, u"json"_s}) {
                const QString name = grant.wire_grant_type.isEmpty() ? u"a custom grant"_s : grant.grant_type;
                QTest::addRow("%s, %s", qPrintable(name), qPrintable(encoding)) << name << encoding;
            }
        }
    }
    void everyGrantInEveryEncoding()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, encoding);
        Profile profile = example();
        profile.setText(u"grant_type", grant_type);
        profile.setText(u"token_request_encoding", encoding);
        const RequestPlan plan = previewRequests(profile);
        QCOMPARE(plan.token.has_value(), plan.usesTokenEndpoint);
        const QString http = preview(profile, PreviewFormat::Http);
        if (!plan.usesTokenEndpoint) {
            QVERIFY2(http.contains(u"no token request"_s), qPrintable(http));
            QVERIFY(
                preview(profile, PreviewFormat::Url).startsWith(u"https://login.example.com/authorize"_s));
            return;
        }
        QVERIFY2(http.contains(encoding == "json"_L1 ? u"Content-Type: application/json"_s
                                                     : u"Content-Type: application/x-www-form-urlencoded"_s),
                 qPrintable(http));
        QVERIFY(preview(profile, PreviewFormat::Curl).contains(u"curl -q "_s));
        const auto document = parseJson(preview(profile, PreviewFormat::Json).toUtf8());
        QVERIFY(document.isOk());
        QCOMPARE(document->value.member(u"requests")->items().size(), plan.requests().size());
    }

    void secretsAreShownOnRequestAlone()
    {
        Profile profile = example();
        profile.setText(u"client_secret", u"hunter22-hunter22"_s);
        profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
        for (const PreviewFormat format : {PreviewFormat::Http, PreviewFormat::Curl, PreviewFormat::Json}) {
            QVERIFY(!preview(profile, format).contains(u"hunter22"_s));
            QVERIFY(preview(profile, format, PreviewSecrets::Revealed).contains(u"hunter22"_s));
        }
    }

    void saysWhatIsMissing()
    {
        Profile profile = example();
        profile.remove(u"token_endpoint");
        QVERIFY(preview(profile, PreviewFormat::Http).contains(u"token_endpoint"_s));
        QVERIFY(preview(profile, PreviewFormat::Url).startsWith(u"https://login.example.com/authorize"_s));
    }

    void saysThatTheBrowserIsNotNeeded()
    {
        Profile profile = example();
        profile.setText(u"code", u"SplxlOBeZQQYbYS6WxSbIA"_s);
        QVERIFY(preview(profile, PreviewFormat::Url).contains(u"not needed"_s));
    }
};

QTEST_GUILESS_MAIN(PreviewTextTest)
#include "preview_text_test.moc"
