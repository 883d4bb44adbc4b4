// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/provider_presets.h"

#include "profiles/preset_application.h"
#include "protocol/grant_table.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

/// The smallest preset; rows of the tests spoil it in one place.
QByteArray smallest()
{
    QFile file(QStringLiteral(WORKBENCH_SOURCE_DIR "/tests/profiles/smallest_preset.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ProviderPresetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsValid();
    void everyFileSaysWhatItKnows_data();
    void everyFileSaysWhatItKnows();
    void theSmallestIsValid();
    void faultsNameFileMemberAndReason_data();
    void faultsNameFileMemberAndReason();
    void aFolderKeepsTheGoodOnes();
    void placeholdersAreFilledIn();
    void valuesOfPlaceholdersNameNoOthers();
    void valuesThatBreakAddressesAreTold_data();
    void valuesThatBreakAddressesAreTold();
    void aChangeIsAConflictOnlyWhereSomethingStood();
    void onlyChosenChangesAreMade();
    void isFoundByNameOrId();
    void hintsOfTheGrantTableAreThereAndDiffer();
};

void ProviderPresetsTest::everyFileIsValid()
{
    for (const PresetError &error : providerPresets().errors)
        QFAIL(qPrintable(error.text()));
    QStringList ids;
    for (const ProviderPreset &preset : providerPresets().presets)
        ids.append(preset.id);
    const QStringList expected{u"apple"_s,   u"atlassian"_s, u"auth0"_s,    u"authress"_s, u"box"_s,
                               u"discord"_s, u"dropbox"_s,   u"entra"_s,    u"github"_s,   u"gitlab"_s,
                               u"google"_s,  u"hubspot"_s,   u"keycloak"_s, u"linkedin"_s, u"moov"_s,
                               u"notion"_s,  u"okta"_s,      u"pipeshub"_s, u"procore"_s,  u"salesforce"_s,
                               u"slack"_s,   u"spotify"_s,   u"stripe"_s,   u"twitch"_s,   u"x"_s,
                               u"zoom"_s};
    ids.sort();
    QCOMPARE(ids, expected);
}

void ProviderPresetsTest::everyFileSaysWhatItKnows_data()
{
    QTest::addColumn<QString>("id");
    for (const ProviderPreset &preset : providerPresets().presets)
        QTest::newRow(qPrintable(preset.id)) << preset.id;
}

void ProviderPresetsTest::everyFileSaysWhatItKnows()
{
    QFETCH(QString, id);
    const ProviderPreset &preset = *presetOf(id);
    QVERIFY(!offeredGrants(preset).isEmpty());
    // A rule that is not known is said to be unknown.
    if (preset.loopback.ports == LoopbackRule::Ports::Unknown)
        QVERIFY(!preset.unknown.isEmpty());
    if (preset.refresh.isEmpty())
        QVERIFY(!preset.unknown.filter(u"refresh token"_s, Qt::CaseInsensitive).isEmpty());
    QSet<QString> titles;
    for (const PresetGrant &grant : preset.grants) {
        QVERIFY2(!titles.contains(grant.title), qPrintable(grant.title));
        titles.insert(grant.title);
        const Profile profile = presetProfile(preset, grant, {});
        QVERIFY(!profile.text(u"token_endpoint").isEmpty());
        const auto again = Profile::fromJson(profile.toJson());
        QVERIFY2(again.isOk(), again ? "" : qPrintable(again.error().text()));
        QVERIFY(profile.secrets().isEmpty());
        // One explanation for each thing: a hint of the specification is not said again as a habit.
        for (const QString &habit : preset.habits)
            QVERIFY(habit.endsWith(u'.'));
    }
}

void ProviderPresetsTest::theSmallestIsValid()
{
    const auto preset = readPreset(smallest(), u"a.json"_s);
    QVERIFY2(preset.isOk(), preset ? "" : qPrintable(preset.error().text()));
    QCOMPARE(preset->confirmed, QDate(2026, 1, 31));
    QCOMPARE(preset->placeholders.first().example, u"a.example"_s);
}

void ProviderPresetsTest::faultsNameFileMemberAndReason_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *before, const char *after, const QString &expected) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << expected;
    };
    row("no JSON", "\"preset\": 1,", "\"preset\": 1", u"a.json, line 3, column 3: is no JSON"_s);
    row("version", "\"preset\": 1", "\"preset\": 2",
        u"a.json, line 2, column 13, preset: must be the number 1"_s);
    row("missing", "  \"name\": \"A\",\n", "", u"a.json, line 1, column 1, name: is missing; add it"_s);
    row("unknown member", "\"name\": \"A\",", "\"name\": \"A\", \"nmae\": 1,",
        u"a.json, line 4, column 16, nmae: is no member of a preset"_s);
    row("another name than the file's", "\"id\": \"a\"", "\"id\": \"b\"",
        u"a.json, line 3, column 9, id: must be the name of the file"_s);
    row("date", "2026-01-31", "31.1.2026", u"a.json, line 6, column 16, confirmed: must be a date"_s);
    row("no source", "[\"https://a.example/docs\"]", "[]",
        u"a.json, line 7, column 14, sources: must be a list of texts"_s);
    row("address", "https://a.example/apps", "http://a.example/apps",
        u"a.json, line 8, column 19, registration: must be an https address, found 'http://a.example/apps'"_s);
    row("twice", "\"name\": \"A\",", "\"name\": \"A\", \"name\": \"B\",", u"name: stands twice"_s);
    row("empty explanation", "Always x.", " ",
        u"habits.parameters.audience: must be a text that is not empty"_s);
    row("duplicated explanation", "Refused.", "Always x.",
        u"habits.omit.scope: says the same as another habit"_s);
    row("a habit that is missing", ", \"omit.scope\": \"Refused.\"", "", u"habits.omit.scope: is missing"_s);
    row("a habit of nothing", "\"omit.scope\"", "\"omitt.scope\"", u"habits.omitt.scope: is no member"_s);
    row("ports", "\"ports\": \"unknown\"", "\"ports\": \"some\"",
        u"loopback.ports: must be any, exact, none or unknown, found 'some'"_s);
    row("refresh that is forgotten", "  \"refresh\": \"There is none.\",\n", "", u"refresh: is missing"_s);
    row("refresh that is unknown without a word", "There is none.", "unknown",
        u"refresh: is unknown, which no entry under unknown says"_s);
    row("profile member", "\"token_endpoint\"", "\"token_endpont\"",
        u"profile.token_endpont: is no member of the profile document"_s);
    row("profile value", "{\"audience\": \"x\"}", "\"x\"", u"profile.parameters: must be"_s);
    row("a secret", "{\"audience\": \"x\"}", "{\"audience\": \"x\"}, \"client_secret\": \"s\"",
        u"profile.client_secret: is a secret"_s);
    row("what follows from the preset", "{\"audience\": \"x\"}", "{\"audience\": \"x\"}, \"provider\": \"s\"",
        u"profile.provider: follows from the preset"_s);
    row("grants", "\"title\": \"Service\",", "", u"grants[0].title: is missing"_s);
    row("placeholder that is not described", "{host}", "{hst}",
        u"placeholders: describes {host}, which no member uses"_s);
    row("placeholder that is used nowhere", "\"name\": \"host\"", "\"name\": \"hots\"",
        u"placeholders: describes {hots}"_s);
}

