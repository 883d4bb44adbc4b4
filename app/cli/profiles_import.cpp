// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/bounded_file.h"
#include "cli/profile_arguments.h"
#include "cli/profiles_answer.h"
#include "exchange_format/profile_file.h"
#include "http/redaction.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

/// A profile of a file, on its way into the keychain.
struct Candidate {
    QString file;
    ImportDraft draft;
    QStringList remarks{}; ///< masked
    std::optional<ProfileIndexEntry> replaced{};
};

bool hasContent(const Profile &profile, const QString &member)
{
    const JsonValue *value = profile.value(member);
    return value && !value->isNull() && value->toString() != QString();
}

struct Candidates {
    QList<Candidate> profiles{};
    QStringList remarks{}; ///< about files as a whole
};

/// "p.json, line 3: "
QString placeOf(const QString &file, const ImportRemark &remark, QByteArrayView content)
{
    if (remark.offset < 0)
        return file + u": "_s;
    const int line = textPosition(content, remark.offset).line;
    return Text::tr("%1, line %2: ").arg(file).arg(line);
}

QString textOf(const ImportRemark &remark)
{
    return remark.subject.isEmpty() ? remark.message : remark.subject + u": "_s + remark.message;
}

QStringList remarksOn(const QString &file, const ImportDraft &draft, QByteArrayView content)
{
    const Redactor redactor(draft.profile.secrets());
    const QString about = Text::tr("“%1”: ").arg(draft.profile.name());
    QStringList remarks;
    for (const ImportRemark &remark : draft.remarks)
        remarks.append(redactor.masked(placeOf(file, remark, content) + about + textOf(remark)));
    for (const MissingValue &missing : draft.missing) {
        const QString named = missing.source.isEmpty()
            ? Text::tr("the file has no value for %1").arg(missing.member)
            : Text::tr("the file has no value for %1, only the name %2").arg(missing.member, missing.source);
        remarks.append(file + u": "_s + about + named);
    }
    return remarks;
}

Result<QByteArray, QString> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Text::tr("%1 cannot be read: %2").arg(path, file.errorString())};
    const auto content = boundedContent(file, largestProfileFile);
    if (!content) {
        return Failure{Text::tr("%1 is larger than %2 MiB; that is no file of profiles.")
                           .arg(path)
                           .arg(largestProfileFile / (1024 * 1024))};
    }
    return *content;
}

Result<std::monostate, QString> addFile(Candidates &candidates, const QString &path)
{
    const auto content = contentOf(path);
    if (!content)
        return Failure{content.error()};
    const auto file = readProfileFile(*content);
    if (!file)
        return Failure{QString(path + u": "_s + textOf(file.error()))};
    for (const ImportRemark &remark : file->remarks)
        candidates.remarks.append(placeOf(path, remark, *content) + textOf(remark));
    for (const ImportDraft &draft : file->drafts)
        candidates.profiles.append({path, draft, remarksOn(path, draft, *content)});
    return std::monostate();
}

/// Why one of them cannot be stored, as far as that is known without the keychain.
std::optional<QString> nameProblem(const QList<Candidate> &candidates)
{
    QStringList names;
    for (const Candidate &candidate : candidates) {
        const QString name = candidate.draft.profile.name();
        if (name.trimmed().isEmpty()) {
            return Text::tr(
                       "%1: a profile has no name; give it one with --as NAME, or in the file as “name”.")
                .arg(candidate.file);
        }
        if (names.contains(name)) {
            return Text::tr("%1: the name “%2” stands twice in what is to be imported; the second would "
                            "replace the first. Change one of them.")
                .arg(candidate.file, name);
        }
        names.append(name);
    }
    return std::nullopt;
}

/// `run` would take the name for something else.
void remarkHiddenName(Candidate &candidate)
{
    const QString name = candidate.draft.profile.name();
    if (isStoredName(name))
        return;
    candidate.remarks.append(
        Text::tr(
            "%1: “%2” means another profile or a file to run and preview; there, name this one by its id.")
            .arg(candidate.file, name));
}

