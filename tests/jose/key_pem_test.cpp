// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/algorithm.h"
#include "jose/key.h"
#include "jose/key_fixtures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

using Kind = KeyError::Kind;

constexpr char passphrase[] = "correct horse";

QString failureOf(const Result<Key, KeyError> &key)
{
    return key ? u"a key"_s : key.error().text();
}

/// The base64 text of the block with a byte of its DER changed.
QByteArray withChangedByte(QByteArray pem, qsizetype fromEnd)
{
    const qsizetype begin = pem.indexOf('\n') + 1;
    const qsizetype end = pem.lastIndexOf("-----END");
    QByteArray der = QByteArray::fromBase64(pem.sliced(begin, end - begin));
    der[der.size() - fromEnd] = char(der[der.size() - fromEnd] ^ 1);
    return pem.replace(begin, end - begin, der.toBase64() + '\n');
}

} // namespace

/// RFC 7468, RFC 5958, RFC 8017 §A.1, RFC 5915, RFC 7292.
class KeyPemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryContainer_data();
    void readsEveryContainer();
    void passphrases_data();
    void passphrases();
    void saysWhatStandsThereInstead_data();
    void saysWhatStandsThereInstead();
    void takesThePrivateKeyAmongOthers();
    void aMissingPartIsFoundOut();
    void unsupportedKeysAreNamed_data();
    void unsupportedKeysAreNamed();
    void outdatedEncryptionIsNamed();
    void pssKeysSayWhatTheyAreFor();
    void hugeKeysAreRefused();
    void endlessStretchingIsRefused();
    void pkcs12_data();
    void pkcs12();
    void pkcs12WithoutKey();
    void pkcs12ThatIsNone();
};

void KeyPemTest::readsEveryContainer_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("canSign");
    const fixtures::Pkey rsa = fixtures::rsaKey();
    const fixtures::Pkey p256 = fixtures::ecKey("P-256");
    const QString rsaText = u"RSA, 2048 bit(s)"_s;
    QTest::newRow("PKCS #8 RSA") << fixtures::pkcs8(rsa) << rsaText << true;
    QTest::newRow("PKCS #1") << fixtures::traditional(rsa) << rsaText << true;
    QTest::newRow("public RSA") << fixtures::publicPem(rsa) << rsaText << false;
    QTest::newRow("public PKCS #1") << fixtures::publicPem(rsa, "type-specific") << rsaText << false;
    QTest::newRow("SEC 1") << fixtures::traditional(p256) << u"EC, P-256"_s << true;
    QTest::newRow("SEC 1 behind its parameters")
        << "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
            + fixtures::traditional(p256)
        << u"EC, P-256"_s << true;
    QTest::newRow("public EC") << fixtures::publicPem(p256) << u"EC, P-256"_s << false;
    QTest::newRow("P-384") << fixtures::pkcs8(fixtures::ecKey("P-384")) << u"EC, P-384"_s << true;
    QTest::newRow("P-521") << fixtures::pkcs8(fixtures::ecKey("P-521")) << u"EC, P-521"_s << true;
    if (isCurveAvailable(Curve::Secp256k1))
        QTest::newRow("secp256k1") << fixtures::pkcs8(fixtures::ecKey("secp256k1")) << u"EC, secp256k1"_s
                                   << true;
    QTest::newRow("Ed25519") << fixtures::pkcs8(fixtures::keyOfType("ED25519")) << u"OKP, Ed25519"_s << true;
    QTest::newRow("public Ed25519") << fixtures::publicPem(fixtures::keyOfType("ED25519"))
                                    << u"OKP, Ed25519"_s << false;
    QTest::newRow("Ed448") << fixtures::pkcs8(fixtures::keyOfType("ED448")) << u"OKP, Ed448"_s << true;
    QTest::newRow("lines end in CR LF")
        << fixtures::pkcs8(p256).replace("\n", "\r\n") << u"EC, P-256"_s << true;
    QTest::newRow("text before and behind")
        << "Bag Attributes\n" + fixtures::pkcs8(p256) + "\n # the end" << u"EC, P-256"_s << true;
}

void KeyPemTest::readsEveryContainer()
{
    QFETCH(QByteArray, pem);
    const auto key = Key::fromText(pem);
    QVERIFY2(key, qPrintable(failureOf(key)));
    QTEST(key->description(), "description");
    QTEST(key->canSign(), "canSign");
    const auto published = Key::fromJwk(*key->publicJwk());
    QVERIFY2(published, qPrintable(failureOf(published)));
    QCOMPARE(published->thumbprint(), key->thumbprint());
    // The same from a member of the profile.
    QCOMPARE(Key::fromMember(JsonValue::string(QString::fromLatin1(pem)))->thumbprint(), key->thumbprint());
}

