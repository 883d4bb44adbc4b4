// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/client_authentication.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

HttpRequest authenticated(const ClientCredentials &credentials)
{
    RequestDraft draft(ExchangeKind::Token, "POST", u"https://as.example/token"_s,
                       RequestDraft::BodyEncoding::Form);
    draft.addToBody(u"grant_type"_s, u"authorization_code"_s);
    authenticateClient(draft, credentials);
    return draft.toHttpRequest();
}

} // namespace

class Rfc6749ClientAuthenticationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void section231Example()
    {
        const HttpRequest request =
            authenticated({u"s6BhdRkqt3"_s, u"7Fjfp0ZBr1KtDRbnfVdmIw"_s, u"client_secret_basic"_s});
        QCOMPARE(request.headers.value("Authorization"),
                 "Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3");
        QCOMPARE(request.body, "grant_type=authorization_code");
    }

    void section231BasicIsFormEncodedFirst_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<bool>("raw");
        QTest::addColumn<QByteArray>("pair");
        QTest::newRow("plain") << u"id"_s << u"secret"_s << false << "id:secret"_ba;
        QTest::newRow("colon, space, percent") << u"a:b"_s << u"c d%"_s << false << "a%3Ab:c+d%25"_ba;
        QTest::newRow("the same, raw") << u"a:b"_s << u"c d%"_s << true << "a:b:c d%"_ba;
        QTest::newRow("plus and slash") << u"id"_s << u"+/="_s << false << "id:%2B%2F%3D"_ba;
        QTest::newRow("not ASCII") << u"ü"_s << u"€"_s << false << "%C3%BC:%E2%82%AC"_ba;
        QTest::newRow("not ASCII, raw") << u"ü"_s << u"€"_s << true << "\xC3\xBC:\xE2\x82\xAC"_ba;
    }
    void section231BasicIsFormEncodedFirst()
    {
        QFETCH(QString, id);
        QFETCH(QString, secret);
        QFETCH(bool, raw);
        QFETCH(QByteArray, pair);
        QCOMPARE(basicAuthorization({id, secret, u"client_secret_basic"_s, raw}), "Basic " + pair.toBase64());
    }

    void noneSendsTheIdAloneAndNeverAnEmptySecret()
    {
        const HttpRequest request = authenticated({u"public"_s, {}, u"none"_s});
        QCOMPARE(request.body, "grant_type=authorization_code&client_id=public");
        QVERIFY(!request.headers.contains("Authorization"));
    }

    void postSendsIdAndSecretInTheBody()
    {
        const HttpRequest request = authenticated({u"id"_s, u"a&b"_s, u"client_secret_post"_s});
        QCOMPARE(request.body, "grant_type=authorization_code&client_id=id&client_secret=a%26b");
        QVERIFY(!request.headers.contains("Authorization"));
    }

    void bothAtOnce()
    {
        const HttpRequest request = authenticated({u"id"_s, u"s"_s, u"client_secret_basic+post"_s});
        QCOMPARE(request.body, "grant_type=authorization_code&client_id=id&client_secret=s");
        QCOMPARE(request.headers.value("Authorization"), "Basic " + "id:s"_ba.toBase64());
    }

    void rfc8705Section2SendsTheIdAlone()
    {
        for (const QString &method : {u"tls_client_auth"_s, u"self_signed_tls_client_auth"_s}) {
            const HttpRequest request = authenticated({u"id"_s, u"left over"_s, method});
            QCOMPARE(request.body, "grant_type=authorization_code&client_id=id");
            QVERIFY(!request.headers.contains("Authorization"));
        }
    }

    void problemsNameMemberAndRemedy_data()
    {
        QTest::addColumn<ClientCredentials>("credentials");
        QTest::addColumn<QString>("member");
        QTest::newRow("no id") << ClientCredentials{{}, u"s"_s, u"client_secret_basic"_s} << u"client_id"_s;
        QTest::newRow("basic without secret")
            << ClientCredentials{u"id"_s, {}, u"client_secret_basic"_s} << u"client_secret"_s;
        QTest::newRow("neither") << ClientCredentials{{}, {}, u"client_secret_post"_s}
                                 << u"client_id client_secret"_s;
        QTest::newRow("unknown method")
            << ClientCredentials{u"id"_s, {}, u"made_up_auth"_s} << u"token_endpoint_auth_method"_s;
        QTest::newRow("none needs no secret") << ClientCredentials{u"id"_s, {}, u"none"_s} << QString();
    }
    void problemsNameMemberAndRemedy()
    {
        QFETCH(ClientCredentials, credentials);
        QFETCH(QString, member);
        QStringList members;
        for (const ClientCredentials::Problem &problem : credentials.problems())
            members.append(problem.member);
        QCOMPARE(members.join(u' '), member);
    }

    /// The name ends at the first colon, so that it can have none itself; encoded it has none.
    void rfc7617Section2ColonInTheName_data()
    {
        QTest::addColumn<ClientCredentials>("credentials");
        QTest::addColumn<bool>("noticed");
        const auto basic = u"client_secret_basic"_s;
        QTest::newRow("raw") << ClientCredentials{u"urn:id"_s, u"s"_s, basic, true} << true;
        QTest::newRow("raw, in the body too")
            << ClientCredentials{u"urn:id"_s, u"s"_s, u"client_secret_basic+post"_s, true} << true;
        QTest::newRow("encoded") << ClientCredentials{u"urn:id"_s, u"s"_s, basic} << false;
        QTest::newRow("in the secret") << ClientCredentials{u"id"_s, u"s:t"_s, basic, true} << false;
        QTest::newRow("in the body") << ClientCredentials{u"urn:id"_s, u"s"_s, u"client_secret_post"_s, true}
                                     << false;
    }
    void rfc7617Section2ColonInTheName()
    {
        QFETCH(ClientCredentials, credentials);
        QFETCH(bool, noticed);
        const auto doubtful = credentials.ambiguity();
        QCOMPARE(doubtful ? doubtful->member : QString(), noticed ? u"client_id"_s : QString());
        QVERIFY(credentials.problems().isEmpty());
    }
};

QTEST_GUILESS_MAIN(Rfc6749ClientAuthenticationTest)
#include "rfc6749_client_authentication_test.moc"