void ProviderPresetsTest::faultsNameFileMemberAndReason()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    const QByteArray text = smallest().replace(before, after);
    QVERIFY(text != smallest());
    const auto preset = readPreset(text, u"a.json"_s);
    QVERIFY(!preset.isOk());
    QVERIFY2(preset.error().text().contains(expected), qPrintable(preset.error().text()));
    QVERIFY(preset.error().text().startsWith("a.json, line "_L1));
}

void ProviderPresetsTest::aFolderKeepsTheGoodOnes()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"a.json"_s, smallest());
    write(u"b.json"_s, "{");
    const ProviderPresets presets = presetsIn(folder.path());
    QCOMPARE(presets.presets.size(), 1);
    QCOMPARE(presets.errors.size(), 1);
    QVERIFY(presets.errors.first().text().startsWith("b.json, line 1, "_L1));
}

void ProviderPresetsTest::placeholdersAreFilledIn()
{
    const ProviderPreset preset = *readPreset(smallest(), u"a.json"_s);
    const PresetGrant grant = preset.grants.first();
    QCOMPARE(presetProfile(preset, grant, {{u"host"_s, u"b"_s}}).text(u"token_endpoint"),
             u"https://b/token"_s);
    // Without a value it is still seen what belongs there.
    QCOMPARE(presetProfile(preset, grant, {{u"host"_s, {}}}).text(u"token_endpoint"),
             u"https://{host}/token"_s);
}

