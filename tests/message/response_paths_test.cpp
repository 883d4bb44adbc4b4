// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/response_paths.h"

#include "message/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile withPaths(const QList<std::pair<QString, QString>> &paths)
{
    Profile profile;
    for (const auto &[member, path] : paths)
        profile.setText(u"response."_s + member, path);
    return profile;
}

Exchange answered(int status, const QByteArray &body)
{
    Exchange exchange;
    exchange.response = HttpResponse{"HTTP/1.1", status, "", {}, body};
    return exchange;
}

Result<TokenResponse, RunError> read(const QByteArray &body, const QList<std::pair<QString, QString>> &paths,
                                     int status = 200)
{
    return readTokenResponse(answered(status, body), ResponsePaths(withPaths(paths)));
}

/// A user token beside the token of the app itself.
const QByteArray slack =
    R"({"ok":true,"access_token":"of-the-app","token_type":"bot","authed_user":{"id":"U1","scope":"a,b",)"
    R"("access_token":"of-the-user","token_type":"user","expires_in":43200,"refresh_token":"again"}})";

const QList<std::pair<QString, QString>> slackPaths{{u"success"_s, u"ok"_s},
                                                    {u"access_token"_s, u"authed_user.access_token"_s},
                                                    {u"token_type"_s, u"authed_user.token_type"_s},
                                                    {u"expires_in"_s, u"authed_user.expires_in"_s},
                                                    {u"refresh_token"_s, u"authed_user.refresh_token"_s},
                                                    {u"scope"_s, u"authed_user.scope"_s}};

} // namespace

class ResponsePathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPathForEachMember()
    {
        const auto tokens = read(slack, slackPaths);
        QVERIFY(tokens);
        QCOMPARE(tokens->access_token, u"of-the-user"_s);
        QCOMPARE(tokens->token_type, u"user"_s);
        QCOMPARE(tokens->refresh_token, u"again"_s);
        QCOMPARE(tokens->scope, u"a,b"_s);
        QCOMPARE(tokens->expires_in, 43200);
        QCOMPARE(tokens->findings, QList<Finding>());
        QCOMPARE(tokens->members.member(u"access_token")->text(), u"of-the-app"_s); // nothing is dropped
    }

    void withoutPathsAllStandsInItsUsualPlace()
    {
        const auto tokens = read(slack, {});
        QVERIFY(tokens);
        QCOMPARE(tokens->access_token, u"of-the-app"_s);
        QVERIFY(tokens->refresh_token.isEmpty());
    }

    void anIdTokenElsewhere()
    {
        const auto tokens = read(R"({"access_token":"a","token_type":"b","data":{"jwt":"no jwt"}})",
                                 {{u"id_token"_s, u"data.jwt"_s}});
        QVERIFY(tokens);
        QCOMPARE(tokens->id_token, u"no jwt"_s);
        QCOMPARE(tokens->findings.size(), 1);
        QCOMPARE(tokens->findings.first().id, u"IDT-001"_s);
    }

    void aPathThatLeadsNowhere_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such member") << u"user.token"_s << u"the response has no user, but access_token"_s;
        QTest::newRow("not inside") << u"data.token"_s << u"data has no token, but other"_s;
        QTest::newRow("through a text") << u"data.other.token"_s << u"data.other is a text"_s;
        QTest::newRow("through an array") << u"list.0"_s << u"list is an array"_s;
        QTest::newRow("an empty object") << u"none.token"_s << u"none has no token: it is empty"_s;
        QTest::newRow("a dot at the end") << u"data."_s << u"data has no , but other"_s;
    }
    void aPathThatLeadsNowhere()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const QByteArray body =
            R"({"access_token":"a","token_type":"b","data":{"other":"secret"},"list":[1],"none":{}})";
        const auto kept = read(body, {{u"refresh_token"_s, path}});
        QVERIFY(kept);
        QVERIFY(kept->refresh_token.isEmpty());
        QCOMPARE(kept->findings.size(), 1);
        const Finding &finding = kept->findings.first();
        QCOMPARE(finding.id, u"TKR-009"_s);
        QVERIFY2(finding.message.contains(u"response.refresh_token leads to "_s + path),
                 qPrintable(finding.message));
        QVERIFY2(finding.message.contains(says), qPrintable(finding.message));
        QVERIFY(!finding.message.contains(u"secret"_s));

        const auto stopped = read(body, {{u"access_token"_s, path}});
        QVERIFY(!stopped);
        const auto *failure = std::get_if<CheckFailure>(&stopped.error());
        QVERIFY(failure);
        QVERIFY2(failure->message.contains(u"response.access_token leads to "_s + path),
                 qPrintable(failure->message));
        QVERIFY2(failure->message.contains(says), qPrintable(failure->message));
    }

    void whatAPathLeadsToIsNoToken()
    {
        const auto stopped = read(R"({"data":{"token":7}})", {{u"access_token"_s, u"data.token"_s}});
        QVERIFY(!stopped);
        const QString message = std::get<CheckFailure>(stopped.error()).message;
        QVERIFY2(message.contains(u"data.token of the response is a number"_s), qPrintable(message));
    }

    void successThatIsFalse_data()
    {
        QTest::addColumn<QByteArray>("ok");
        QTest::addColumn<bool>("refused");
        QTest::newRow("false") << "false"_ba << true;
        QTest::newRow("as text") << R"("false")"_ba << true;
        QTest::newRow("as number") << "0"_ba << true;
        QTest::newRow("true") << "true"_ba << false;
        QTest::newRow("a word") << R"("yes")"_ba << false;
    }
    void successThatIsFalse()
    {
        QFETCH(QByteArray, ok);
        QFETCH(bool, refused);
        const auto tokens =
            read(R"({"ok":)" + ok + R"(,"access_token":"a","token_type":"b","error":"bad_code"})",
                 {{u"success"_s, u"ok"_s}});
        QCOMPARE(!tokens, refused);
        if (!refused)
            return;
        const auto *refusal = std::get_if<OAuthError>(&tokens.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->error, u"bad_code"_s);
        QCOMPARE(refusal->httpStatus, 200);
    }

    void successThatIsMissingIsAFinding()
    {
        const auto tokens = read(R"({"access_token":"a","token_type":"b"})", {{u"success"_s, u"ok"_s}});
        QVERIFY(tokens);
        QCOMPARE(tokens->findings.size(), 1);
        QVERIFY(tokens->findings.first().message.contains(u"response.success leads to ok"_s));
    }

    void theErrorByItsPath_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("error");
        QTest::newRow("a text") << 401 << R"({"message":"bad key","status":401})"_ba << u"message"_s
                                << u"bad key"_s;
        QTest::newRow("nested") << 400 << R"({"fault":{"text":"gone"}})"_ba << u"fault.text"_s << u"gone"_s;
        QTest::newRow("an object of members") << 422 << R"({"error":{"client_id":"is required"}})"_ba
                                              << u"error"_s << uR"({"client_id":"is required"})"_s;
        QTest::newRow("with status 200") << 200 << R"({"fault":"gone"})"_ba << u"fault"_s << u"gone"_s;
        QTest::newRow("nowhere: as ever")
            << 400 << R"({"error":"invalid_grant"})"_ba << u"fault.text"_s << u"invalid_grant"_s;
    }
    void theErrorByItsPath()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, path);
        QFETCH(QString, error);
        const auto tokens = read(body, {{u"error"_s, path}}, status);
        QVERIFY(!tokens);
        const auto *refusal = std::get_if<OAuthError>(&tokens.error());
        QVERIFY(refusal);
        QCOMPARE(refusal->error, error);
        QCOMPARE(refusal->httpStatus, status);
        const QList<Finding> findings =
            refusalFindings(answered(status, body), ResponsePaths(withPaths({{u"error"_s, path}})));
        QCOMPARE(findings.size(), path == "fault.text"_L1 && !body.contains("fault") ? 1 : 0);
    }

    void theUsualErrorIsKeptBesideTheOther()
    {
        const auto tokens =
            read(R"({"error":"bad","message":"the key has expired"})", {{u"error"_s, u"message"_s}}, 400);
        QVERIFY(!tokens);
        const auto refusal = std::get<OAuthError>(tokens.error());
        QCOMPARE(refusal.error, u"the key has expired"_s);
        QCOMPARE(refusal.others.value(u"error"), u"bad"_s);
    }

    void aBodyThatIsNoObjectLeadsNowhere()
    {
        const auto tokens = read("[]", {{u"error"_s, u"message"_s}}, 500);
        QVERIFY(!tokens);
        QCOMPARE(std::get<OAuthError>(tokens.error()).httpStatus, 500);
        QVERIFY(!followPath(JsonValue::array(), u"a"_s).value);
        QCOMPARE(followPath(JsonValue::array(), u"a"_s).obstacle, u"the response is an array"_s);
    }
};

QTEST_GUILESS_MAIN(ResponsePathsTest)
#include "response_paths_test.moc"
