// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/certified_key.h"
#include "jose/key_fixtures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;
using Kind = CertifiedKeyError::Kind;

namespace {

constexpr char passphrase[] = "correct horse";

fixtures::Pkey keyNamed(const QString &name)
{
    if (name == "RSA"_L1)
        return fixtures::rsaKey();
    if (name == "RSA-PSS"_L1)
        return fixtures::pssKey();
    if (name == "Ed25519"_L1)
        return fixtures::keyOfType("ED25519");
    return fixtures::ecKey(name.toLatin1().constData());
}

/// OpenSSL's own opinion: a PEM text that holds the same private key.
bool holdsSameKey(const QByteArray &pem, const fixtures::Pkey &key)
{
    const fixtures::Bio reader(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    const fixtures::Pkey read(PEM_read_bio_PrivateKey(reader.get(), nullptr, nullptr, nullptr));
    return read && EVP_PKEY_eq(read.get(), key.get()) == 1;
}

} // namespace

/// RFC 8705 §2: a certificate and the key behind it, from the files in which people have them.
class CertifiedKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_key = fixtures::ecKey("P-256");
        m_certificate = fixtures::certificateFor(m_key, "own");
        m_otherKey = fixtures::ecKey("P-256");
        m_other = fixtures::certificateFor(m_otherKey, "other");
    }

    void everyKindOfKey_data()
    {
        QTest::addColumn<QString>("name");
        // brainpoolP256r1: JOSE has nothing for it, TLS has.
        for (const char *name : {"RSA", "RSA-PSS", "P-256", "P-384", "P-521", "Ed25519", "brainpoolP256r1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyKindOfKey()
    {
        QFETCH(QString, name);
        const fixtures::Pkey key = keyNamed(name);
        const fixtures::Certificate certificate = fixtures::certificateFor(key, "own");
        const QByteArray certificatePem = fixtures::certificatePem(certificate);
        for (const char *secret : {static_cast<const char *>(nullptr), passphrase}) {
            const auto read = readCertifiedKey(certificatePem, fixtures::pkcs8(key, secret), secret);
            QVERIFY2(read.isOk(), read.isOk() ? "" : qPrintable(read.error().message));
            QCOMPARE(read->certificates, {fixtures::certificateDer(certificate)});
            QVERIFY(holdsSameKey(privateKeyPem(read->key), key));
        }
        const fixtures::Certificate none;
        const auto packed =
            readCertifiedKey(fixtures::pkcs12(key, certificate, none, passphrase), passphrase);
        QVERIFY2(packed.isOk(), packed.isOk() ? "" : qPrintable(packed.error().message));
        QCOMPARE(packed->certificates, {fixtures::certificateDer(certificate)});
        QVERIFY(holdsSameKey(privateKeyPem(packed->key), key));
    }

    /// The key that the certificate vouches for, wherever it stands.
    void severalKeys()
    {
        const QByteArray certificate = fixtures::certificatePem(m_certificate);
        const QByteArray other = fixtures::pkcs8(m_otherKey);
        const auto second = readCertifiedKey(certificate, other + fixtures::pkcs8(m_key), {});
        QVERIFY2(second.isOk(), second.isOk() ? "" : qPrintable(second.error().message));
        QVERIFY(holdsSameKey(privateKeyPem(second->key), m_key));
        QCOMPARE(second->number, 2);
        QCOMPARE(second->count, 2);
        const auto first = readCertifiedKey(certificate, fixtures::pkcs8(m_key) + other, {});
        QVERIFY(first.isOk());
        QCOMPARE(first->number, 1);

        const auto none = readCertifiedKey(certificate, other + other, {});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Kind::Mismatch);
        // One that is still locked may be the one.
        const QByteArray withLocked = other + fixtures::pkcs8(m_key, passphrase);
        const auto locked = readCertifiedKey(certificate, withLocked, {});
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, Kind::PassphraseMissing);
        QCOMPARE(readCertifiedKey(certificate, withLocked, passphrase)->number, 2);
    }

    void olderContainers()
    {
        const fixtures::Pkey rsa = fixtures::rsaKey();
        const QByteArray certificate = fixtures::certificatePem(fixtures::certificateFor(rsa, "own"));
        QVERIFY(readCertifiedKey(certificate, fixtures::traditional(rsa), {}).isOk());
        QVERIFY(readCertifiedKey(certificate, fixtures::traditional(rsa, passphrase), passphrase).isOk());
        QVERIFY(readCertifiedKey(fixtures::certificatePem(m_certificate), fixtures::traditional(m_key), {})
                    .isOk());
    }

    void chainAndKeyInOneText()
    {
        // The order in the file is anybody's: the own certificate comes first all the same.
        const QByteArray text = fixtures::certificatePem(m_other) + fixtures::pkcs8(m_key)
            + fixtures::certificatePem(m_certificate);
        const auto read = readCertifiedKey(text, text, {});
        QVERIFY(read.isOk());
        QCOMPARE(read->certificates,
                 (QList{fixtures::certificateDer(m_certificate), fixtures::certificateDer(m_other)}));
    }

    void chainInPkcs12()
    {
        const QByteArray file = fixtures::pkcs12(m_key, m_certificate, m_other, passphrase);
        const auto read = readCertifiedKey(file, passphrase);
        QVERIFY(read.isOk());
        QCOMPARE(read->certificates,
                 (QList{fixtures::certificateDer(m_certificate), fixtures::certificateDer(m_other)}));
    }

    void troubles_data()
    {
        QTest::addColumn<QByteArray>("certificates");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<Kind>("kind");
        const QByteArray certificate = fixtures::certificatePem(m_certificate);
        const QByteArray key = fixtures::pkcs8(m_key);
        const QByteArray locked = fixtures::pkcs8(m_key, passphrase);
        const QByteArray none;
        QTest::newRow("no certificate") << key << key << none << Kind::NoCertificate;
        QTest::newRow("nothing") << none << key << none << Kind::NoCertificate;
        QTest::newRow("broken certificate")
            << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n") << key << none
            << Kind::NoCertificate;
        QTest::newRow("no key") << certificate << certificate << none << Kind::NoKey;
        QTest::newRow("public key") << certificate << fixtures::publicPem(m_key) << none << Kind::NoKey;
        QTest::newRow("key of another certificate")
            << certificate << fixtures::pkcs8(m_otherKey) << none << Kind::Mismatch;
        QTest::newRow("key of another kind")
            << certificate << fixtures::pkcs8(fixtures::rsaKey()) << none << Kind::Mismatch;
        QTest::newRow("passphrase missing") << certificate << locked << none << Kind::PassphraseMissing;
        QTest::newRow("passphrase wrong")
            << certificate << locked << QByteArray("wrong") << Kind::PassphraseWrong;
        QByteArray cut = key;
        cut.remove(60, 40);
        QTest::newRow("key with a hole") << certificate << cut << none << Kind::Malformed;
        QByteArray lockedCut = locked;
        lockedCut.remove(60, 40);
        QTest::newRow("encrypted key with a hole")
            << certificate << lockedCut << QByteArray(passphrase) << Kind::Malformed;
    }
    void troubles()
    {
        QFETCH(QByteArray, certificates);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, secret);
        QFETCH(Kind, kind);
        const auto read = readCertifiedKey(certificates, key, secret);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, kind);
        QVERIFY(!read.error().message.isEmpty());
    }

    void pkcs12Troubles()
    {
        const fixtures::Certificate none;
        const fixtures::Pkey noKey;
        const QByteArray file = fixtures::pkcs12(m_key, m_certificate, none, passphrase);
        QCOMPARE(readCertifiedKey(file, {}).error().kind, Kind::PassphraseMissing);
        QCOMPARE(readCertifiedKey(file, "wrong").error().kind, Kind::PassphraseWrong);
        QCOMPARE(readCertifiedKey("no PKCS #12", passphrase).error().kind, Kind::Malformed);
        QCOMPARE(readCertifiedKey(fixtures::pkcs12(m_key, none, none, passphrase), passphrase).error().kind,
                 Kind::NoCertificate);
        QCOMPARE(readCertifiedKey(fixtures::pkcs12(noKey, m_certificate, none, passphrase), passphrase)
                     .error()
                     .kind,
                 Kind::Malformed);
    }

    /// Each ends without a full stop, since more is put behind it.
    void troublesNameTheRemedy_data()
    {
        QTest::addColumn<QByteArray>("certificates");
        QTest::addColumn<QByteArray>("pkcs12");
        QTest::addColumn<QString>("words");
        const fixtures::Certificate none;
        const fixtures::Pkey noKey;
        const QByteArray broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        const QByteArray der = fixtures::certificateDer(m_certificate);
        const QByteArray file = fixtures::pkcs12(m_key, m_certificate, none, passphrase);
        const QByteArray keyless = fixtures::pkcs12(noKey, m_certificate, none, passphrase);
        const QByteArray empty;
        QTest::newRow("DER") << der << empty << u"-inform der"_s;
        QTest::newRow("PKCS #12 as certificate") << file << empty << u"field of its own"_s;
        QTest::newRow("broken certificate") << broken << empty << u"cut off or edited"_s;
        QTest::newRow("PEM as PKCS #12")
            << empty << fixtures::pkcs8(m_key) << u"PEM files have fields of their own"_s;
        QTest::newRow("PKCS #12 without key") << empty << keyless << u"or made without it"_s;
        QTest::newRow("cut PKCS #12") << empty << file.first(100) << u"cut off"_s;
    }
    void troublesNameTheRemedy()
    {
        QFETCH(QByteArray, certificates);
        QFETCH(QByteArray, pkcs12);
        QFETCH(QString, words);
        const auto read = pkcs12.isEmpty()
            ? readCertifiedKey(certificates, fixtures::pkcs8(m_key), QByteArrayView())
            : readCertifiedKey(pkcs12, passphrase);
        QVERIFY(!read);
        const QString message = read.error().message;
        QVERIFY2(message.contains(words), qPrintable(message));
        QVERIFY2(!message.endsWith(u'?') && !message.endsWith(u'.'), qPrintable(message));
    }

private:
    fixtures::Pkey m_key;
    fixtures::Certificate m_certificate;
    fixtures::Pkey m_otherKey;
    fixtures::Certificate m_other;
};

QTEST_GUILESS_MAIN(CertifiedKeyTest)
#include "certified_key_test.moc"