void KeyPemTest::passphrases_data()
{
    QTest::addColumn<QByteArray>("pem");
    const fixtures::Pkey rsa = fixtures::rsaKey();
    const fixtures::Pkey p256 = fixtures::ecKey("P-256");
    QTest::newRow("PKCS #8 RSA") << fixtures::pkcs8(rsa, passphrase);
    QTest::newRow("PKCS #8 EC") << fixtures::pkcs8(p256, passphrase);
    QTest::newRow("PKCS #8 Ed25519") << fixtures::pkcs8(fixtures::keyOfType("ED25519"), passphrase);
    QTest::newRow("PKCS #1") << fixtures::traditional(rsa, passphrase);
    QTest::newRow("SEC 1") << fixtures::traditional(p256, passphrase);
}

/// Nobody is asked on the terminal: this test would wait there.
void KeyPemTest::passphrases()
{
    QFETCH(QByteArray, pem);
    const auto opened = Key::fromText(pem, passphrase);
    QVERIFY2(opened, qPrintable(failureOf(opened)));
    QVERIFY(opened->canSign());

    const auto missing = Key::fromText(pem);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Kind::PassphraseMissing);
    QVERIFY2(missing.error().message.contains(u"Give its passphrase"_s), qPrintable(missing.error().message));

    // A wrong one may decrypt to something that looks padded: one in 256 does.
    for (int i = 0; i < 300; ++i) {
        const auto wrong = Key::fromText(pem, "wrong" + QByteArray::number(i));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Kind::PassphraseWrong);
        if (pem.contains("BEGIN ENCRYPTED") && i == 20)
            break; // each takes its time here
    }
    QCOMPARE(Key::fromText(pem, QByteArray(5000, 'x')).error().kind, Kind::PassphraseWrong);
}

void KeyPemTest::saysWhatStandsThereInstead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("message");
    const fixtures::Pkey key = fixtures::ecKey("P-256");
    const QByteArray pem = fixtures::pkcs8(key);
    const int malformed = int(Kind::Malformed);
    const int noKey = int(Kind::NoKey);
    QTest::newRow("certificate") << fixtures::certificatePem(fixtures::certificateFor(key, "x")) << noKey
                                 << u"but a certificate (CERTIFICATE)"_s;
    QTest::newRow("certificate request")
        << "-----BEGIN CERTIFICATE REQUEST-----\nMA==\n-----END CERTIFICATE REQUEST-----\n"_ba << noKey
        << u"There is no key in here, but: CERTIFICATE REQUEST."_s;
    QTest::newRow("OpenSSH")
        << "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n"_ba
        << int(Kind::Unsupported) << u"ssh-keygen -p -m PKCS8"_s;
    QTest::newRow("empty") << QByteArray() << noKey << u"the text is empty"_s;
    QTest::newRow("blank") << " \n"_ba << noKey << u"the text is empty"_s;
    QTest::newRow("something else") << "secret"_ba << noKey << u"neither a JWK"_s;
    QTest::newRow("base64 without its lines")
        << pem.split('\n').mid(1, 2).join('\n') << noKey << u"neither a JWK"_s;
    QTest::newRow("binary") << QByteArray::fromBase64(pem.split('\n').mid(1, 3).join()) << noKey
                            << u"-inform DER"_s;
    QTest::newRow("\\n for line breaks")
        << QByteArray(pem).replace("\n", "\\n") << malformed << u"Replace each \\n by a real line break"_s;
    QTest::newRow("spaces for line breaks")
        << QByteArray(pem).replace("\n", " ") << malformed << u"has lost its line breaks"_s;
    QTest::newRow("cut off") << pem.first(pem.size() / 2) << malformed << u"PRIVATE KEY has no END line"_s;
    QTest::newRow("begin line cut off") << "-----BEGIN PRIVATE"_ba << malformed << u"five dashes"_s;
    QTest::newRow("no base64") << "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----\n"_ba
                               << malformed << u"What stands in the block PRIVATE KEY is no key"_s;
    QTest::newRow("nothing in it") << "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"_ba << malformed
                                   << u"What stands in the block PUBLIC KEY is no key"_s;
    QTest::newRow("shortened") << "-----BEGIN PRIVATE KEY-----\n" + pem.split('\n')[1]
            + "\n-----END PRIVATE KEY-----\n"
                               << malformed << u"Was it cut off"_s;
    QTest::newRow("too long") << QByteArray(1'100'000, '-') << malformed << u"longer than a megabyte"_s;
    QTest::newRow("JSON that is none")
        << "{\"kty\":\"EC\",}"_ba << malformed << u"The JWK is not JSON: line 1"_s;
}

