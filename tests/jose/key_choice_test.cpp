// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/key_choice.h"

#include "jose/key_fixtures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

constexpr char passphrase[] = "correct horse";

JsonValue text(const QByteArray &pem)
{
    return JsonValue::string(QString::fromLatin1(pem));
}

} // namespace

/// RFC 7468 §2: a file may have several blocks.
class KeyChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_rsa = fixtures::rsaKey();
        m_ec = fixtures::ecKey("P-256");
        m_edwards = fixtures::keyOfType("ED25519");
    }

    void theOneThatGoesWithTheAlgorithm_data()
    {
        QTest::addColumn<QString>("alg");
        QTest::addColumn<int>("number");
        QTest::newRow("RS256") << u"RS256"_s << 1;
        QTest::newRow("PS512") << u"PS512"_s << 1;
        QTest::newRow("ES256") << u"ES256"_s << 2;
        QTest::newRow("EdDSA") << u"EdDSA"_s << 3;
        QTest::newRow("of another curve: the first") << u"ES384"_s << 1;
        QTest::newRow("unknown: the first") << u"none"_s << 1;
        QTest::newRow("not said: the first") << QString() << 1;
    }
    void theOneThatGoesWithTheAlgorithm()
    {
        QFETCH(QString, alg);
        QFETCH(int, number);
        const QByteArray pem = fixtures::publicPem(m_ec) + fixtures::pkcs8(m_rsa)
            + fixtures::certificatePem(fixtures::certificateFor(m_rsa, "own")) + fixtures::traditional(m_ec)
            + fixtures::pkcs8(m_edwards);
        const auto chosen = chooseKey(text(pem), {}, alg);
        QVERIFY2(chosen.isOk(), chosen ? "" : qPrintable(chosen.error().text()));
        QCOMPARE(chosen->number, number);
        QCOMPARE(chosen->count, 3);
        QVERIFY(chosen->key.canSign());
        const KeyType types[] = {KeyType::Rsa, KeyType::Ec, KeyType::Okp};
        QCOMPARE(chosen->key.type(), types[number - 1]);
        QVERIFY2(chosen->choice().contains(u"%1 of 3 (%2)"_s.arg(number).arg(chosen->key.description())),
                 qPrintable(chosen->choice()));
    }

    void nothingToChoose_data()
    {
        QTest::addColumn<JsonValue>("member");
        QTest::newRow("one private key") << text(fixtures::publicPem(m_rsa) + fixtures::pkcs8(m_ec));
        QTest::newRow("a public key") << text(fixtures::publicPem(m_ec));
        QTest::newRow("JWK text") << text(R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMko"})");
        QTest::newRow("a JWK") << parseJson(R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMko"})")->value;
    }
    void nothingToChoose()
    {
        QFETCH(JsonValue, member);
        const auto chosen = chooseKey(member, {}, u"ES256");
        QVERIFY2(chosen.isOk(), chosen ? "" : qPrintable(chosen.error().text()));
        QCOMPARE(chosen->count, 1);
        QVERIFY(chosen->choice().isEmpty());
    }

    void aLockedOneIsPassedOverForOneThatFits()
    {
        const QByteArray pem = fixtures::pkcs8(m_rsa, passphrase) + fixtures::pkcs8(m_ec);
        QCOMPARE(chooseKey(text(pem), {}, u"ES256")->number, 2);
        QCOMPARE(chooseKey(text(pem), passphrase, u"ES256")->number, 2);
        QCOMPARE(chooseKey(text(pem), passphrase, u"RS256")->number, 1);
    }

    void whereNoneOpensTheFirstIsToBlame()
    {
        const QByteArray front = "Two keys:\n";
        const QByteArray pem = front + fixtures::pkcs8(m_rsa, passphrase) + fixtures::pkcs8(m_ec, passphrase);
        const auto missing = chooseKey(text(pem), {}, u"ES256");
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, KeyError::Kind::PassphraseMissing);
        QCOMPARE(missing.error().offset, front.size());
        const auto wrong = chooseKey(text(pem), "wrong", u"ES256");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, KeyError::Kind::PassphraseWrong);
    }

private:
    fixtures::Pkey m_rsa;
    fixtures::Pkey m_ec;
    fixtures::Pkey m_edwards;
};

QTEST_GUILESS_MAIN(KeyChoiceTest)
#include "key_choice_test.moc"
