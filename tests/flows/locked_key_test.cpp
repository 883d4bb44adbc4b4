// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/locked_key.h"

#include "flows/plan.h"
#include "jose/key_fixtures.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

constexpr char passphrase[] = "correct horse";

} // namespace

class LockedKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const fixtures::Pkey key = fixtures::ecKey("P-256");
        m_plain = QString::fromLatin1(fixtures::pkcs8(key));
        m_locked = QString::fromLatin1(fixtures::pkcs8(key, passphrase));
        m_oldLocked = QString::fromLatin1(fixtures::traditional(fixtures::rsaKey(), passphrase));
        m_certificate =
            QString::fromLatin1(fixtures::certificatePem(fixtures::certificateFor(key, "client")));
    }

    void keysOfMembers_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("key");
        QTest::newRow("client_jwk, PKCS #8") << u"client_jwk"_s << m_locked;
        QTest::newRow("client_jwk, PKCS #1") << u"client_jwk"_s << m_oldLocked;
        QTest::newRow("assertion_jwk") << u"assertion_jwk"_s << m_locked;
    }
    void keysOfMembers()
    {
        QFETCH(QString, member);
        QFETCH(QString, key);
        Profile profile = user(member);
        profile.setText(member, key);
        QVERIFY(mayHaveLockedKeys(profile));
        const auto missing = firstLockedKey(profile);
        QVERIFY(missing);
        QCOMPARE(missing->passphraseMember, QString(member + u"_passphrase"_s));
        QCOMPARE(missing->name, member);
        QVERIFY(!missing->isWrong);

        profile.setText(missing->passphraseMember, u"wrong"_s);
        const auto wrong = firstLockedKey(profile);
        QVERIFY(wrong);
        QVERIFY(wrong->isWrong);
        QCOMPARE(wrong->id, missing->id);

        profile.setText(missing->passphraseMember, QString::fromLatin1(passphrase));
        QVERIFY(!firstLockedKey(profile));
    }

    void whatIsNotLocked()
    {
        Profile profile = user(u"client_jwk"_s);
        QVERIFY(!mayHaveLockedKeys(profile));
        profile.setText(u"client_jwk", m_plain);
        QVERIFY(!mayHaveLockedKeys(profile));
        profile.setText(u"client_jwk", u"no key at all, not even an ENCRYPTED one"_s);
        QVERIFY(!firstLockedKey(profile)); // that is another trouble, which the plan tells
        profile.setText(u"client_jwk", m_locked);
        profile.setText(u"token_endpoint_auth_method", u"client_secret_basic"_s);
        QVERIFY2(!mayHaveLockedKeys(profile), "a key that nobody uses needs no passphrase");
    }

    /// A key that fits needs no passphrase of its neighbour.
    void aNeighbourThatIsLocked()
    {
        Profile profile = user(u"client_jwk"_s);
        profile.setText(u"client_jwk", QString(m_oldLocked + m_plain)); // RSA, then EC
        profile.setText(u"client_assertion_alg", u"ES256"_s);
        QVERIFY(!firstLockedKey(profile));
        QVERIFY(previewRequests(profile).canRun());
        profile.setText(u"client_assertion_alg", u"RS256"_s);
        QVERIFY(firstLockedKey(profile));
        QCOMPARE(previewRequests(profile).problems.value(0).member, u"client_jwk_passphrase"_s);
    }

    /// What takes long is not done for a plan that has no time for it.
    void aPlanThatOpensNothing()
    {
        Profile profile = user(u"client_jwk"_s);
        profile.setText(u"client_jwk", m_locked);
        QVERIFY(keysAreAtHand(profile)); // without a passphrase there is nothing to derive
        profile.setText(u"client_jwk_passphrase", u"wrong, and never tried before"_s);
        QVERIFY(!keysAreAtHand(profile));
        const RequestPlan unseen = previewRequests(profile, KeyChecks::AtHand);
        QVERIFY(unseen.canRun());
        QCOMPARE(unseen.problems.value(0).member, u"client_jwk_passphrase"_s);
        QVERIFY2(unseen.problems[0].message.contains(u"not known yet"_s), "and says so");
        QVERIFY(!keysAreAtHand(profile));
        openKeys(profile);
        QVERIFY(keysAreAtHand(profile));
        const RequestPlan plan = previewRequests(profile, KeyChecks::AtHand);
        QCOMPARE(plan.problems.value(0).member, u"client_jwk_passphrase"_s);

        // A key that is not used is not waited for.
        Profile bySecret = user(u"client_jwk"_s);
        bySecret.setText(u"client_jwk", m_locked);
        bySecret.setText(u"client_jwk_passphrase", u"never tried"_s);
        bySecret.setText(u"token_endpoint_auth_method", u"client_secret_jwt"_s);
        bySecret.setText(u"client_secret", u"a secret of at least thirty-two bytes"_s);
        QCOMPARE(previewRequests(bySecret, KeyChecks::AtHand).problems, QList<PlanProblem>());

        Profile other = user(u"assertion_jwk"_s);
        other.setText(u"assertion_jwk", m_locked);
        other.setText(u"assertion_jwk_passphrase", u"wrong, and never tried before"_s);
        QVERIFY2(keysAreAtHand(other), "the same text and passphrase");
        other.setText(u"assertion_jwk_passphrase", u"wrong in another way"_s);
        QVERIFY(!keysAreAtHand(other));
    }

    void theFilesOfTheCertificate()
    {
        Profile profile;
        profile.setText(u"tls.client_certificate_file", written(u"c.pem"_s, m_certificate));
        profile.setText(u"tls.client_key_file", written(u"c.key"_s, m_locked));
        QVERIFY(mayHaveLockedKeys(profile));
        const auto missing = firstLockedKey(profile);
        QVERIFY(missing);
        QCOMPARE(missing->passphraseMember, u"tls.client_key_passphrase"_s);
        QVERIFY2(missing->name.contains(u"c.key (tls.client_key_file)"_s), qPrintable(missing->name));
        profile.setText(u"tls.client_key_passphrase", u"wrong"_s);
        QVERIFY(firstLockedKey(profile)->isWrong);
        profile.setText(u"tls.client_key_passphrase", QString::fromLatin1(passphrase));
        QVERIFY(!firstLockedKey(profile));
    }

    /// The command line has nobody to ask: the plan says what is missing, and where.
    void thePlanBlamesThePassphrase()
    {
        Profile profile = user(u"client_jwk"_s);
        profile.setText(u"client_jwk", m_locked);
        const auto problem = [&] { return previewRequests(profile).problems.value(0); };
        QCOMPARE(problem().member, u"client_jwk_passphrase"_s);
        QVERIFY2(problem().message.contains(u"is encrypted"_s), qPrintable(problem().message));
        profile.setText(u"client_jwk_passphrase", u"wrong"_s);
        QCOMPARE(problem().member, u"client_jwk_passphrase"_s);
        QVERIFY2(problem().message.contains(u"does not open"_s), qPrintable(problem().message));
        profile.setText(u"client_jwk_passphrase", QString::fromLatin1(passphrase));
        QVERIFY(previewRequests(profile).canRun());
        profile.setText(u"client_jwk", QString(m_locked).remove(80, 40));
        QCOMPARE(problem().member, u"client_jwk"_s);
    }

private:
    /// A profile that uses the key of that member.
    static Profile user(const QString &member)
    {
        Profile profile;
        const bool isClient = member == "client_jwk"_L1;
        profile.setText(u"grant_type", isClient ? u"client_credentials"_s : u"jwt_bearer"_s);
        profile.setText(u"token_endpoint", u"https://login.example.com/token"_s);
        profile.setText(u"client_id", u"client"_s);
        profile.setText(u"token_endpoint_auth_method", isClient ? u"private_key_jwt"_s : u"none"_s);
        return profile;
    }
    QString written(const QString &name, const QString &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0)
            qFatal("the folder takes no file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
    QString m_plain;
    QString m_locked;
    QString m_oldLocked;
    QString m_certificate;
};

QTEST_GUILESS_MAIN(LockedKeyTest)
#include "locked_key_test.moc"