Result<Candidates, Problem> candidatesFrom(const QStringList &files, const std::optional<QString> &as)
{
    Candidates candidates;
    for (const QString &file : files) {
        if (const auto added = addFile(candidates, file); !added)
            return Failure{usageProblem(added.error())};
    }
    if (as && candidates.profiles.size() != 1) {
        return Failure{usageProblem(
            Text::tr("--as names one profile, but there are %1 to import.").arg(candidates.profiles.size()))};
    }
    if (as)
        candidates.profiles.first().draft.profile.setText(u"name", *as);
    if (const auto problem = nameProblem(candidates.profiles))
        return Failure{usageProblem(*problem)};
    for (Candidate &candidate : candidates.profiles)
        remarkHiddenName(candidate);
    return candidates;
}

/// Finds the stored profiles that are to be replaced.
std::optional<Problem> findReplaced(QList<Candidate> &candidates, const ProfileIndex &index)
{
    for (Candidate &candidate : candidates) {
        const QString name = candidate.draft.profile.name();
        QList<ProfileIndexEntry> present;
        std::copy_if(index.entries.cbegin(), index.entries.cend(), std::back_inserter(present),
                     [&name](const ProfileIndexEntry &entry) { return entry.name == name; });
        if (present.size() > 1)
            return ambiguousName(name, present);
        if (!present.isEmpty())
            candidate.replaced = present.first();
    }
    return std::nullopt;
}

/// A file without secrets replaces a profile with them: what is gone is told, for it stood nowhere else.
void remarkLostSecrets(Candidate &candidate, const Profile &before)
{
    QStringList lost;
    for (const ProfileMember &member : profileMembers()) {
        const bool isLost = member.secret && hasContent(before, member.name)
            && !hasContent(candidate.draft.profile, member.name);
        if (isLost)
            lost.append(member.name);
    }
    if (lost.isEmpty())
        return;
    candidate.remarks.append(Text::tr("%1: “%2” was stored with %3, which the file does not have: now it is "
                                      "empty.")
                                 .arg(candidate.file, before.name(), lost.join(u", "_s)));
}

void addStored(ProfilesAnswer &answer, const Candidate &candidate, const QUuid &id)
{
    const QString name = candidate.draft.profile.name();
    const QString how = candidate.replaced ? Text::tr("replaced") : Text::tr("new");
    answer.text += visibleLine(idText(id) + u"  "_s + name + u"  ("_s + how + u')').toUtf8() + '\n';
    JsonValue remarks = JsonValue::array();
    for (const QString &remark : candidate.remarks)
        remarks.items().append(JsonValue::string(remark));
    QList<JsonMember> members = identityOf(id, name);
    members += {{u"file"_s, JsonValue::string(candidate.file)},
                {u"replaced"_s, JsonValue::boolean(candidate.replaced.has_value())},
                {u"remarks"_s, remarks}};
    answer.json.first().value.items().append(JsonValue::object(members));
    answer.remarks += candidate.remarks;
}

Problem about(const Candidate &candidate, Problem problem)
{
    problem.message =
        Text::tr("“%1” of %2: ").arg(candidate.draft.profile.name(), candidate.file) + problem.message;
    return problem;
}

std::optional<Problem> store(StoredProfiles &stored, Candidate candidate, ProfilesAnswer &answer)
{
    const Profile &profile = candidate.draft.profile;
    if (!candidate.replaced) {
        const auto entry = stored.save(QUuid::createUuid(), profile);
        if (!entry)
            return about(candidate, entry.error());
        addStored(answer, candidate, entry->id);
        return std::nullopt;
    }
    const auto replacement = stored.replace(candidate.replaced->id, profile);
    if (!replacement)
        return about(candidate, replacement.error());
    remarkLostSecrets(candidate, replacement->before);
    addStored(answer, candidate, replacement->entry.id);
    return std::nullopt;
}

} // namespace

ProfilesAnswer importFiles(StoredProfiles &stored, const QStringList &files, const std::optional<QString> &as)
{
    auto candidates = candidatesFrom(files, as);
    if (!candidates)
        return failed(candidates.error());
    const auto index = stored.list();
    if (!index)
        return failed(index.error());
    if (const auto problem = findReplaced(candidates->profiles, *index))
        return failed(*problem);

    ProfilesAnswer answer;
    answer.json = {{u"profiles"_s, JsonValue::array()}};
    answer.remarks = candidates->remarks;
    for (const Candidate &candidate : std::as_const(candidates->profiles)) {
        answer.problem = store(stored, candidate, answer);
        if (answer.problem)
            break;
    }
    return answer;
}

} // namespace workbench::cli