void ProviderPresetsTest::valuesOfPlaceholdersNameNoOthers()
{
    const ProviderPreset &auth0 = *presetOf(u"auth0"_s);
    for (const PresetGrant &grant : auth0.grants) {
        const Profile profile = presetProfile(
            auth0, grant, {{u"domain"_s, u"{audience}.example"_s}, {u"audience"_s, u"{domain}"_s}});
        QCOMPARE(profile.text(u"token_endpoint"), u"https://{audience}.example/oauth/token"_s);
        const QString audience = profile.text(u"parameters.audience");
        QVERIFY(audience.isEmpty() || audience == "{domain}"_L1);
    }
}

void ProviderPresetsTest::valuesThatBreakAddressesAreTold_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("placeholder");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words"); // empty: it fits
    const auto row = [](const QString &preset, const QString &placeholder, const QString &value,
                        const QString &words) {
        QTest::newRow(qPrintable(preset + u' ' + value)) << preset << placeholder << value << words;
    };
    const QString elsewhere = u"somewhere else"_s;
    row(u"okta"_s, u"domain"_s, u"dev-1.okta.com"_s, {});
    row(u"okta"_s, u"domain"_s, {}, {});
    row(u"okta"_s, u"domain"_s, u"https://dev-1.okta.com"_s, u"leave it out"_s);
    row(u"okta"_s, u"domain"_s, u"dev-1.okta.com/"_s, u"slash"_s);
    row(u"okta"_s, u"domain"_s, u"okta.com@evil.example"_s, elsewhere);
    row(u"okta"_s, u"server"_s, u"default?x=1"_s, elsewhere);
    row(u"okta"_s, u"server"_s, u"default#"_s, elsewhere);
    row(u"gitlab"_s, u"host"_s, u"gitlab.example.com:8443"_s, {});
    row(u"gitlab"_s, u"host"_s, u"example.com/gitlab"_s, {}); // installed under a path
    row(u"gitlab"_s, u"host"_s, u"gitlab.com\r\nX: y"_s, elsewhere);
    row(u"keycloak"_s, u"base"_s, u"http://127.0.0.1:8080"_s, {});
    row(u"keycloak"_s, u"base"_s, u"sso.example.com"_s, u"in front"_s);
    row(u"keycloak"_s, u"base"_s, u"https://sso.example.com/"_s, u"slash"_s);
    row(u"keycloak"_s, u"realm"_s, u"my realm"_s, elsewhere);
    row(u"zoom"_s, u"account_id"_s, u"a?b@c"_s, {}); // stands in no address
}

void ProviderPresetsTest::valuesThatBreakAddressesAreTold()
{
    QFETCH(QString, preset);
    QFETCH(QString, placeholder);
    QFETCH(QString, value);
    QFETCH(QString, words);
    const ProviderPreset &chosen = *presetOf(preset);
    const auto problem = placeholderProblem(chosen, chosen.grants.first(), placeholder, value);
    QCOMPARE(problem.has_value(), !words.isEmpty());
    QVERIFY2(problem.value_or(QString()).contains(words), qPrintable(problem.value_or(QString())));
}

