// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/jwt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

const QByteArray jwtPayload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
    "Ijp0cnVlfQ";
const QByteArray hs256Signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray rs256Signature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
    "O8W2Fp5jujGbds9uJdbF9CU"
    "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
    "eSN9383LcOLn6_d"
    "O--xi12jzDwusC-"
    "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
    "cN_IoypGlUPQGe77Rw";
const QByteArray es256Signature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const QByteArray es512Signature = "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-"
                                  "KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2Y"
                                  "BJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn";

QByteArray encoded(const QByteArray &header, const QByteArray &payload, const QByteArray &signature = "c2ln")
{
    return toBase64Url(header) + '.' + toBase64Url(payload) + '.' + signature;
}

/// "part@offset: message" of each problem.
QStringList problems(const DecodedToken &token)
{
    QStringList texts;
    for (const TokenProblem &problem : token.problems)
        texts.append(u"%1@%2: %3"_s.arg(problem.part).arg(problem.offset).arg(problem.message));
    return texts;
}

} // namespace

class Rfc7515StructureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesTheExamplesOfAppendixA_data();
    void decodesTheExamplesOfAppendixA();
    void keepsTheBytesOfExampleA1();
    void leavesOpaqueTokensAlone_data();
    void leavesOpaqueTokensAlone();
    void explainsATokenThatWasCutOff();
    void locatesProblems_data();
    void locatesProblems();
    void decodesAsFarAsItGoes();
    void takesDetachedAndUnencodedPayloads();
    void placesProblemsOfAnUnencodedPayloadWhereItStands();
    void survivesHostileTokens();
};

void Rfc7515StructureTest::decodesTheExamplesOfAppendixA_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("alg");
    QTest::addColumn<bool>("isJwt");
    QTest::addColumn<int>("signatureSize");
    QTest::newRow("A.1 HS256") << "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + jwtPayload + '.'
            + hs256Signature << u"HS256"_s
                               << true << 32;
    QTest::newRow("A.2 RS256") << "eyJhbGciOiJSUzI1NiJ9." + jwtPayload + '.' + rs256Signature << u"RS256"_s
                               << true << 256;
    QTest::newRow("A.3 ES256") << "eyJhbGciOiJFUzI1NiJ9." + jwtPayload + '.' + es256Signature << u"ES256"_s
                               << true << 64;
    QTest::newRow("A.4 ES512") << "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA." + es512Signature << u"ES512"_s << false
                               << 132;
    QTest::newRow("A.5 unsecured") << "eyJhbGciOiJub25lIn0." + jwtPayload + '.' << u"none"_s << true << 0;
}

void Rfc7515StructureTest::decodesTheExamplesOfAppendixA()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, alg);
    QFETCH(bool, isJwt);
    QFETCH(int, signatureSize);
    const DecodedToken decoded = decodeToken(token);
    QCOMPARE(decoded.format, TokenFormat::Jws);
    QCOMPARE(problems(decoded), QStringList());
    QVERIFY(decoded.header);
    QCOMPARE(decoded.header->member(u"alg")->text(), alg);
    QCOMPARE(decoded.isJwt(), isJwt);
    QCOMPARE(decoded.signature.size(), signatureSize);
    if (isJwt)
        QCOMPARE(decoded.claims->member(u"exp")->toInteger().value(), 1300819380);
    else
        QCOMPARE(decoded.payloadBytes, "Payload"_ba);
}

void Rfc7515StructureTest::keepsTheBytesOfExampleA1()
{
    const DecodedToken decoded =
        decodeToken("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + jwtPayload + '.' + hs256Signature);
    QCOMPARE(decoded.headerBytes, "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}"_ba);
    QCOMPARE(decoded.payloadBytes,
             "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"_ba);
    QCOMPARE(decoded.signature.toHex(),
             "7418dfb49799e0254ffa607dd8adbbba16d4254d69d6bff05b58055853848d79"_ba);
}

void Rfc7515StructureTest::leavesOpaqueTokensAlone_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("RFC 6749 example") << "2YotnFZFEjr1zCsicMWpAA"_ba;
    QTest::newRow("two dots") << "ya29.a0AfH6SMBx.yz"_ba;
    QTest::newRow("four dots") << "v1.local.abc.def.ghi"_ba;
    QTest::newRow("only dots") << "...."_ba;
    QTest::newRow("base64 of text") << toBase64Url("hello world") + ".x.y"_ba;
    QTest::newRow("base64 of a JSON array") << toBase64Url("[{\"a\":1}]") + ".x.y"_ba;
    QTest::newRow("a brace that begins no object") << toBase64Url("{guid}") + ".x.y"_ba;
    QTest::newRow("A.6 general JSON serialization")
        << "{\"payload\":\"" + jwtPayload + "\",\"signatures\":[{\"header\":{\"kid\":\"a.b.c\"}}]}";
    QTest::newRow("header without dots") << "eyJhbGciOiJub25lIn0"_ba;
}

void Rfc7515StructureTest::leavesOpaqueTokensAlone()
{
    QFETCH(QByteArray, token);
    const DecodedToken decoded = decodeToken(token);
    QCOMPARE(decoded.format, TokenFormat::Opaque);
    QVERIFY(!decoded.header);
    QCOMPARE(problems(decoded), QStringList());
}

void Rfc7515StructureTest::explainsATokenThatWasCutOff()
{
    const DecodedToken decoded = decodeToken("eyJhbGciOiJub25lIn0." + jwtPayload);
    QCOMPARE(decoded.format, TokenFormat::Opaque);
    QCOMPARE(decoded.problems.size(), 1);
    QVERIFY(decoded.problems.first().message.contains(u"has 2 part"_s));
}

