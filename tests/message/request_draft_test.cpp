// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/request_draft.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

using Encoding = RequestDraft::BodyEncoding;

namespace {

Profile profileWith(const QByteArray &members)
{
    const auto profile = Profile::fromJson("{\"workbench\":1," + members + "}");
    if (!profile)
        qFatal("%s", qPrintable(profile.error().text()));
    return *profile;
}

RequestDraft tokenDraft(Encoding encoding = Encoding::Form)
{
    RequestDraft draft(ExchangeKind::Token, "POST", u"https://as.example/token"_s, encoding);
    draft.addToBody(u"grant_type"_s, u"authorization_code"_s);
    draft.addToBody(u"code"_s, u"c"_s);
    draft.addToBody(u"redirect_uri"_s, u"app:/cb"_s);
    return draft;
}

/// JSON, written with single quotes.
const QByteArray jsonBody =
    QByteArray("{'grant_type':'authorization_code','code':'c','redirect_uri':'app:/cb',"
               "'n':1.10,'o':[2,1],'r':['x',[1],'z'],'broken':'nul'}")
        .replace('\'', '"');

} // namespace

class RequestDraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queryIsAppendedToTheEndpoint_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("url");
        QTest::newRow("without a query") << u"https://as.example/a"_s << u"https://as.example/a?x=1+2"_s;
        QTest::newRow("with a query of its own (RFC 6749 3.1)")
            << u"https://as.example/a?p=b2c"_s << u"https://as.example/a?p=b2c&x=1+2"_s;
        QTest::newRow("with an open query") << u"https://as.example/a?"_s << u"https://as.example/a?x=1+2"_s;
        QTest::newRow("before a fragment")
            << u"https://as.example/a#f"_s << u"https://as.example/a?x=1+2#f"_s;
    }
    void queryIsAppendedToTheEndpoint()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, url);
        RequestDraft draft(ExchangeKind::AuthorizationRequest, "GET", endpoint, Encoding::None);
        draft.addToQuery(u"x"_s, u"1 2"_s);
        draft.addToQuery(u"empty"_s, {});
        QCOMPARE(draft.toHttpRequest().url, url);
    }

    void extraRowsReplaceInPlaceAndInOrder()
    {
        RequestDraft draft = tokenDraft();
        draft.applyProfileRows(profileWith(R"("extra":[
            {"request":"token","in":"body","name":"code","value":"1","enabled":true},
            {"request":"token","in":"body","name":"resource","value":"a","enabled":true},
            {"request":"token","in":"body","name":"code","value":"2","enabled":true},
            {"request":"token","in":"body","name":"off","value":"x","enabled":false},
            {"request":"authorization","in":"query","name":"other","value":"x","enabled":true},
            {"request":"token","in":"query","name":"q","value":"ä","enabled":true},
            {"request":"token","in":"body","name":"empty","value":"","enabled":true}])"),
                               u"token"_s);
        const HttpRequest request = draft.toHttpRequest();
        QCOMPARE(request.body,
                 "grant_type=authorization_code&code=1&code=2&redirect_uri=app%3A%2Fcb&"
                 "resource=a&empty=");
        QCOMPARE(request.url, u"https://as.example/token?q=%C3%A4"_s);
    }

    void headersOfTheUserReplaceOurs()
    {
        RequestDraft draft = tokenDraft();
        draft.setHeader("Accept", "application/json");
        draft.applyProfileRows(profileWith(R"("extra":[
            {"request":"token","in":"header","name":"accept","value":"text/xml","enabled":true},
            {"request":"token","in":"header","name":"Content-Type","value":"text/plain","enabled":true}])"),
                               u"token"_s);
        const HttpRequest request = draft.toHttpRequest();
        QCOMPARE(request.headers, (HeaderList{{"accept", "text/xml"}, {"Content-Type", "text/plain"}}));
    }

    void omitLeavesBuiltParametersOut()
    {
        RequestDraft draft = tokenDraft();
        draft.applyProfileRows(profileWith(R"("omit":[{"request":"token","name":"redirect_uri"},
                                                       {"request":"refresh","name":"code"}])"),
                               u"token"_s);
        QCOMPARE(draft.toHttpRequest().body, "grant_type=authorization_code&code=c");
    }

    void jsonBodyKeepsOrderAndTurnsRepeatedNamesIntoAnArray()
    {
        RequestDraft draft = tokenDraft(Encoding::Json);
        draft.applyProfileRows(profileWith(R"("extra":[
            {"request":"token","in":"body","name":"n","value":"1.10","enabled":true,"json":true},
            {"request":"token","in":"body","name":"o","value":"[2,1]","enabled":true,"json":true},
            {"request":"token","in":"body","name":"r","value":"x","enabled":true},
            {"request":"token","in":"body","name":"r","value":"[1]","enabled":true,"json":true},
            {"request":"token","in":"body","name":"r","value":"z","enabled":true},
            {"request":"token","in":"body","name":"broken","value":"nul","enabled":true,"json":true}])"),
                               u"token"_s);
        const HttpRequest request = draft.toHttpRequest();
        QCOMPARE(request.body, jsonBody);
        QCOMPARE(request.headers.value("Content-Type"), "application/json");
    }
};

QTEST_GUILESS_MAIN(RequestDraftTest)
#include "request_draft_test.moc"
