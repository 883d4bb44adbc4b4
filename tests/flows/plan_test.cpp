// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile complete()
{
    Profile profile;
    profile.setText(u"authorization_endpoint", u"https://as.example/authorize"_s);
    profile.setText(u"token_endpoint", u"https://as.example/token"_s);
    profile.setText(u"client_id", u"client"_s);
    profile.setText(u"client_secret", u"secret"_s);
    profile.setText(u"redirect_uri", u"http://127.0.0.1:8080/cb"_s);
    profile.setText(u"scope", u"openid"_s);
    return profile;
}

/// The complete profile with these members in place of its own.
Profile completeBut(const QByteArray &members)
{
    const auto others = Profile::fromJson("{\"workbench\": 1, " + members + '}');
    Profile profile = complete();
    const JsonValue document = parseJson(others->toJson())->value;
    for (const JsonMember &member : document.members())
        profile.setValue(member.name, member.value);
    return profile;
}

QStringList members(const RequestPlan &plan, PlanProblem::Severity severity)
{
    QStringList found;
    for (const PlanProblem &problem : plan.problems) {
        if (problem.severity == severity)
            found.append(problem.member);
    }
    return found;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 8705 §2: wherever the client authenticates, and nowhere else.
    void rfc8705CertificatesCountWhereTheClientAuthenticates_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("blocking");
        QTest::addColumn<QStringList>("overHttp");
        const QString certificate = u"tls.client_certificate_file"_s;
        const QString token = u"token_endpoint"_s;
        const QString device = u"device_authorization_endpoint"_s;
        QTest::newRow("token request")
            << u"client_credentials"_s << certificate << QStringList() << QStringList{token};
        QTest::newRow("device") << u"device_code"_s << certificate << QStringList()
                                << QStringList{device, token};
        QTest::newRow("no certificate")
            << u"client_credentials"_s << QString() << QStringList{certificate} << QStringList{token};
        QTest::newRow("browser alone") << u"implicit"_s << QString() << QStringList() << QStringList();
    }
    void rfc8705CertificatesCountWhereTheClientAuthenticates()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, file);
        Profile profile = complete();
        profile.setText(u"grant_type", grant_type);
        profile.setText(u"token_endpoint_auth_method", u"tls_client_auth"_s);
        profile.setText(u"token_endpoint", u"http://as.example/token"_s);
        profile.setText(u"device_authorization_endpoint", u"http://as.example/device"_s);
        if (!file.isEmpty())
            profile.setText(file, u"client.pem"_s);
        const RequestPlan plan = planRequests(profile, {});
        QTEST(members(plan, PlanProblem::Severity::Blocking), "blocking");
        QStringList endpoints = members(plan, PlanProblem::Severity::Notice);
        endpoints.removeIf([](const QString &member) { return !member.endsWith("_endpoint"_L1); });
        QTEST(endpoints, "overHttp");
    }

    void parametersThatAreNotSentAreTold()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.setValue(u"parameters.scope", JsonValue::string(u"other"_s));
        profile.setValue(u"parameters.tenant", JsonValue::string(u"t"_s));
        const QStringList notices = members(planRequests(profile, {}), PlanProblem::Severity::Notice);
        QVERIFY(notices.contains(u"parameters.scope"_s));
        QVERIFY(!notices.contains(u"parameters.tenant"_s));
    }

    void previewHasReadablePlaceholders()
    {
        const RequestPlan plan = previewRequests(complete());
        QVERIFY(plan.canRun());
        QVERIFY(plan.problems.isEmpty());
        QCOMPARE(
            plan.authorization->url,
            u"https://as.example/authorize?response_type=code&client_id=client&"
            "redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcb&scope=openid&state={{state}}&nonce={{nonce}}&"
            "code_challenge={{code_challenge}}&code_challenge_method=S256"_s);
        QCOMPARE(
            plan.token->body,
            "grant_type=authorization_code&code={{code}}&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcb&"
            "code_verifier={{code_verifier}}");
        QCOMPARE(plan.token->headers.value("Content-Length"), "{{content_length}}");
        QCOMPARE(plan.token->headers.value("Host"), "as.example");
        QVERIFY2(plan.authorization->headers.isEmpty(), "the browser sends its own");
    }

    void portsThatAreNotKnownYet()
    {
        Profile profile = complete();
        profile.setText(u"token_endpoint", u"http://127.0.0.1:{{port}}/token"_s);
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/cb"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QCOMPARE(plan.token->url, u"http://127.0.0.1:{{port}}/token"_s);
        QCOMPARE(plan.token->headers.value("Host"), "127.0.0.1:{{port}}");
        // Two ports of two listeners: whoever fills them in has to tell them apart.
        const QByteArray redirect = "redirect_uri=http%3A%2F%2F127.0.0.1%3A{{redirect_port}}%2Fcb";
        QVERIFY(plan.authorization->url.contains(QString::fromLatin1(redirect)));
        QVERIFY2(plan.token->body.contains(redirect), plan.token->body.constData());
    }

    void bracesOfTheUserStayWhatTheyAre()
    {
        Profile profile = complete();
        profile.setText(u"scope", u"{{code}} {{mine}}"_s);
        profile.setText(u"token_endpoint_auth_method", u"client_secret_post"_s);
        profile.setText(u"client_secret", u"a{{b"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.token->body.endsWith("&client_secret=a%7B%7Bb"));
        QVERIFY(plan.authorization->url.contains(u"%7B%7Bmine%7D%7D"));
    }

    void grantsWithoutABrowserHaveOneRequest()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"client_credentials"_s);
        profile.remove(u"authorization_endpoint");
        profile.remove(u"redirect_uri");
        profile.setText(u"code", u"left from another grant"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY2(plan.problems.isEmpty(),
                 qPrintable(members(plan, PlanProblem::Severity::Notice).join(u' ')));
        QVERIFY(!plan.authorization);
        QCOMPARE(plan.token->body, "grant_type=client_credentials&scope=openid");
        QCOMPARE(plan.token->headers.value("Content-Length"), "42");
    }

    void implicitHasOneRequestForTheBrowser()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"implicit"_s);
        profile.remove(u"token_endpoint");
        profile.setText(u"token_endpoint_auth_method", u"private_key_jwt"_s); // of another grant
        profile.setText(u"code", u"left from another grant"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(!plan.token);
        QVERIFY(!plan.usesTokenEndpoint);
        QCOMPARE(
            plan.authorization->url,
            u"https://as.example/authorize?response_type=token&client_id=client&"
            "redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcb&scope=openid&state={{state}}&nonce={{nonce}}"_s);
        QCOMPARE(members(plan, PlanProblem::Severity::Notice), QStringList{u"grant_type"_s}); // its warning
    }

    void hybridIsBoth()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"hybrid"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(plan.problems.isEmpty());
        QVERIFY(plan.authorization->url.contains(u"?response_type=code+id_token&"_s));
        QVERIFY(plan.authorization->url.contains(u"code_challenge={{code_challenge}}"_s));
        QVERIFY(plan.token->body.startsWith("grant_type=authorization_code&code={{code}}&"));
    }

    void theGrantHasToGoWithTheResponseType_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<QString>("response_mode");
        QTest::addColumn<QString>("blocked");
        QTest::addColumn<QString>("noticed");
        const QString type = u"response_type"_s;
        QTest::newRow("code") << u"authorization_code"_s << u"code"_s << u"query"_s << QString() << QString();
        QTest::newRow("code with token")
            << u"authorization_code"_s << u"token"_s << QString() << type << QString();
        QTest::newRow("none for a code")
            << u"authorization_code"_s << u"none"_s << QString() << type << QString();
        QTest::newRow("hybrid") << u"hybrid"_s << u"code id_token"_s << QString() << QString() << QString();
        QTest::newRow("hybrid, a token in front")
            << u"hybrid"_s << u"code token"_s << QString() << QString() << type;
        QTest::newRow("hybrid, query")
            << u"hybrid"_s << u"code id_token"_s << u"query"_s << QString() << u"response_mode"_s;
        QTest::newRow("implicit, query")
            << u"implicit"_s << u"id_token"_s << u"query"_s << QString() << u"grant_type response_mode"_s;
        QTest::newRow("implicit, form_post")
            << u"implicit"_s << u"id_token token"_s << u"form_post"_s << QString() << u"grant_type"_s;
        QTest::newRow("implicit, none")
            << u"implicit"_s << u"none"_s << u"query"_s << QString() << u"grant_type"_s;
        QTest::newRow("implicit with code")
            << u"implicit"_s << u"code"_s << QString() << type << u"grant_type"_s;
    }
    void theGrantHasToGoWithTheResponseType()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, response_type);
        QFETCH(QString, response_mode);
        QFETCH(QString, blocked);
        QFETCH(QString, noticed);
        Profile profile = complete();
        profile.setText(u"grant_type", grant_type);
        profile.setText(u"response_type", response_type);
        profile.setText(u"response_mode", response_mode);
        const RequestPlan plan = previewRequests(profile);
        QCOMPARE(members(plan, PlanProblem::Severity::Blocking).join(u' '), blocked);
        QCOMPARE(members(plan, PlanProblem::Severity::Notice).join(u' '), noticed);
    }

    void anAssertionThatIsSignedLaterIsAPlaceholder()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"jwt_bearer"_s);
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"assertion"_s});
        QVERIFY(profile.setFromText(u"assertion_claims", u"{\"iss\":\"a\"}"_s));
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"assertion_jwk"_s});
        QVERIFY(profile.setFromText(u"assertion_jwk", u"{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"_s));
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"assertion_header"_s});
        QVERIFY(profile.setFromText(u"assertion_header", u"{\"alg\":\"HS256\"}"_s));
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(plan.token->body.contains("&assertion={{assertion}}&"));
        profile.setText(u"assertion", u"a.b.c"_s);
        QVERIFY(previewRequests(profile).token->body.contains("&assertion=a.b.c&"));
    }

    void whatAGrantCannotDoWithout()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"token_exchange"_s);
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 (QStringList{u"subject_token"_s, u"subject_token_type"_s}));

        profile.setText(u"subject_token", u"s"_s);
        JsonValue row = JsonValue::object();
        row.setMember(u"request"_s, JsonValue::string(u"token"_s));
        row.setMember(u"name"_s, JsonValue::string(u"subject_token_type"_s));
        profile.setValue(u"omit", JsonValue::array({row}));
        const RequestPlan plan = previewRequests(profile);
        QVERIFY2(plan.canRun(), "left out by name: the user wants to see what the server says");
        QCOMPARE(members(plan, PlanProblem::Severity::Notice), QStringList{u"subject_token_type"_s});
        QVERIFY(!plan.token->body.contains("subject_token_type"));
    }

    void whatIsMissingIsTold_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("remedy");
        const QString omitted = u"list %1 under omit (in the window: “Left out of the %2 request”)"_s;
        QTest::newRow("parameter") << R"("grant_type":"password","username":"u")"_ba << u"password"_s
                                   << u"password is empty"_s << omitted.arg(u"password"_s, u"token"_s);
        QTest::newRow("parameter of a refresh")
            << R"("grant_type":"refresh_token")"_ba << u"refresh_token"_s << u"the grant needs it"_s
            << omitted.arg(u"refresh_token"_s, u"token"_s);
        QTest::newRow("client id") << R"("grant_type":"client_credentials","client_id":"",)"
                                      R"("token_endpoint_auth_method":"client_secret_post")"_ba
                                   << u"client_id"_s << u"The client id is empty."_s
                                   << omitted.arg(u"client_id"_s, u"token"_s);
        QTest::newRow("client id of a browser")
            << R"("client_id":"")"_ba << u"client_id"_s << u"The client id is empty."_s
            << omitted.arg(u"client_id"_s, u"authorization"_s);
        QTest::newRow("client id of a device")
            << R"("grant_type":"device_code","device_authorization_endpoint":"https://as.example/device",)"
               R"("client_id":"","token_endpoint_auth_method":"none")"_ba
            << u"client_id"_s << u"The client id is empty."_s << omitted.arg(u"client_id"_s, u"device"_s);
        QTest::newRow("secret in a header")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_basic")"_ba
            << u"client_secret"_s << u"client_secret_basic needs a client secret."_s
            << u"choose none for a public client. To send the token request without it, add a header "
               "Authorization of your own."_s;
        QTest::newRow("secret in the body")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_post")"_ba
            << u"client_secret"_s << u"client_secret_post needs a client secret."_s
            << omitted.arg(u"client_secret"_s, u"token"_s);
        QTest::newRow("secret for a MAC")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_jwt")"_ba
            << u"client_secret"_s << u"client_secret_jwt needs a client secret."_s << u"Enter it"_s;
        QTest::newRow("key") << R"("token_endpoint_auth_method":"private_key_jwt")"_ba << u"client_jwk"_s
                             << u"needs the client's private key"_s << u"Enter it as JWK or PEM."_s;
    }
    void whatIsMissingIsTold()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, member);
        QFETCH(QString, reason);
        QFETCH(QString, remedy);
        const RequestPlan plan = previewRequests(completeBut(members));
        QCOMPARE(::members(plan, PlanProblem::Severity::Blocking), QStringList{member});
        const QString message = plan.problems.constLast().message;
        QVERIFY2(message.contains(reason), qPrintable(message));
        QVERIFY2(message.contains(remedy), qPrintable(message));
    }

    /// Whoever wants to see the server's answer sends it all the same, and the run is marked.
    void whatIsMissingCanBeSent_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("noticed"); // members of the notices; empty: a row of one's own sends it
        const QByteArray post = R"("token_endpoint_auth_method":"client_secret_post","client_secret":"s")";
        const QByteArray header =
            R"({"request":"token","in":"header","name":"authorization","value":"Basic eDo=","enabled":true})";
        QTest::newRow("client id in the body")
            << R"("grant_type":"client_credentials","client_id":"","omit":[{"request":"token","name":"client_id"}],)"
                + post
            << u"client_id"_s;
        QTest::newRow("client id of a refresh") // as Stripe has it
            << R"("grant_type":"refresh_token","refresh_token":"r","client_id":"",)"
               R"("omit":[{"request":"refresh","name":"client_id"}],)"
                + post
            << u"client_id"_s;
        QTest::newRow("client id by a row")
            << R"("grant_type":"client_credentials","client_id":"","extra":[{"request":"token","in":"body",)"
               R"("name":"client_id","value":"","enabled":true}],)"
                + post
            << QString();
        QTest::newRow("client id everywhere")
            << R"("client_id":"","omit":[{"request":"authorization","name":"client_id"},)"
               R"({"request":"token","name":"client_id"}],"token_endpoint_auth_method":"none")"_ba
            << u"client_id client_id"_s;
        QTest::newRow("secret in the body")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_post",)"
               R"("omit":[{"request":"token","name":"client_secret"}])"_ba
            << u"client_secret"_s;
        QTest::newRow("id and secret beside a header of one's own")
            << R"("grant_type":"client_credentials","client_id":"","client_secret":"",)"
               R"("token_endpoint_auth_method":"client_secret_basic","extra":[)"
                + header + ']'
            << QString();
        QTest::newRow("what is filled in, but left out")
            << R"("grant_type":"password","username":"u","password":"p",)"
               R"("omit":[{"request":"token","name":"password"}])"_ba
            << u"grant_type password"_s;
        QTest::newRow("the code") << R"("omit":[{"request":"token","name":"code"}])"_ba << u"code"_s;
        QTest::newRow("the response type")
            << R"("omit":[{"request":"authorization","name":"response_type"}])"_ba << u"response_type"_s;
    }
    void whatIsMissingCanBeSent()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, noticed);
        const RequestPlan plan = previewRequests(completeBut(members));
        QVERIFY2(plan.canRun(), qPrintable(plan.problems.value(0).message));
        QCOMPARE(::members(plan, PlanProblem::Severity::Notice).join(u' '), noticed);
        for (const PlanProblem &problem : plan.problems)
            QVERIFY2(problem.choice, qPrintable(problem.message));
    }

    void whatIsMissingStaysMissing_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::newRow("left out of one request of two")
            << R"("client_id":"","omit":[{"request":"token","name":"client_id"}],)"
               R"("token_endpoint_auth_method":"none")"_ba;
        QTest::newRow("left out of a body, sent in a header")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_basic",)"
               R"("omit":[{"request":"token","name":"client_secret"}])"_ba;
        QTest::newRow("a row that is off")
            << R"("client_secret":"","token_endpoint_auth_method":"client_secret_basic","extra":[)"
               R"({"request":"token","in":"header","name":"Authorization","value":"x","enabled":false}])"_ba;
        QTest::newRow("needed for signing")
            << R"("client_id":"","token_endpoint_auth_method":"client_secret_jwt",)"
               R"("omit":[{"request":"token","name":"client_id"},{"request":"authorization","name":"client_id"}])"_ba;
    }
    void whatIsMissingStaysMissing()
    {
        QFETCH(QByteArray, members);
        QVERIFY(!previewRequests(completeBut(members)).canRun());
    }

    void anExtraRowCanStandInForAParameter()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"refresh_token"_s);
        QVERIFY(!previewRequests(profile).canRun());
        profile.setExtra({{.request = u"refresh"_s,
                           .in = ExtraRow::Place::Body,
                           .name = u"refresh_token"_s,
                           .value = QString()}});
        QVERIFY(previewRequests(profile).canRun());
    }

    void rfc8693Section21ActorAndItsTypeGoTogether()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"token_exchange"_s);
        profile.setText(u"subject_token", u"s"_s);
        profile.setText(u"subject_token_type", u"urn:ietf:params:oauth:token-type:jwt"_s);
        QVERIFY(previewRequests(profile).problems.isEmpty());
        profile.setText(u"actor_token", u"a"_s);
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Notice),
                 QStringList{u"actor_token_type"_s});
        profile.setText(u"actor_token_type", u"urn:ietf:params:oauth:token-type:jwt"_s);
        QVERIFY(previewRequests(profile).problems.isEmpty());
        profile.remove(u"actor_token");
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Notice),
                 QStringList{u"actor_token_type"_s});
    }

    void anOldGrantSaysSo()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"password"_s);
        profile.setText(u"username", u"u"_s);
        profile.setText(u"password", u"p"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QCOMPARE(members(plan, PlanProblem::Severity::Notice), QStringList{u"grant_type"_s});
    }

    void theDeviceGrantAsksForCodesFirst() // RFC 8628 §3.1, §3.4
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"device_code"_s);
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"device_authorization_endpoint"_s});
        profile.setText(u"device_authorization_endpoint", u"https://as.example/device"_s);
        profile.setExtra({{u"device"_s, ExtraRow::Place::Header, u"X-Bad"_s, u"a\r\nb"_s, true, false}});
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"extra[0].value"_s});
        profile.setExtra({});

        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(plan.usesBrowser);
        QVERIFY(!plan.authorization);
        QCOMPARE(plan.requests(), (QList<HttpRequest>{*plan.device, *plan.token}));
        QCOMPARE(plan.device->kind, ExchangeKind::Device);
        QVERIFY(plan.token->body.contains("device_code={{device_code}}"));
        QCOMPARE(plan.token->headers.value("Content-Length"), "{{content_length}}");
        QVERIFY(!plan.device->headers.value("Content-Length")->startsWith("{{"));
    }

    void aGrantThatOnlyHasAName()
    {
        Profile profile = complete();
        profile.setText(u"grant_type", u"urn:openid:params:grant-type:ciba"_s);
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 QStringList{u"grant_type"_s});
    }

    void anOwnVerifierShowsItsChallenge()
    {
        Profile profile = complete();
        profile.setText(u"code_verifier", u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(
            plan.authorization->url.contains(u"code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        QVERIFY(plan.token->body.endsWith("code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    }

    void anOwnCodeNeedsNoFrontChannel()
    {
        Profile profile = complete();
        profile.setText(u"code", u"mine"_s);
        profile.remove(u"authorization_endpoint");
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(!plan.authorization);
        QVERIFY(plan.token->body.contains("code=mine&"));
        QVERIFY(!plan.token->headers.value("Content-Length")->startsWith("{{"));
    }

    void blockers_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("no authorization endpoint") << u"authorization_endpoint"_s << QString();
        QTest::newRow("no token endpoint") << u"token_endpoint"_s << QString();
        QTest::newRow("no client id") << u"client_id"_s << QString();
        QTest::newRow("token endpoint is no URL") << u"token_endpoint"_s << u"as.example/token"_s;
        QTest::newRow("authorization endpoint of another scheme")
            << u"authorization_endpoint"_s << u"ftp://as/"_s;
        QTest::newRow("grant of a later version") << u"grant_type"_s << u"ciba"_s;
        QTest::newRow("redirect URI with a fragment") << u"redirect_uri"_s << u"http://127.0.0.1/cb#x"_s;
        QTest::newRow("relative redirect URI") << u"redirect_uri"_s << u"/cb"_s;
    }
    void blockers()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        Profile profile = complete();
        profile.setText(member, value);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(!plan.canRun());
        QCOMPARE(members(plan, PlanProblem::Severity::Blocking), QStringList{member});
    }

    // RFC 9110 §5.1, §5.5
    void malformedHeadersAreBlamedOnTheirRow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("member");
        QTest::newRow("line break in the value") << u"X-Ok"_s << u"a\r\nX-Smuggled: 1"_s << u"value"_s;
        QTest::newRow("bare CR in the value") << u"X-Ok"_s << u"a\rb"_s << u"value"_s;
        QTest::newRow("NUL in the value") << u"X-Ok"_s << u"a\0b"_s << u"value"_s;
        QTest::newRow("line break in the name") << u"X\r\nY"_s << u"a"_s << u"name"_s;
        QTest::newRow("space in the name") << u"X Y"_s << u"a"_s << u"name"_s;
        QTest::newRow("no ASCII in the name") << u"Größe"_s << u"a"_s << u"name"_s;
    }
    void malformedHeadersAreBlamedOnTheirRow()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, member);
        Profile profile = complete();
        const ExtraRow sound{u"token"_s, ExtraRow::Place::Header, u"X-Sound"_s, u"1"_s, true, false};
        const ExtraRow malformed{u"token"_s, ExtraRow::Place::Header, name, value, true, false};
        profile.setExtra({sound, malformed});
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(!plan.canRun());
        QCOMPARE(members(plan, PlanProblem::Severity::Blocking), QStringList{u"extra[1]."_s + member});

        ExtraRow off = malformed;
        off.enabled = false;
        ExtraRow elsewhere = malformed;
        elsewhere.request = u"userinfo"_s;
        profile.setExtra({off, elsewhere});
        QVERIFY(previewRequests(profile).canRun());
    }
    void aMalformedHeaderHidesNoMalformedUrl()
    {
        Profile profile = complete();
        profile.setText(u"token_endpoint", u"as.example/token"_s);
        profile.setExtra({{u"token"_s, ExtraRow::Place::Header, u"X Y"_s, u"1"_s, true, false}});
        QCOMPARE(members(previewRequests(profile), PlanProblem::Severity::Blocking),
                 (QStringList{u"extra[0].name"_s, u"token_endpoint"_s}));
    }

    void unusableProxies_data()
    {
        QTest::addColumn<QString>("setting");
        for (const QString &setting : {u"ftp://proxy.example:21"_s, u"http://proxy.example:99999"_s,
                                       u"proxy.example:3128"_s, u"http://"_s})
            QTest::addRow("%s", qPrintable(setting)) << setting;
    }
    void unusableProxies()
    {
        QFETCH(QString, setting);
        Profile profile = complete();
        profile.setText(u"proxy", setting);
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(!plan.canRun());
        QCOMPARE(members(plan, PlanProblem::Severity::Blocking), QStringList{u"proxy"_s});
    }
    void anUnusableProxyOfTheEnvironmentIsNamed()
    {
        const QByteArray before = qgetenv("https_proxy");
        qputenv("https_proxy", "ftp://user:envpass9@proxy.example:21");
        const RequestPlan plan = previewRequests(complete());
        Profile without = complete();
        without.setText(u"proxy", u"none"_s);
        const RequestPlan direct = previewRequests(without);
        before.isNull() ? qunsetenv("https_proxy") : qputenv("https_proxy", before);

        QCOMPARE(members(plan, PlanProblem::Severity::Blocking), QStringList{u"proxy"_s});
        QVERIFY2(plan.problems.constFirst().message.contains(u"https_proxy"_s),
                 qPrintable(plan.problems.constFirst().message));
        QVERIFY(!plan.problems.constFirst().message.contains(u"envpass9"_s));
        QVERIFY(direct.canRun());
    }

    void choicesAreSpoken_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no PKCE") << u"code_challenge_method"_s << R"("code_challenge_method":"")"_ba;
        QTest::newRow("no state") << u"use_state"_s << R"("use_state":false)"_ba;
        QTest::newRow("no nonce") << u"use_nonce"_s << R"("use_nonce":false)"_ba;
        QTest::newRow("no nonce, another separator")
            << u"use_nonce"_s << R"("use_nonce":false,"scope":"openid,profile","scope_separator":",")"_ba;
        QTest::newRow("no state by name")
            << u"use_state"_s << R"("omit":[{"request":"authorization","name":"state"}])"_ba;
        QTest::newRow("invalid certificates")
            << u"tls.accept_invalid_certificates"_s << R"("tls":{"accept_invalid_certificates":true})"_ba;
        QTest::newRow("a tab in the scope") << u"scope"_s << R"("scope":"openid\temail")"_ba;
        QTest::newRow("short verifier beside a code")
            << u"code_verifier"_s << R"("code":"c","code_verifier":"short")"_ba;
        QTest::newRow("short verifier") << u"code_verifier"_s << R"("code_verifier":"short")"_ba;
        QTest::newRow("pasting") << u"redirect_uri"_s << R"("redirect_uri":"urn:ietf:wg:oauth:2.0:oob")"_ba;
        QTest::newRow("a header for the browser")
            << u"extra[0].in"_s
            << R"("extra":[{"request":"authorization","in":"header","name":"X","value":"1","enabled":true}])"_ba;
        QTest::newRow("JSON that is none")
            << u"extra[0].value"_s
            << R"("extra":[{"request":"token","in":"body","name":"x","value":"nul","enabled":true,"json":true}])"_ba;
    }
    void choicesAreSpoken()
    {
        QFETCH(QString, member);
        QFETCH(QByteArray, json);
        Profile rest = complete();
        for (const QString &own : {u"redirect_uri"_s, u"scope"_s}) {
            if (json.contains('"' + own.toUtf8() + "\":"))
                rest.remove(own);
        }
        QByteArray document = rest.toJson();
        document.chop(document.size() - document.lastIndexOf('}'));
        const auto profile = Profile::fromJson(document + "," + json + "}");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
        const RequestPlan plan = previewRequests(*profile);
        QVERIFY(plan.canRun());
        QCOMPARE(members(plan, PlanProblem::Severity::Notice), QStringList{member});
    }

    // RFC 6749 §10.5, RFC 7636 §1: some servers want a secret or a verifier, and neither is missing alone.
    void eitherSecretOrVerifier_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("noticed");
        QTest::newRow("PKCE alone") << R"("code_challenge_method":"S256")"_ba << QString();
        QTest::newRow("secret alone")
            << R"("client_secret":"s","code_challenge_method":"")"_ba << u"code_challenge_method"_s;
        QTest::newRow("neither") << R"("code_challenge_method":"")"_ba
                                 << u"code_challenge_method client_secret"_s;
        QTest::newRow("neither, public by choice")
            << R"("client_secret":"s","token_endpoint_auth_method":"none","code_challenge_method":"")"_ba
            << u"code_challenge_method token_endpoint_auth_method"_s;
        QTest::newRow("code at hand, verifier alone")
            << R"("code":"c","code_verifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")"_ba << QString();
        QTest::newRow("code at hand, secret alone") << R"("code":"c","client_secret":"s")"_ba << QString();
        QTest::newRow("code at hand, neither") << R"("code":"c")"_ba << u"code_verifier client_secret"_s;
    }
    void eitherSecretOrVerifier()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, noticed);
        Profile rest = complete();
        rest.remove(u"client_secret");
        QByteArray document = rest.toJson();
        document.chop(document.size() - document.lastIndexOf('}'));
        const auto profile = Profile::fromJson(document + "," + members + "}");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
        const RequestPlan plan = previewRequests(*profile);
        QVERIFY2(plan.canRun(), "sending it all the same is the user's choice");
        QCOMPARE(::members(plan, PlanProblem::Severity::Notice).join(u' '), noticed);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