void Rfc7515StructureTest::locatesProblems_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("problem");
    const QByteArray header = R"({"alg":"RS256"})";
    const QByteArray begin = toBase64Url(header) + '.';
    const auto row = [](const char *name, const QByteArray &token, const QString &problem) {
        QTest::newRow(name) << token << problem;
    };
    row("padding in the payload", begin + "e30=.c2ln"_ba,
        u"payload@%1: is not base64url: padding ('=') must be left out"_s.arg(begin.size() + 3));
    row("plain base64 in the signature", begin + "e30.a+b/"_ba,
        u"signature@%1: is not base64url: '+' belongs to plain base64; base64url has '-' for it"_s.arg(
            begin.size() + 5));
    row("line break behind", begin + "e30.c2ln\n"_ba,
        u"signature@%1: is not base64url: white space must be left out"_s.arg(begin.size() + 8));
    // The stray x is byte 15 of the header; the characters 20 to 21 encode it.
    row("broken JSON in the header", encoded(R"({"alg":"RS256" x})", "{}"),
        u"header@20: is not JSON: line 1, column 16: expected ',' or '}' after the member \"alg\", found 'x'"_s);
    row("broken JSON in the payload", encoded(header, R"({"a":})"),
        u"payload@%1: is not JSON: line 1, column 6: expected a value, found '}'"_s.arg(begin.size() + 6));
    row("header cut off", toBase64Url(R"({"alg":"RS2)") + ".e30.c2ln",
        u"header@14: is not JSON: line 1, column 12: the string that begins at line 1, column 8 has no closing quotation mark"_s);
    row("duplicate in the header", encoded(R"({"alg":"RS256","alg":"none"})", "{}"),
        u"header@20: has \"alg\" twice; readers may see either value"_s);
    row("duplicate claim", encoded(header, R"({"sub":"a","sub":"b"})"),
        u"payload@%1: has \"sub\" twice; readers may see either value"_s.arg(begin.size() + 14));
    row("no alg", encoded("{}", "{}"), u"header@0: has no \"alg\", which is required"_s);
    row("alg is no text", encoded(R"({"alg":256})", "{}"), u"header@9: has an \"alg\" that is no text"_s);
    row("signature stripped", begin + "e30."_ba,
        u"signature@%1: is empty, although alg is RS256"_s.arg(begin.size() + 4));
    row("signature with alg none", encoded(R"({"alg":"none"})", "{}"),
        u"signature@%1: must be empty, since alg is none"_s.arg(toBase64Url(R"({"alg":"none"})").size() + 5));
    row("typ says JWT", encoded(R"({"alg":"RS256","typ":"at+jwt"})", "[]"),
        u"payload@%1: is JSON, but no object"_s.arg(toBase64Url(R"({"alg":"RS256","typ":"at+jwt"})").size()
                                                    + 1));
}

void Rfc7515StructureTest::locatesProblems()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, problem);
    const DecodedToken decoded = decodeToken(token);
    QCOMPARE(decoded.format, TokenFormat::Jws);
    QCOMPARE(problems(decoded), QStringList{problem});
}

void Rfc7515StructureTest::decodesAsFarAsItGoes()
{
    const DecodedToken decoded = decodeToken("eyJhbGc$iOiJub25lIn0." + jwtPayload + ".!");
    QCOMPARE(decoded.format, TokenFormat::Jws);
    QVERIFY(decoded.headerBytes.isEmpty());
    QVERIFY(decoded.isJwt());
    QCOMPARE(decoded.claims->member(u"iss")->text(), u"joe"_s);
    QCOMPARE(decoded.problems.size(), 2);
    QCOMPARE(decoded.problems[0].offset, 7);
}

void Rfc7515StructureTest::takesDetachedAndUnencodedPayloads()
{
    const DecodedToken detached = decodeToken(toBase64Url(R"({"alg":"RS256"})") + "..c2ln"); // appendix F
    QCOMPARE(detached.format, TokenFormat::Jws);
    QCOMPARE(problems(detached), QStringList());

    // RFC 7797 §3
    const DecodedToken unencoded =
        decodeToken(toBase64Url(R"({"alg":"HS256","b64":false,"crit":["b64"]})") + ".$ 02.c2ln");
    QCOMPARE(problems(unencoded), QStringList());
    QCOMPARE(unencoded.payloadBytes, "$ 02"_ba);
}

void Rfc7515StructureTest::placesProblemsOfAnUnencodedPayloadWhereItStands()
{
    const QByteArray start = toBase64Url(R"({"alg":"HS256","b64":false,"crit":["b64"]})") + '.';

    const DecodedToken cutOff = decodeToken(start + R"({"iss":"joe")" + ".c2ln");
    QCOMPARE(cutOff.problems.size(), 1);
    QCOMPARE(cutOff.problems[0].part, u"payload"_s);
    QCOMPARE(cutOff.problems[0].offset, start.size() + 12);

    const DecodedToken twice = decodeToken(start + R"({"iss":"joe","iss":"ann"})" + ".c2ln");
    QCOMPARE(twice.problems.size(), 1);
    QCOMPARE(twice.problems[0].offset, start.size() + 13);
}

void Rfc7515StructureTest::survivesHostileTokens()
{
    QCOMPARE(decodeToken(QByteArray(5'000'000, '.')).format, TokenFormat::Opaque);
    const QByteArray deep = QByteArray("{\"a\":").repeated(10'000);
    const DecodedToken decoded = decodeToken(encoded(deep, deep));
    QCOMPARE(decoded.problems.size(), 2);
    QVERIFY(!decoded.header);
}

QTEST_GUILESS_MAIN(Rfc7515StructureTest)
#include "rfc7515_structure_test.moc"
