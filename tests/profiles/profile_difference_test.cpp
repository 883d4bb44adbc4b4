// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_difference.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile profileOf(const QByteArray &members)
{
    const auto profile = Profile::fromJson("{\"workbench\":1," + members + '}');
    return profile ? *profile : Profile();
}

QString shown(const QList<ProfileDifference> &differences)
{
    QStringList lines;
    for (const ProfileDifference &difference : differences) {
        lines.append(difference.isSecret
                         ? difference.member + u" is secret"_s + difference.mine + difference.theirs
                         : u"%1: %2 | %3"_s.arg(difference.member, difference.mine, difference.theirs));
    }
    return lines.join(u'\n');
}

} // namespace

class ProfileDifferenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesWhatDiffers_data()
    {
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QString>("differences");
        QTest::newRow("nothing, in another order") << R"("name":"a","scope":"b")"_ba
                                                   << R"("scope":"b","name":"a")"_ba << QString();
        QTest::newRow("a text") << R"("scope":"a")"_ba
                                << R"("scope":"b")"_ba << u"scope: a | b"_s;
        QTest::newRow("only mine") << R"("scope":"a")"_ba
                                   << R"("name":"n")"_ba << u"scope: a | \nname:  | n"_s;
        QTest::newRow("a flag") << R"("use_state":true)"_ba
                                << R"("use_state":false)"_ba << u"use_state: true | false"_s;
        QTest::newRow("nested") << R"("tls":{"ca_file":"a","client_key_file":"k"})"_ba
                                << R"("tls":{"ca_file":"b","client_key_file":"k"})"_ba
                                << u"tls.ca_file: a | b"_s;
        QTest::newRow("a secret") << R"("client_secret":"hunter22")"_ba
                                  << R"("client_secret":"other")"_ba << u"client_secret is secret"_s;
        QTest::newRow("a secret that is new")
            << R"("name":"a")"_ba
            << R"("name":"a","password":"hunter22")"_ba << u"password is secret"_s;
        QTest::newRow("an unknown secret")
            << R"("later":{"api_token":"hunter22"})"_ba
            << R"("later":{"api_token":"b"})"_ba << u"later.api_token is secret"_s;
        QTest::newRow("a row with a secret")
            << R"("extra":[{"request":"token","in":"header","name":"Authorization","value":"hunter22"}])"_ba
            << R"("extra":[])"_ba << u"extra is secret"_s;
        QTest::newRow("a proxy with a password") << R"("proxy":"http://u:hunter22@p:1/")"_ba
                                                 << R"("proxy":"http://p:1/")"_ba << u"proxy is secret"_s;
        QTest::newRow("the tokens of a run")
            << R"("last_response":{"access_token":"hunter22","expires_in":1})"_ba
            << R"("last_response":{"access_token":"b","expires_in":2})"_ba << u"last_response is secret"_s;
    }

    void namesWhatDiffers()
    {
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        QTEST(shown(profileDifferences(profileOf(mine), profileOf(theirs))), "differences");
    }
};

QTEST_GUILESS_MAIN(ProfileDifferenceTest)
#include "profile_difference_test.moc"