void KeyPemTest::saysWhatStandsThereInstead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(QString, message);
    const auto key = Key::fromText(text);
    QVERIFY(!key);
    QVERIFY2(key.error().message.contains(message), qPrintable(key.error().message));
    QCOMPARE(int(key.error().kind), kind);
}

void KeyPemTest::takesThePrivateKeyAmongOthers()
{
    const fixtures::Pkey mine = fixtures::ecKey("P-256");
    const fixtures::Pkey other = fixtures::rsaKey();
    const QByteArray text = fixtures::certificatePem(fixtures::certificateFor(mine, "x"))
        + fixtures::publicPem(other) + fixtures::pkcs8(mine);
    const auto key = Key::fromText(text);
    QVERIFY2(key, qPrintable(failureOf(key)));
    QVERIFY(key->canSign());
    QCOMPARE(key->type(), KeyType::Ec);
}

/// A private number that does not belong to the public one signs what nobody can verify.
void KeyPemTest::aMissingPartIsFoundOut()
{
    const auto edwards = Key::fromText(withChangedByte(fixtures::pkcs8(fixtures::ecKey("P-256")), 1));
    QVERIFY(!edwards); // the last byte is one of y
    QCOMPARE(edwards.error().kind, Kind::Malformed);
    const auto rsa = Key::fromText(withChangedByte(fixtures::pkcs8(fixtures::rsaKey()), 1));
    QVERIFY(!rsa); // the last byte is one of qi
    QCOMPARE(rsa.error().message,
             u"The key in the block PRIVATE KEY is damaged: its number qi does not belong to p and q."_s);
}

void KeyPemTest::unsupportedKeysAreNamed_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("name");
    QTest::newRow("X25519") << fixtures::pkcs8(fixtures::keyOfType("X25519")) << u"X25519"_s;
    QTest::newRow("brainpool") << fixtures::pkcs8(fixtures::ecKey("brainpoolP256r1")) << u"brainpoolP256r1"_s;
}

void KeyPemTest::unsupportedKeysAreNamed()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, name);
    const auto key = Key::fromText(pem);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, Kind::Unsupported);
    QVERIFY2(key.error().message.contains(name), qPrintable(key.error().message));
}

/// Another passphrase would not help.
void KeyPemTest::outdatedEncryptionIsNamed()
{
    const QByteArray pem =
        fixtures::saidToBeEncryptedBy(PKCS5_pbe_set(NID_pbeWithMD5AndDES_CBC, 2000, nullptr, 0));
    const auto key = Key::fromText(pem, passphrase);
    QVERIFY(!key);
    QVERIFY2(key.error().message.contains(u"outdated algorithm"_s), qPrintable(key.error().message));
    QCOMPARE(key.error().kind, Kind::Unsupported);
}

/// RFC 4055 §1.2
void KeyPemTest::pssKeysSayWhatTheyAreFor()
{
    const auto key = Key::fromText(fixtures::pkcs8(fixtures::pssKey()));
    QVERIFY2(key, qPrintable(failureOf(key)));
    QVERIFY(key->isPssOnly());
    QCOMPARE(algorithmsFor(*key), (QStringList{u"PS256"_s, u"PS384"_s, u"PS512"_s}));
    QCOMPARE(defaultAlgorithm(*key), u"PS256"_s);
    QVERIFY(misfit(*signatureAlgorithm(u"RS256"), *key)->contains(u"PSS signatures only"_s));
}

