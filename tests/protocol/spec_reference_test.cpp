// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/spec_reference.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class SpecReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsToTheSection_data();
    void pointsToTheSection();
    void hasNoAddressForUnknownDocuments();
};

void SpecReferenceTest::pointsToTheSection_data()
{
    QTest::addColumn<SpecReference>("reference");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const SpecReference &reference, const QString &text,
                        const QString &url) { QTest::newRow(name) << reference << text << url; };
    row("section", {u"RFC 7636"_s, u"4.3"_s}, u"RFC 7636 §4.3"_s,
        u"https://www.rfc-editor.org/rfc/rfc7636#section-4.3"_s);
    row("appendix", {u"RFC 6749"_s, u"B"_s}, u"RFC 6749 §B"_s,
        u"https://www.rfc-editor.org/rfc/rfc6749#appendix-B"_s);
    row("whole RFC", {u"RFC 9207"_s, {}}, u"RFC 9207"_s, u"https://www.rfc-editor.org/rfc/rfc9207"_s);
    row("OpenID section", {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}, u"OpenID Connect Core 1.0 §3.1.2.1"_s,
        u"https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.2.1"_s);
    row("whole OpenID document", {u"OAuth Form Post 1.0"_s, {}}, u"OAuth Form Post 1.0"_s,
        u"https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html"_s);
}

void SpecReferenceTest::pointsToTheSection()
{
    QFETCH(SpecReference, reference);
    QFETCH(QString, text);
    QFETCH(QString, url);
    QCOMPARE(reference.text(), text);
    QCOMPARE(reference.url().toString(), url);
}

void SpecReferenceTest::hasNoAddressForUnknownDocuments()
{
    QVERIFY(SpecReference().isEmpty());
    QVERIFY(SpecReference().url().isEmpty());
    QVERIFY((SpecReference{u"Some draft"_s, u"1"_s}.url().isEmpty()));
}

QTEST_GUILESS_MAIN(SpecReferenceTest)
#include "spec_reference_test.moc"
