// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/oauth_error.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class OAuthErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysCodeAndDescription();
    void saysTheStatusWhenThereIsNoCode();
};

void OAuthErrorTest::saysCodeAndDescription()
{
    OAuthError error;
    error.error = u"invalid_client"_s;
    QCOMPARE(error.text(), u"invalid_client"_s);
    error.error_description = u"Unknown client %1"_s;
    QCOMPARE(error.text(), u"invalid_client: Unknown client %1"_s);
}

void OAuthErrorTest::saysTheStatusWhenThereIsNoCode()
{
    OAuthError error;
    error.httpStatus = 503;
    QCOMPARE(error.text(), u"the server answered with status 503 and no error code"_s);
}

QTEST_GUILESS_MAIN(OAuthErrorTest)
#include "oauth_error_test.moc"