void KeyPemTest::hugeKeysAreRefused()
{
    const fixtures::Pkey key([] {
        // A modulus of 16385 bits that nobody took the time to make of primes.
        const QByteArray n = '\x01' + QByteArray(2048, '\xff');
        BIGNUM *modulus =
            BN_bin2bn(reinterpret_cast<const unsigned char *>(n.constData()), int(n.size()), nullptr);
        OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
        BIGNUM *e = BN_new();
        BN_set_word(e, 65537);
        OSSL_PARAM_BLD_push_BN(builder, "n", modulus);
        OSSL_PARAM_BLD_push_BN(builder, "e", e);
        OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(builder);
        EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
        EVP_PKEY *made = nullptr;
        EVP_PKEY_fromdata_init(context);
        EVP_PKEY_fromdata(context, &made, EVP_PKEY_PUBLIC_KEY, params);
        EVP_PKEY_CTX_free(context);
        OSSL_PARAM_free(params);
        OSSL_PARAM_BLD_free(builder);
        BN_free(e);
        BN_free(modulus);
        return made;
    }());
    const auto read = Key::fromText(fixtures::publicPem(key));
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"16385 bits"_s), qPrintable(read.error().message));
}

/// Two thousand million rounds would take an hour.
void KeyPemTest::endlessStretchingIsRefused()
{
    const auto asksFor = [](int rounds) {
        return fixtures::saidToBeEncryptedBy(
            PKCS5_pbe2_set_iv(EVP_aes_128_cbc(), rounds, nullptr, 0, nullptr, NID_hmacWithSHA256));
    };
    QCOMPARE(Key::fromText(asksFor(2000), passphrase).error().kind, Kind::PassphraseWrong);
    const auto endless = Key::fromText(asksFor(2'000'000'000), passphrase);
    QCOMPARE(endless.error().kind, Kind::Unsupported);
    QVERIFY2(endless.error().message.contains(u"rounds"_s), qPrintable(endless.error().message));

    const fixtures::Pkey key = fixtures::ecKey("P-256");
    const fixtures::Certificate none;
    const QByteArray file = fixtures::pkcs12(key, fixtures::certificateFor(key, "x"), none, passphrase);
    const auto *at = reinterpret_cast<const unsigned char *>(file.constData());
    PKCS12 *opened = d2i_PKCS12(nullptr, &at, long(file.size()));
    const ASN1_INTEGER *rounds = nullptr;
    PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, opened);
    ASN1_INTEGER_set(const_cast<ASN1_INTEGER *>(rounds), 2'000'000'000);
    const QByteArray slow = fixtures::written([&](BIO *out) { return i2d_PKCS12_bio(out, opened); });
    PKCS12_free(opened);
    QCOMPARE(readPkcs12Key(slow, passphrase).error().kind, Kind::Unsupported);
}

void KeyPemTest::pkcs12_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("with a passphrase") << "correct horse"_ba;
    QTest::newRow("with an empty one") << ""_ba;
    QTest::newRow("with none") << QByteArray();
}

void KeyPemTest::pkcs12()
{
    QFETCH(QByteArray, passphrase);
    const fixtures::Pkey key = fixtures::ecKey("P-256");
    const fixtures::Certificate own = fixtures::certificateFor(key, "mine");
    const fixtures::Certificate issuer = fixtures::certificateFor(fixtures::ecKey("P-384"), "issuer");
    const QByteArray file =
        fixtures::pkcs12(key, own, issuer, passphrase.isNull() ? nullptr : passphrase.constData());
    const auto read = readPkcs12Key(file, passphrase);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
    QVERIFY(read->key.canSign());
    QCOMPARE(read->key.thumbprint(), Key::fromText(fixtures::publicPem(key))->thumbprint());
    QCOMPARE(read->certificates, (QList{fixtures::certificateDer(own), fixtures::certificateDer(issuer)}));

    QCOMPARE(readPkcs12Key(file, "wrong").error().kind, Kind::PassphraseWrong);
    if (!passphrase.isEmpty())
        QCOMPARE(readPkcs12Key(file).error().kind, Kind::PassphraseMissing);
}

void KeyPemTest::pkcs12WithoutKey()
{
    const fixtures::Certificate none;
    const QByteArray file = fixtures::pkcs12(
        fixtures::Pkey(), none, fixtures::certificateFor(fixtures::ecKey("P-256"), "x"), passphrase);
    const auto read = readPkcs12Key(file, passphrase);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"no private key"_s), qPrintable(read.error().message));
}

void KeyPemTest::pkcs12ThatIsNone()
{
    for (const QByteArray &bytes : {QByteArray(), "not DER at all"_ba, QByteArray(100, '\x30')}) {
        const auto read = readPkcs12Key(bytes, passphrase);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Kind::Malformed);
    }
}

QTEST_GUILESS_MAIN(KeyPemTest)
#include "key_pem_test.moc"
