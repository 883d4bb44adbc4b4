// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/kept_tokens.h"

#include "message/token.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile profileOf(const QByteArray &members)
{
    const auto profile = Profile::fromJson("{\"workbench\":1," + members + '}');
    return profile ? *profile : Profile();
}

JsonValue json(const QByteArray &text)
{
    return parseJson(text)->value;
}

const QDateTime received(QDate(2026, 3, 1), QTime(11, 30), Qt::UTC);

} // namespace

class KeptTokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheRefreshToken_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("token");
        QTest::newRow("the profile's own")
            << R"("refresh_token":"own","last_response":{"refresh_token":"kept"})"_ba << u"own"_s;
        QTest::newRow("the kept one") << R"("last_response":{"refresh_token":"kept"})"_ba << u"kept"_s;
        QTest::newRow("an empty member")
            << R"("refresh_token":"","last_response":{"refresh_token":"kept"})"_ba << u"kept"_s;
        QTest::newRow("where the provider has it")
            << R"("response":{"refresh_token":"data.rt"},"last_response":{"data":{"rt":"deep"}})"_ba
            << u"deep"_s;
        QTest::newRow("none came") << R"("last_response":{"access_token":"a"})"_ba << QString();
        QTest::newRow("no text") << R"("last_response":{"refresh_token":7})"_ba << QString();
        QTest::newRow("nothing kept") << R"("name":"a")"_ba << QString();
    }

    void findsTheRefreshToken()
    {
        QFETCH(QByteArray, members);
        QTEST(refreshTokenOf(profileOf(members)), "token");
    }

    void isSentByTheGrant()
    {
        Profile profile = profileOf(
            R"("grant_type":"refresh_token","client_id":"c","last_response":{"refresh_token":"kept"})");
        profile.setText(u"token_endpoint", u"https://as.example/token"_s);
        QCOMPARE(tokenRequest(profile).body, "grant_type=refresh_token&refresh_token=kept&client_id=c"_ba);
    }

    void rfc6749Section6WhatIsKept_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("token");
        const QByteArray refresh = R"("grant_type":"refresh_token","refresh_token":"old")";
        QTest::newRow("rotated") << refresh << R"({"access_token":"a","refresh_token":"new"})"_ba << u"new"_s;
        QTest::newRow("not rotated") << refresh << R"({"access_token":"a"})"_ba << u"old"_s;
        QTest::newRow("not rotated, kept before")
            << R"("grant_type":"refresh_token","last_response":{"refresh_token":"kept"})"_ba
            << R"({"access_token":"a"})"_ba << u"kept"_s;
        QTest::newRow("another place") << refresh + R"(,"response":{"refresh_token":"data.rt"})"
                                       << R"({"data":{"rt":"deep"}})"_ba << u"deep"_s;
        QTest::newRow("not rotated, another place") << refresh + R"(,"response":{"refresh_token":"data.rt"})"
                                                    << R"({"data":{}})"_ba << u"old"_s;
        QTest::newRow("another grant brings none") << R"("last_response":{"refresh_token":"stale"})"_ba
                                                   << R"({"access_token":"a"})"_ba << QString();
    }

    void rfc6749Section6WhatIsKept()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, answer);
        Profile profile = profileOf(members);
        const JsonValue kept = keptResponse(profile, json(answer), received);
        QCOMPARE(kept.member(u"received_at")->text(), u"2026-03-01T11:30:00Z"_s);
        profile.remove(u"refresh_token");
        profile.setValue(u"last_response", kept);
        QTEST(refreshTokenOf(profile), "token");
    }

    void keepsWhatWasReceivedAsItCame()
    {
        const JsonValue kept =
            keptResponse(Profile(), json(R"({"expires_in":3600.0,"x":[1],"access_token":"a"})"), received);
        QCOMPARE(
            writeJson(kept, JsonStyle::Compact),
            R"({"expires_in":3600.0,"x":[1],"access_token":"a","received_at":"2026-03-01T11:30:00Z"})"_ba);
    }
};

QTEST_GUILESS_MAIN(KeptTokensTest)
#include "kept_tokens_test.moc"
