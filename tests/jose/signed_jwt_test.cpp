// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/jose_vectors.h"
#include "jose/signed_jwt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

Key secretKey()
{
    return Key::fromSecret(QByteArray(64, 's'));
}

QByteArray part(const QByteArray &compact, int index)
{
    return *fromBase64Url(compact.split('.').value(index));
}

QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids.append(finding.id);
    return ids;
}

} // namespace

/// RFC 7519 §7.1, of what a person typed.
class SignedJwtTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasTyped();
    void choosesTheAlgorithm_data();
    void choosesTheAlgorithm();
    void duplicatesAreFindings();
    void weakKeysAreFindings();
    void refusesWhatIsNoJwt_data();
    void refusesWhatIsNoJwt();
};

/// Order, number text and members of any name; white space goes.
void SignedJwtTest::keepsWhatWasTyped()
{
    const auto jwt =
        signedJwt("{ \"typ\" : \"JWT\",\n \"alg\": \"HS256\", \"x5t\": null }",
                  "{\"z\": 1.10, \"a\": 1e3, \"exp\": 18446744073709551616, \"n\": [ -0, {} ], \"ä\": \"\"}",
                  secretKey());
    QVERIFY2(jwt, qPrintable(jwt ? QString() : jwt.error().message));
    QCOMPARE(part(jwt->compact, 0), R"({"typ":"JWT","alg":"HS256","x5t":null})"_ba);
    QCOMPARE(part(jwt->compact, 1),
             "{\"z\":1.10,\"a\":1e3,\"exp\":18446744073709551616,\"n\":[-0,{}],\"ä\":\"\"}"_ba);
    QCOMPARE(writeJson(jwt->claims, JsonStyle::Compact), part(jwt->compact, 1));
    QCOMPARE(writeJson(jwt->header, JsonStyle::Compact), part(jwt->compact, 0));
    QVERIFY(jwt->findings.isEmpty());
    const qsizetype dot = jwt->compact.lastIndexOf('.');
    QVERIFY(checkSignature(jwt->compact.first(dot), *fromBase64Url(jwt->compact.sliced(dot + 1)), secretKey(),
                           u"HS256")
                .isValid());
}

void SignedJwtTest::choosesTheAlgorithm_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QString>("used");
    QTest::addColumn<QByteArray>("signedHeader");
    QTest::addColumn<QStringList>("findings");
    QTest::newRow("the header's") << R"({"alg":"HS384"})"_ba << QString() << u"HS384"_s
                                  << R"({"alg":"HS384"})"_ba << QStringList();
    QTest::newRow("none is said") << R"({"typ":"JWT"})"_ba << QString() << u"HS256"_s
                                  << R"({"alg":"HS256","typ":"JWT"})"_ba << QStringList();
    QTest::newRow("no header") << ""_ba << u"HS512"_s << u"HS512"_s << R"({"alg":"HS512"})"_ba
                               << QStringList();
    QTest::newRow("both say the same")
        << R"({"alg":"HS384"})"_ba << u"HS384"_s << u"HS384"_s << R"({"alg":"HS384"})"_ba << QStringList();
    QTest::newRow("the header lies") << R"({"alg":"none"})"_ba << u"HS256"_s << u"HS256"_s
                                     << R"({"alg":"none"})"_ba << QStringList{u"JWT-005"_s};
}

void SignedJwtTest::choosesTheAlgorithm()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, alg);
    QFETCH(QByteArray, signedHeader);
    const auto jwt = signedJwt(header, "{}", secretKey(), alg);
    QVERIFY2(jwt, qPrintable(jwt ? QString() : jwt.error().message));
    QTEST(jwt->alg, "used");
    QCOMPARE(part(jwt->compact, 0), signedHeader);
    QTEST(idsOf(jwt->findings), "findings");
    const qsizetype dot = jwt->compact.lastIndexOf('.');
    QVERIFY(checkSignature(jwt->compact.first(dot), *fromBase64Url(jwt->compact.sliced(dot + 1)), secretKey(),
                           jwt->alg)
                .isValid());
}

/// RFC 7519 §4: signed as typed, since a server is to be tried, and noticed.
void SignedJwtTest::duplicatesAreFindings()
{
    const auto jwt = signedJwt(R"({"alg":"HS256","alg":"HS512"})", R"({"sub":"a","sub":"b"})", secretKey());
    QVERIFY(jwt);
    QCOMPARE(part(jwt->compact, 0), R"({"alg":"HS256","alg":"HS512"})"_ba);
    QCOMPARE(part(jwt->compact, 1), R"({"sub":"a","sub":"b"})"_ba);
    QCOMPARE(idsOf(jwt->findings), (QStringList{u"JWT-011"_s, u"JWT-011"_s}));
    QVERIFY(jwt->findings.last().message.contains(u"\"sub\" stands twice in the claims"_s));
}

void SignedJwtTest::weakKeysAreFindings()
{
    const auto jwt = signedJwt("{}", "{}", Key::fromSecret("short"));
    QVERIFY(jwt);
    QCOMPARE(idsOf(jwt->findings), QStringList{u"JWT-006"_s});
}

void SignedJwtTest::refusesWhatIsNoJwt_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("message");
    QTest::newRow("header is no JSON") << "{\"alg\":}"_ba
                                       << "{}"_ba << u"header"_s << u"line 1, column 8"_s;
    QTest::newRow("header is no object") << "[]"_ba
                                         << "{}"_ba << u"header"_s << u"must be a JSON object"_s;
    QTest::newRow("claims are no JSON") << ""_ba
                                        << "{\n\"sub\" \"x\"}"_ba << u"claims"_s << u"line 2"_s;
    QTest::newRow("claims are no object") << ""_ba
                                          << "\"text\""_ba << u"claims"_s << u"must be a JSON object"_s;
    QTest::newRow("claims are empty") << ""_ba
                                      << ""_ba << u"claims"_s << u"not JSON"_s;
    QTest::newRow("alg is no text") << "{\"alg\":256}"_ba
                                    << "{}"_ba << u"header"_s << u"must be text"_s;
    QTest::newRow("alg is unknown") << "{\"alg\":\"HS1\"}"_ba
                                    << "{}"_ba << u"alg"_s << u"\"HS1\""_s;
    QTest::newRow("alg of another key") << "{\"alg\":\"RS256\"}"_ba
                                        << "{}"_ba << u"key"_s << u"needs an RSA key"_s;
}

void SignedJwtTest::refusesWhatIsNoJwt()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, claims);
    QFETCH(QString, message);
    const auto jwt = signedJwt(header, claims, secretKey());
    QVERIFY(!jwt);
    QTEST(jwt.error().member, "member");
    QVERIFY2(jwt.error().message.contains(message), qPrintable(jwt.error().message));
}

QTEST_GUILESS_MAIN(SignedJwtTest)
#include "signed_jwt_test.moc"
