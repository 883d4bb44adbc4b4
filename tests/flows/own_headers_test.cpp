// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

ExtraRow header(const QString &request, const QString &name, const QString &value)
{
    return {.request = request, .in = ExtraRow::Place::Header, .name = name, .value = value};
}

Profile profileOf(const QString &grant_type)
{
    Profile profile;
    profile.setText(u"grant_type", grant_type);
    profile.setText(u"device_authorization_endpoint", u"https://login.example.com/device"_s);
    profile.setText(u"token_endpoint", u"https://login.example.com/token"_s);
    profile.setText(u"client_id", u"client"_s);
    profile.setText(u"client_secret", u"secret"_s);
    profile.setText(u"refresh_token", u"rt"_s);
    return profile;
}

HttpRequest requestOf(const RequestPlan &plan, const QString &kind)
{
    return kind == "device"_L1 ? plan.device.value_or(HttpRequest()) : plan.token.value_or(HttpRequest());
}

} // namespace

/// Headers of the user's own, for each kind of request that the program itself makes.
class OwnHeadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("grant_type");
        QTest::newRow("token") << u"token"_s << u"client_credentials"_s;
        QTest::newRow("refresh") << u"refresh"_s << u"refresh_token"_s;
        QTest::newRow("device") << u"device"_s << u"device_code"_s;
        QTest::newRow("token of the device grant") << u"token"_s << u"device_code"_s;
    }

    void setReplacedAndRepeated_data() { kinds_data(); }
    void setReplacedAndRepeated()
    {
        QFETCH(QString, kind);
        QFETCH(QString, grant_type);
        Profile profile = profileOf(grant_type);
        profile.setExtra({
            header(kind, u"Origin"_s, u"https://app.example"_s),
            header(kind, u"accept"_s, u"application/json;v=2"_s), // takes the place of Accept
            header(kind, u"X-Version"_s, u"1"_s),
            header(kind, u"x-version"_s, u"2"_s),
            header(kind, u"Authorization"_s, u"Bearer mine"_s),
            header(u"introspection"_s, u"X-Other"_s, u"not here"_s),
        });
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        const HeaderList headers = requestOf(plan, kind).headers;
        QCOMPARE(headers.values("Origin"), QList<QByteArray>{"https://app.example"});
        QCOMPARE(headers.values("Accept"), QList<QByteArray>{"application/json;v=2"});
        QCOMPARE(headers.values("X-Version"), (QList<QByteArray>{"1", "2"}));
        QCOMPARE(headers.values("Authorization"), QList<QByteArray>{"Bearer mine"});
        QVERIFY(!headers.contains("X-Other"));
    }

    void switchedOff_data() { kinds_data(); }
    void switchedOff()
    {
        QFETCH(QString, kind);
        QFETCH(QString, grant_type);
        Profile profile = profileOf(grant_type);
        ExtraRow row = header(kind, u"Origin"_s, u"https://app.example\r\nX: y"_s);
        row.enabled = false;
        profile.setExtra({row});
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(plan.canRun());
        QVERIFY(!requestOf(plan, kind).headers.contains("Origin"));
    }

    void injectionIsRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("member");
        const QString good = u"Origin"_s;
        for (const auto &[kind, grant] :
             {std::pair(u"token"_s, u"client_credentials"_s), std::pair(u"refresh"_s, u"refresh_token"_s),
              std::pair(u"device"_s, u"device_code"_s)}) {
            QTest::addRow("%s, CRLF in the value", qPrintable(kind))
                << kind << grant << good << u"a\r\nX-Evil: 1"_s << u"extra[0].value"_s;
            QTest::addRow("%s, LF in the value", qPrintable(kind))
                << kind << grant << good << u"a\nX-Evil: 1"_s << u"extra[0].value"_s;
            QTest::addRow("%s, CR in the value", qPrintable(kind))
                << kind << grant << good << u"a\rX-Evil: 1"_s << u"extra[0].value"_s;
            QTest::addRow("%s, CRLF in the name", qPrintable(kind))
                << kind << grant << u"Origin: a\r\nX-Evil"_s << u"1"_s << u"extra[0].name"_s;
        }
    }
    void injectionIsRefused()
    {
        QFETCH(QString, kind);
        QFETCH(QString, grant_type);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, member);
        Profile profile = profileOf(grant_type);
        profile.setExtra({header(kind, name, value)});
        const RequestPlan plan = previewRequests(profile);
        QVERIFY(!plan.canRun());
        QCOMPARE(plan.problems.size(), 1);
        QCOMPARE(plan.problems.first().member, member);
        const QString message = plan.problems.first().message;
        QVERIFY2(message.contains(u"remove"_s) || message.contains(u"are allowed"_s), qPrintable(message));
        QVERIFY2(!message.contains(u'\r'), qPrintable(message));
        for (const HttpRequest &request : plan.requests())
            QVERIFY(!request.headers.toBytes().contains("X-Evil"));
    }
};

QTEST_GUILESS_MAIN(OwnHeadersTest)
#include "own_headers_test.moc"
