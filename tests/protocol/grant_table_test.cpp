// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grant_table.h"
#include "protocol/profile.h"

#include <QHash>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class GrantTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowExplainsItself_data();
    void everyRowExplainsItself();
    void rowsAreUniqueWithinARequest();
    void explanationsAreUnique();
    void warningsNameWhoWarns();
    void findsGrantsAndRows();
    void codeExchangeKeepsScopeBack();
};

void GrantTableTest::everyRowExplainsItself_data()
{
    QTest::addColumn<GrantParameter>("row");
    for (const GrantDefinition &grant : grantTable()) {
        for (const GrantParameter &row : grant.parameters) {
            static const QStringList requests{u"authorization"_s, u"device"_s, u"token"_s};
            const QString name = grant.grant_type + u' ' + requests.at(int(row.request)) + u' ' + row.name;
            QTest::newRow(qPrintable(name)) << row;
        }
    }
}

void GrantTableTest::everyRowExplainsItself()
{
    QFETCH(GrantParameter, row);
    QVERIFY(!row.name.isEmpty());
    QVERIFY(!row.title.isEmpty());
    QVERIFY(row.title != row.name);
    QVERIFY(!row.hint.isEmpty());
    QVERIFY(!row.mistake.isEmpty());
    QVERIFY(row.mistake.endsWith(u'.'));
    QVERIFY(!row.example.isEmpty());
    QVERIFY(!row.spec.section.isEmpty());
    QVERIFY(row.spec.url().isValid());
    QVERIFY(row.spec.url().hasFragment());
    if (row.member.isEmpty())
        return;
    const bool inMap = row.member.startsWith("parameters."_L1);
    const ProfileMember *member = profileMember(inMap ? u"parameters"_s : row.member);
    QVERIFY(member);
    QCOMPARE(member->secret, row.secret);
}

void GrantTableTest::rowsAreUniqueWithinARequest()
{
    for (const GrantDefinition &grant : grantTable()) {
        QVERIFY(!grant.title.isEmpty());
        QVERIFY(!grant.summary.isEmpty());
        QVERIFY(grant.spec.url().isValid());
        for (const GrantParameter &row : grant.parameters)
            QCOMPARE(grant.parameter(row.request, row.name), &row);
    }
}

/// Rows that grants share explain themselves in the same words; no two others do.
void GrantTableTest::explanationsAreUnique()
{
    QHash<QString, QString> nameOf;
    for (const GrantDefinition &grant : grantTable()) {
        QSet<QString> seen;
        for (const GrantParameter &row : grant.parameters) {
            for (const QString &text : {row.hint, row.mistake}) {
                QVERIFY2(!seen.contains(text), qPrintable(row.name + u": "_s + text));
                seen.insert(text);
                QCOMPARE(nameOf.value(text, row.name), row.name);
                nameOf.insert(text, row.name);
            }
        }
    }
}

void GrantTableTest::warningsNameWhoWarns()
{
    QStringList warned;
    for (const GrantDefinition &grant : grantTable()) {
        QCOMPARE(grant.warning.isEmpty(), grant.warningReference.isEmpty());
        if (!grant.warning.isEmpty())
            warned.append(grant.grant_type + u' ' + grant.warningReference.text());
    }
    QCOMPARE(warned.join(u", "_s), u"password RFC 9700 §2.4, implicit RFC 9700 §2.1.2"_s);
}

void GrantTableTest::findsGrantsAndRows()
{
    const GrantDefinition *grant = grantDefinition(u"authorization_code");
    QVERIFY(grant);
    QStringList front;
    QStringList back;
    for (const GrantParameter &row : grant->parameters)
        (row.request == GrantParameter::Request::Authorization ? front : back).append(row.name);
    QCOMPARE(front.join(u' '),
             u"response_type client_id redirect_uri scope state nonce code_challenge "
             u"code_challenge_method response_mode prompt login_hint max_age acr_values ui_locales display "
             u"id_token_hint claims audience resource"_s);
    QCOMPARE(back.join(u' '), u"grant_type code redirect_uri code_verifier client_id client_secret scope"_s);
    QVERIFY(!grant->parameter(GrantParameter::Request::Token, u"state"));
    QVERIFY(grantDefinition(u"device_code")->sends(GrantParameter::Request::Device));
    QVERIFY(!grantDefinition(u""));
    QVERIFY2(!grantDefinition(u"ciba"), "a name of ours that this version cannot run");
    QCOMPARE(grantDefinition(u"account_credentials"), &grantTable().constLast());
    QCOMPARE(grantDefinition(u"password"), &grantTable()[3]);
}

void GrantTableTest::codeExchangeKeepsScopeBack()
{
    const GrantDefinition *grant = grantDefinition(u"authorization_code");
    QVERIFY(grant->parameter(GrantParameter::Request::Authorization, u"scope")->sentByDefault);
    QVERIFY(!grant->parameter(GrantParameter::Request::Token, u"scope")->sentByDefault);
}

QTEST_GUILESS_MAIN(GrantTableTest)
#include "grant_table_test.moc"
