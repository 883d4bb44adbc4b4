// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/authorization.h"
#include "message/pasted_response.h"
#include "message/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Parameters answer(const QStringList &names)
{
    Parameters parameters;
    for (const QString &name : names)
        parameters.append(name, u"the-"_s + name);
    return parameters;
}

} // namespace

/// What comes to the redirect URI for each response type (OAuth 2.0 Multiple Response Type Encoding Practices
/// §5, RFC 6749 §4.2.2, OpenID Connect Core 1.0 §3.2.2.5 and §3.3.2.5).
class MultipleResponseTypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatWasAskedForHasToCome_data()
    {
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<QStringList>("comes");
        QTest::addColumn<QString>("missing");
        const QString code = u"code"_s, token = u"access_token"_s, id = u"id_token"_s;
        QTest::newRow("code") << u"code"_s << QStringList{code} << QString();
        QTest::newRow("token") << u"token"_s << QStringList{token} << QString();
        QTest::newRow("id_token") << u"id_token"_s << QStringList{id} << QString();
        QTest::newRow("id_token token") << u"id_token token"_s << QStringList{id, token} << QString();
        QTest::newRow("code id_token") << u"code id_token"_s << QStringList{code, id} << QString();
        QTest::newRow("code token") << u"code token"_s << QStringList{code, token} << QString();
        QTest::newRow("all") << u"code id_token token"_s << QStringList{code, id, token} << QString();
        QTest::newRow("none") << u"none"_s << QStringList{} << QString();
        QTest::newRow("more than asked for") << u"code"_s << QStringList{code, token} << QString();
        QTest::newRow("token missing") << u"token"_s << QStringList{u"state"_s} << token;
        QTest::newRow("id_token missing") << u"id_token token"_s << QStringList{token} << id;
        QTest::newRow("code missing") << u"code id_token"_s << QStringList{id} << code;
        QTest::newRow("two missing") << u"code id_token token"_s << QStringList{id}
                                     << u"code, access_token"_s;
    }
    void everythingThatWasAskedForHasToCome()
    {
        QFETCH(QString, response_type);
        QFETCH(QStringList, comes);
        QFETCH(QString, missing);
        const auto read = readAuthorizationResponse(answer(comes), ResponseType::of(response_type));
        if (missing.isEmpty()) {
            QVERIFY(read);
            QCOMPARE(read->code.isEmpty(), !comes.contains(u"code"_s));
            QCOMPARE(read->hasTokens(), comes.join(u' ').contains(u"_token"_s));
            return;
        }
        QVERIFY(!read);
        const auto *failure = std::get_if<CheckFailure>(&read.error());
        QVERIFY(failure);
        QCOMPARE(failure->expected, missing);
        QVERIFY2(failure->message.contains(missing), qPrintable(failure->message));
        QVERIFY(failure->reference.url().isValid());
    }

    void aTokenThatStandsTwice()
    {
        const auto read = readAuthorizationResponse(
            {{u"access_token"_s, u"a"_s}, {u"access_token"_s, u"b"_s}}, ResponseType::of(u"token"));
        QVERIFY(!read);
        QVERIFY(std::get<CheckFailure>(read.error()).message.contains(u"more than once"_s));
    }

    void anErrorCountsWhateverWasAskedFor()
    {
        const auto read =
            readAuthorizationResponse({{u"error"_s, u"login_required"_s}}, ResponseType::of(u"none"));
        QVERIFY(!read);
        QCOMPARE(std::get<OAuthError>(read.error()).error, u"login_required"_s);
    }

    void theExpectationIsThatOfTheUrl()
    {
        Profile profile;
        profile.setText(u"grant_type", u"implicit"_s);
        const auto asked = [&profile](const QString &type) {
            return AuthorizationExpectation::of(u"https://as/a?response_type="_s + type, profile).asked;
        };
        QVERIFY(asked(u"id_token+token"_s).id_token);
        QVERIFY(!asked(u"token"_s).code);
        profile.setText(u"grant_type", u"hybrid"_s);
        QVERIFY2(asked(u"id_token"_s).code, "there is a code to exchange, or there is nothing to do");
    }

    void rfc6749Section422Example()
    {
        const TokenResponse tokens = frontChannelTokens({{u"access_token"_s, u"2YotnFZFEjr1zCsicMWpAA"_s},
                                                         {u"state"_s, u"xyz"_s},
                                                         {u"token_type"_s, u"example"_s},
                                                         {u"expires_in"_s, u"3600"_s},
                                                         {u"code"_s, u"c"_s},
                                                         {u"iss"_s, u"https://as"_s},
                                                         {u"session_state"_s, u"s"_s}});
        QCOMPARE(tokens.access_token, u"2YotnFZFEjr1zCsicMWpAA"_s);
        QCOMPARE(tokens.expires_in, 3600);
        QCOMPARE(tokens.findings, QList<Finding>());
        QStringList names;
        for (const JsonMember &member : tokens.members.members())
            names.append(member.name);
        QCOMPARE(names.join(u' '), u"access_token token_type expires_in session_state"_s);
    }

    void anIdTokenAloneNeedsNoTokenType()
    {
        const TokenResponse tokens = frontChannelTokens({{u"id_token"_s, u"e30.e30.c2ln"_s}});
        for (const Finding &finding : tokens.findings)
            QVERIFY2(finding.id != "TKR-004"_L1, qPrintable(finding.message));
        const TokenResponse bare = frontChannelTokens({{u"access_token"_s, u"a"_s}});
        QCOMPARE(bare.findings.size(), 1);
    }

    void tokensCanBePastedInAUrl()
    {
        const auto pasted =
            readPastedResponse(u"https://app/cb#id_token=i&access_token=a&state=s"_s, u"https://app/cb"_s);
        QVERIFY(pasted);
        QVERIFY(!pasted->bareCode);
        QCOMPARE(pasted->parameters.value(u"access_token"), u"a"_s);
    }
};

QTEST_GUILESS_MAIN(MultipleResponseTypesTest)
#include "multiple_response_types_test.moc"
