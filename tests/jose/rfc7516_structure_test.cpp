// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/jwt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

/// The parts of the example in appendix A.1.
QList<QByteArray> exampleA1()
{
    return {
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ",
        "OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_"
        "etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb"
        "23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_"
        "lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfq"
        "Nzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_"
        "ZT2LawVCWTIy3brGPi6Ukl"
        "fCpIMfIjf7iGdXKHzg",
        "48V1_ALb6US04U3b",
        "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A",
        "XFBoMYUZodetZdvTiFvSkQ",
    };
}

} // namespace

class Rfc7516StructureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesTheHeaderOfExampleA1();
    void checksEveryPart_data();
    void checksEveryPart();
    void requiresEnc();
};

void Rfc7516StructureTest::decodesTheHeaderOfExampleA1()
{
    const DecodedToken decoded = decodeToken(exampleA1().join('.'));
    QCOMPARE(decoded.format, TokenFormat::Jwe);
    QVERIFY(decoded.problems.isEmpty());
    QCOMPARE(decoded.headerBytes, R"({"alg":"RSA-OAEP","enc":"A256GCM"})"_ba);
    QCOMPARE(decoded.header->member(u"enc")->text(), u"A256GCM"_s);
    QVERIFY(!decoded.claims);
    QVERIFY(!decoded.isJwt());
}

void Rfc7516StructureTest::checksEveryPart_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("encrypted_key") << 1;
    QTest::newRow("iv") << 2;
    QTest::newRow("ciphertext") << 3;
    QTest::newRow("tag") << 4;
}

void Rfc7516StructureTest::checksEveryPart()
{
    QFETCH(int, part);
    QList<QByteArray> parts = exampleA1();
    parts[part][3] = '=';
    const DecodedToken decoded = decodeToken(parts.join('.'));
    QCOMPARE(decoded.problems.size(), 1);
    QCOMPARE(decoded.problems.first().part, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(decoded.problems.first().offset, parts.first(part).join('.').size() + 1 + 3);
    QVERIFY(decoded.header);
}

void Rfc7516StructureTest::requiresEnc()
{
    QList<QByteArray> parts = exampleA1();
    parts[0] = "eyJhbGciOiJkaXIifQ"; // {"alg":"dir"}
    const DecodedToken decoded = decodeToken(parts.join('.'));
    QCOMPARE(decoded.problems.size(), 1);
    QCOMPARE(decoded.problems.first().message, u"has no \"enc\", which is required"_s);
}

QTEST_GUILESS_MAIN(Rfc7516StructureTest)
#include "rfc7516_structure_test.moc"
