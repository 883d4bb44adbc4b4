// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What each preset sends, against requests written by hand from the provider's documentation:
// providers/*.http, one for each preset, a section for each grant with the address of the document that it
// was written from.
#include "flows/plan.h"
#include "profiles/preset_application.h"
#include "profiles/provider_presets.h"
#include "protocol/parameters.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {

/// One request in the words of the file: names and values decoded.
struct ExpectedRequest {
    QString method;
    QString url;
    QStringList headers; ///< "Name: value"
    QStringList parameters; ///< "name=value" of query or body
    bool json = false;
};

/// `### title`, comments (`# https://…`, `# with member = value`, `# placeholder name = value`), requests.
struct Section {
    QString title;
    QStringList sources;
    QHash<QString, QString> placeholders;
    QList<std::pair<QString, QString>> inputs;
    QList<ExpectedRequest> requests;
};

QString folder()
{
    return QStringLiteral(WORKBENCH_SOURCE_DIR "/tests/profiles/providers/");
}

QList<Section> sectionsOf(const QString &id)
{
    QFile file(folder() + id + u".http"_s);
    QList<Section> sections;
    if (!file.open(QIODevice::ReadOnly))
        return sections;
    bool inBody = false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto assignment = [&line](const QString &keyword) {
            const QString rest = line.sliced(keyword.size());
            return std::pair{rest.section(u" = "_s, 0, 0), rest.section(u" = "_s, 1)};
        };
        if (line.startsWith("### "_L1)) {
            sections.append(Section{line.sliced(4), {}, {}, {}, {}});
            inBody = false;
        } else if (line.startsWith("# with "_L1)) {
            sections.last().inputs.append(assignment(u"# with "_s));
        } else if (line.startsWith("# placeholder "_L1)) {
            const auto [name, value] = assignment(u"# placeholder "_s);
            sections.last().placeholders.insert(name, value);
        } else if (line.startsWith("# https://"_L1)) {
            sections.last().sources.append(line.sliced(2));
        } else if (line.startsWith("GET "_L1) || line.startsWith("POST "_L1)) {
            inBody = line.startsWith("GET "_L1);
            sections.last().requests.append({line.section(u' ', 0, 0), line.section(u' ', 1), {}, {}, false});
        } else if (line.isEmpty()) {
            inBody = true;
        } else if (inBody) {
            sections.last().requests.last().parameters.append(line);
        } else {
            ExpectedRequest &request = sections.last().requests.last();
            request.json |= line == "Content-Type: application/json"_L1;
            request.headers.append(line);
        }
    }
    for (Section &section : sections) {
        for (ExpectedRequest &request : section.requests)
            request.parameters.sort();
    }
    return sections;
}

QStringList formParameters(const QByteArray &form)
{
    QStringList list;
    const Parameters parameters = Parameters::fromForm(form).parameters;
    for (const Parameter &row : parameters.rows())
        list.append(row.name + u'=' + row.value);
    list.sort();
    return list;
}

QStringList jsonParameters(const QByteArray &json)
{
    QStringList list;
    const auto parsed = parseJson(json);
    if (!parsed)
        return {u"no JSON"_s};
    for (const JsonMember &member : parsed->value.members())
        list.append(member.name + u'=' + member.value.text());
    list.sort();
    return list;
}

} // namespace

class ProviderRequestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyGrantHasItsExpectation();
    void requests_data();
    void requests();
    void noFileIsLeftOver();
};

/// What a preset offers, and this version can run, is written down.
void ProviderRequestsTest::everyGrantHasItsExpectation()
{
    QVERIFY(providerPresets().presets.size() >= 26);
    for (const ProviderPreset &preset : providerPresets().presets) {
        const QList<Section> sections = sectionsOf(preset.id);
        for (const PresetGrant &grant : offeredGrants(preset)) {
            const bool isThere = std::any_of(sections.cbegin(), sections.cend(), [&](const Section &section) {
                return section.title == grant.title;
            });
            QVERIFY2(isThere, qPrintable(preset.id + u".http has no section "_s + grant.title));
        }
    }
}

void ProviderRequestsTest::requests_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("index");
    for (const ProviderPreset &preset : providerPresets().presets) {
        const QList<Section> sections = sectionsOf(preset.id);
        for (int i = 0; i < sections.size(); ++i)
            QTest::addRow("%s: %s", qPrintable(preset.id), qPrintable(sections[i].title)) << preset.id << i;
    }
}

void ProviderRequestsTest::requests()
{
    QFETCH(QString, id);
    QFETCH(int, index);
    const Section section = sectionsOf(id)[index];
    QVERIFY2(!section.sources.isEmpty(), "a section cites what it was written from");
    const ProviderPreset &preset = *presetOf(id);
    const QList<PresetGrant> grants = offeredGrants(preset);
    const auto grant = std::find_if(grants.cbegin(), grants.cend(), [&](const PresetGrant &candidate) {
        return section.title.startsWith(candidate.title);
    });
    QVERIFY(grant != grants.cend());

    Profile profile = presetProfile(preset, *grant, section.placeholders);
    for (const auto &[member, value] : section.inputs) {
        const auto set = profile.setFromText(member, value);
        QVERIFY2(set.isOk(), set ? "" : qPrintable(set.error().text()));
    }
    const RequestPlan plan = previewRequests(profile);
    for (const PlanProblem &problem : plan.problems)
        QVERIFY2(problem.severity == PlanProblem::Severity::Notice,
                 qPrintable(problem.member + u": "_s + problem.message));
    const QList<HttpRequest> sent = plan.requests();
    QCOMPARE(sent.size(), section.requests.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const HttpRequest &actual = sent[i];
        const ExpectedRequest &expected = section.requests[i];
        QCOMPARE(QString::fromLatin1(actual.method), expected.method);
        const QString url = actual.method == "GET" ? actual.url.section(u'?', 0, 0) : actual.url;
        QCOMPARE(url, expected.url);
        const QByteArray form = actual.method == "GET" ? actual.url.section(u'?', 1).toUtf8() : actual.body;
        QCOMPARE(expected.json ? jsonParameters(form) : formParameters(form), expected.parameters);
        for (const QString &line : expected.headers) {
            const QByteArray name = line.section(u": "_s, 0, 0).toLatin1();
            QCOMPARE(QString::fromUtf8(actual.headers.value(name).value_or("absent")),
                     line.section(u": "_s, 1));
        }
        if (expected.headers.filter(u"Authorization"_s).isEmpty())
            QVERIFY(!actual.headers.contains("Authorization"));
    }
}

void ProviderRequestsTest::noFileIsLeftOver()
{
    const QStringList files = QDir(folder()).entryList({u"*.http"_s});
    for (const QString &file : files)
        QVERIFY2(presetOf(file.section(u'.', 0, 0)), qPrintable(file));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ProviderRequestsTest)
#include "provider_requests_test.moc"