void ProviderPresetsTest::aChangeIsAConflictOnlyWhereSomethingStood()
{
    const ProviderPreset preset = *readPreset(smallest(), u"a.json"_s);
    const Profile wanted = presetProfile(preset, preset.grants.first(), {{u"host"_s, u"b"_s}});
    Profile mine;
    mine.setText(u"name", u"Mine"_s);
    mine.setText(u"provider", {});
    mine.setText(u"token_endpoint", u"https://mine/token"_s);
    mine.setText(u"grant_type", u"client_credentials"_s);
    mine.setText(u"parameters.audience", u"y"_s);
    mine.setText(u"scope", u"s"_s);

    QStringList seen;
    for (const PresetChange &change : presetChanges(mine, wanted))
        seen.append(change.member + u": "_s + change.before + (change.conflict ? u" ! "_s : u" > "_s)
                    + change.after);
    const QStringList expected{u"provider:  > A"_s, u"token_endpoint: https://mine/token ! https://b/token"_s,
                               u"parameters.audience: y ! x"_s,
                               u"omit[token, scope]:  > {\"request\":\"token\",\"name\":\"scope\"}"_s};
    QCOMPARE(seen, expected);
}

void ProviderPresetsTest::onlyChosenChangesAreMade()
{
    const ProviderPreset preset = *readPreset(smallest(), u"a.json"_s);
    const Profile wanted = presetProfile(preset, preset.grants.first(), {{u"host"_s, u"b"_s}});
    Profile mine;
    mine.setText(u"name", u"Mine"_s);
    mine.setText(u"token_endpoint", u"https://mine/token"_s);
    mine.setText(u"client_secret", u"keep"_s);
    const Profile changed = withPresetChanges(mine, wanted, {u"provider"_s, u"omit[token, scope]"_s});
    QCOMPARE(changed.name(), u"Mine"_s);
    QCOMPARE(changed.text(u"token_endpoint"), u"https://mine/token"_s);
    QCOMPARE(changed.text(u"client_secret"), u"keep"_s);
    QCOMPARE(changed.text(u"provider"), u"A"_s);
    QVERIFY(changed.omits(u"token", u"scope"));
    // All of it, and nothing is left to change.
    QStringList all;
    for (const PresetChange &change : presetChanges(changed, wanted))
        all.append(change.member);
    QVERIFY(presetChanges(withPresetChanges(changed, wanted, all), wanted).isEmpty());
}

void ProviderPresetsTest::isFoundByNameOrId()
{
    QCOMPARE(presetOf(u"microsoft entra"_s)->id, u"entra"_s);
    QCOMPARE(presetOf(u"Moov"_s)->id, u"moov"_s);
    QVERIFY(!presetOf(u"sandbox"_s));
    QVERIFY(!presetOf({}));
}

/// Two fields of one form never read the same, and none reads nothing.
void ProviderPresetsTest::hintsOfTheGrantTableAreThereAndDiffer()
{
    for (const GrantDefinition &grant : grantTable()) {
        QHash<QString, QString> nameOf;
        for (const GrantParameter &row : grant.parameters) {
            QVERIFY2(!row.title.isEmpty() && !row.hint.isEmpty() && !row.example.isEmpty()
                         && !row.spec.isEmpty(),
                     qPrintable(grant.grant_type + u' ' + row.name));
            const QString other = nameOf.value(row.hint, row.name);
            QVERIFY2(other == row.name,
                     qPrintable(grant.grant_type + u": "_s + row.name + u" and "_s + other));
            nameOf.insert(row.hint, row.name);
        }
    }
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProviderPresetsTest)
#include "provider_presets_test.moc"
