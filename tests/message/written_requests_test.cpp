// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Each grant × each client authentication × {form, JSON}: what is built is what was written by hand from the
// specifications (requests/*.http), byte for byte.
#include "message/written_requests.h"

#include <QDir>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

const QString base = u"https://as.example"_s;

QByteArray pathOf(GrantParameter::Request request)
{
    switch (request) {
    case GrantParameter::Request::Authorization:
        return "/authorize";
    case GrantParameter::Request::Device:
        return "/device";
    case GrantParameter::Request::Token:
        return "/token";
    }
    Q_UNREACHABLE();
}

bool hasParameter(const WrittenRequest &request, const QByteArray &name)
{
    return std::any_of(request.lines.cbegin(), request.lines.cend(), [&name](const QByteArray &line) {
        return line.startsWith(name + '=') || line.startsWith('"' + name + "\":");
    });
}

QByteArray bytesOf(const std::optional<HttpRequest> &request)
{
    if (!request)
        return "no request";
    Exchange exchange;
    exchange.request = *request;
    return exchange.requestBytes();
}

} // namespace

class WrittenRequestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowOfTheGrantTableIsWrittenDown_data();
    void everyRowOfTheGrantTableIsWrittenDown();
    void everyClientAuthenticationIsWrittenDown();
    void noFileIsLeftOver();
    void requests_data() { addWrittenCases(); }
    void requests();
};

void WrittenRequestsTest::everyRowOfTheGrantTableIsWrittenDown_data()
{
    QTest::addColumn<GrantDefinition>("grant");
    for (const GrantDefinition &grant : grantTable())
        QTest::newRow(qPrintable(grant.grant_type)) << grant;
}

void WrittenRequestsTest::everyRowOfTheGrantTableIsWrittenDown()
{
    QFETCH(GrantDefinition, grant);
    const WrittenGrant written = writtenGrant(grant.grant_type);
    QVERIFY2(!written.requests.isEmpty(),
             qPrintable(u"requests/%1.http has no request"_s.arg(writtenName(grant.grant_type))));
    for (const GrantParameter &row : grant.parameters) {
        const bool ofTheClient = row.name == "client_id"_L1 || row.name == "client_secret"_L1;
        for (const char *encoding : {"form", "json"}) {
            const WrittenRequest *request = written.find(pathOf(row.request), encoding);
            const QByteArray where = pathOf(row.request) + ", " + encoding;
            QVERIFY2(request, where.constData());
            const QByteArray name = ofTheClient ? "[client]"_ba : row.name.toLatin1();
            const bool isThere = ofTheClient ? request->lines.contains(name) : hasParameter(*request, name);
            QVERIFY2(isThere || !row.sentByDefault, (name + " is not in " + where).constData());
        }
    }
}

void WrittenRequestsTest::everyClientAuthenticationIsWrittenDown()
{
    QStringList written;
    for (const WrittenClient &client : writtenClients()) {
        for (const auto &[member, value] : client.members)
            written.append(member + u'=' + value);
    }
    for (const QString &method : profileMember(u"token_endpoint_auth_method")->values)
        QVERIFY2(written.contains(u"token_endpoint_auth_method="_s + method), qPrintable(method));
    for (const QString &encoding : profileMember(u"token_request_encoding")->values)
        QVERIFY2(encoding == "form"_L1 || encoding == "json"_L1, qPrintable(encoding));
}

void WrittenRequestsTest::noFileIsLeftOver()
{
    QStringList known{u"clients"_s, u"frame"_s};
    for (const GrantDefinition &grant : grantTable())
        known.append(writtenName(grant.grant_type));
    for (const QString &file : QDir(writtenFolder()).entryList({u"*.http"_s}))
        QVERIFY2(known.contains(file.chopped(5)), qPrintable(file));
}

void WrittenRequestsTest::requests()
{
    QFETCH(WrittenCase, row);
    const Profile profile = writtenProfile(row, base);
    const RequestPlan plan = planRequests(profile, writtenValues(profile, row.client));
    const WrittenRequest *authorization = row.grant.find("/authorize", row.encoding);
    const WrittenRequest *device = row.grant.find("/device", row.encoding);
    const WrittenRequest *token = row.grant.find("/token", row.encoding);
    QCOMPARE(plan.authorization.has_value(), authorization != nullptr);
    QCOMPARE(plan.device.has_value(), device != nullptr);
    QCOMPARE(plan.token.has_value(), token != nullptr);
    if (authorization)
        QCOMPARE(plan.authorization->url, writtenUrl(*authorization, row.client, base));
    if (device)
        QCOMPARE(bytesOf(plan.device), writtenBytes(*device, row.client, "as.example"));
    if (token)
        QCOMPARE(bytesOf(plan.token), writtenBytes(*token, row.client, "as.example"));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::WrittenRequestsTest)
#include "written_requests_test.moc"
