// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/preview_text.h"

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

    void url_linesJoinedAreTheUrl()
    {
        const RequestPlan plan = previewRequests(example());
        QString joined;
        for (const QString &line : urlOneParameterALine(plan.authorization->url).split(u'\n'))
            joined += line.trimmed();
        QCOMPARE(joined, plan.authorization->url);
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

    void masked_holdsNoSecret_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("method");
        for (const QString &method : {u"client_secret_basic"_s, u"client_secret_post"_s}) {
            QTest::addRow("%s, plain", qPrintable(method)) << u"hunter22-hunter22"_s << method;
            QTest::addRow("%s, needs encoding", qPrintable(method)) << u"p+&= ä'\"$`%41🔑"_s << method;
        }
    }

    void masked_holdsNoSecret()
    {
        QFETCH(QString, secret);
        QFETCH(QString, method);
        Profile profile = example();
        profile.setText(u"client_secret", secret);
        profile.setText(u"token_endpoint_auth_method", method);
        const QByteArray id = "s6BhdRkqt3:";
        const QList<QByteArray> forbidden{
            secret.toUtf8(), formEncoded(secret), secret.toUtf8().toPercentEncoding(),
            (id + formEncoded(secret)).toBase64(), (id + secret.toUtf8()).toBase64()};
        for (const PreviewFormat format : {PreviewFormat::Url, PreviewFormat::Http, PreviewFormat::Curl}) {
            const QByteArray text = preview(profile, format).toUtf8();
            for (const QByteArray &form : forbidden)
                QVERIFY2(!text.contains(form), (text + "\nholds " + form).constData());
        }
        const QByteArray revealed = preview(profile, PreviewFormat::Http, PreviewSecrets::Revealed).toUtf8();
        const bool shown =
            std::any_of(forbidden.cbegin(), forbidden.cend(),
                        [&revealed](const QByteArray &form) { return revealed.contains(form); });
        QVERIFY2(shown, revealed.constData());
    }

    void masked_coversExtraRowsAndTheProxysPassword()
    {
        Profile profile = example();
        profile.setText(u"proxy", u"http://user:proxypass9@proxy.example.com:3128"_s);
        profile.setExtra(
            {{u"token"_s, ExtraRow::Place::Body, u"password"_s, u"bodypass9"_s, true, false},
             {u"token"_s, ExtraRow::Place::Header, u"Cookie"_s, u"cookiepass9"_s, true, false},
             {u"authorization"_s, ExtraRow::Place::Query, u"client_secret"_s, u"querypass9"_s, true, false}});
        for (const PreviewFormat format : {PreviewFormat::Url, PreviewFormat::Http, PreviewFormat::Curl}) {
            const QString text = preview(profile, format);
            QVERIFY2(!text.contains(u"pass9"_s), qPrintable(text));
        }
        QVERIFY(preview(profile, PreviewFormat::Http, PreviewSecrets::Revealed).contains(u"bodypass9"_s));
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
