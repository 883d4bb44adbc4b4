// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/preset_habits.h"

#include "profiles/provider_presets.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class PresetHabitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidAtAField_data();
    void whatIsSaidAtAField();
};

void PresetHabitsTest::whatIsSaidAtAField_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QStringList>("parts"); // in their order; none: nothing is said
    QTest::newRow("a member") << u"slack"_s << u"parameters.user_scope"_s
                              << QStringList{u"Scopes of the user's own token"_s};
    QTest::newRow("the refresh token")
        << u"dropbox"_s << u"refresh_token"_s << QStringList{u"Needs token_access_type=offline"_s};
    QTest::newRow("the redirect URI")
        << u"spotify"_s << u"redirect_uri"_s << QStringList{u"localhost is refused"_s};
    QTest::newRow("other parameters")
        << u"slack"_s << u"parameters"_s << QStringList{u"user_scope: Scopes of the user's own token"_s};
    QTest::newRow("own rows") << u"entra"_s << u"extra"_s << QStringList{u"Origin: "_s, u"AADSTS9002327"_s};
    QTest::newRow("what is left out") << u"stripe"_s << u"omit.token"_s
                                      << QStringList{u"client_id: The token request is documented"_s,
                                                     u"redirect_uri: It stands in the authorization URL"_s};
    QTest::newRow("no habit") << u"slack"_s << u"tls.ca_file"_s << QStringList();
    QTest::newRow("an unknown refresh") << u"authress"_s << u"refresh_token"_s << QStringList();
}

void PresetHabitsTest::whatIsSaidAtAField()
{
    QFETCH(QString, id);
    QFETCH(QString, member);
    QFETCH(QStringList, parts);
    const ProviderPreset *preset = presetOf(id);
    QVERIFY(preset);
    const QString habit = providerHabit(*preset, member);
    QCOMPARE(habit.isEmpty(), parts.isEmpty());
    qsizetype from = 0;
    for (const QString &part : parts) {
        const qsizetype at = habit.indexOf(part, from);
        QVERIFY2(at >= 0, qPrintable(habit));
        from = at + part.size();
    }
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::PresetHabitsTest)
#include "preset_habits_test.moc"
