// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/response_type.h"

#include "protocol/profile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

/// RFC 6749 §3.1.1, OAuth 2.0 Multiple Response Type Encoding Practices §3 to §5.
class ResponseTypeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatATypeAsksFor_data()
    {
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<QString>("asks");
        const auto row = [](const QString &type, const QString &asks) {
            QTest::newRow(qPrintable(type.isEmpty() ? u"empty"_s : type)) << type << asks;
        };
        row(u"code"_s, u"code"_s);
        row(u"token"_s, u"token"_s);
        row(u"id_token"_s, u"id_token"_s);
        row(u"none"_s, {});
        row(u"id_token token"_s, u"token id_token"_s);
        row(u"token id_token"_s, u"token id_token"_s);
        row(u"code id_token"_s, u"code id_token"_s);
        row(u"code token"_s, u"code token"_s);
        row(u"  code   id_token token "_s, u"code token id_token"_s);
        row({}, u"code"_s);
        row(u"vendor"_s, u"code"_s);
        row(u"token vendor"_s, u"token"_s);
        row(u"TOKEN"_s, u"code"_s); // upper and lower case differ
    }
    void whatATypeAsksFor()
    {
        QFETCH(QString, response_type);
        QFETCH(QString, asks);
        const ResponseType type = ResponseType::of(response_type);
        QStringList found;
        if (type.code)
            found.append(u"code"_s);
        if (type.token)
            found.append(u"token"_s);
        if (type.id_token)
            found.append(u"id_token"_s);
        QCOMPARE(found.join(u' '), asks);
        QCOMPARE(type.inFront(), asks.contains(u"token"_s));
    }

    void theDefaultOfEachGrant_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("response_type");
        QTest::addColumn<bool>("nonce");
        QTest::newRow("authorization_code") << u"authorization_code"_s << u"code"_s << false;
        QTest::newRow("implicit") << u"implicit"_s << u"token"_s << false;
        QTest::newRow("hybrid") << u"hybrid"_s << u"code id_token"_s << true;
    }
    void theDefaultOfEachGrant()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, response_type);
        QFETCH(bool, nonce);
        Profile profile;
        profile.setText(u"grant_type", grant_type);
        QCOMPARE(profile.responseType(), response_type);
        QCOMPARE(profile.usesNonce(), nonce); // OpenID Connect Core 1.0 §3.2.2.1
        profile.setFlag(u"use_nonce", !nonce);
        QCOMPARE(profile.usesNonce(), !nonce);
        profile.setText(u"response_type", u"other"_s);
        QCOMPARE(profile.responseType(), u"other"_s);
    }
};

QTEST_GUILESS_MAIN(ResponseTypeTest)
#include "response_type_test.moc"
