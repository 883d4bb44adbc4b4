// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_drafts.h"

#include "exchange_format/import_limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

using Kind = ImportRemark::Kind;

namespace {

constexpr qsizetype mostNames = 3;
constexpr qsizetype mostDuplicates = 20;
constexpr qsizetype mostTypes = 20;

QByteArray withoutName(Profile profile)
{
    profile.remove(u"name");
    return profile.toJson();
}

} // namespace

ForeignDrafts::ForeignDrafts(const QString &source)
{
    m_import.source = source;
}

void ForeignDrafts::add(const ImportDraft &draft)
{
    const QByteArray content = withoutName(draft.profile);
    if (const auto known = m_places.find(content); known != m_places.end()) {
        ++known->more;
        if (known->names.size() < mostNames)
            known->names.append(draft.profile.name());
        return;
    }
    if (m_import.drafts.size() >= import_limit::foreignProfiles) {
        ++m_tooMany;
        return;
    }
    m_places.insert(content, {m_import.drafts.size(), 0, {}});
    m_import.drafts.append(draft);
}

void ForeignDrafts::remark(const ImportRemark &remark)
{
    const qsizetype room = import_limit::foreignRemarks - m_import.remarks.size();
    if (room > 1)
        m_import.remarks.append(remark);
    else if (room == 1)
        m_import.remarks.append(
            {Kind::NotUnderstood, remark.offset, m_import.source, tr("What follows is not listed.")});
}

void ForeignDrafts::remarkDuplicates(const QList<JsonDuplicate> &duplicates)
{
    for (const JsonDuplicate &duplicate : duplicates.first(qMin(mostDuplicates, duplicates.size()))) {
        const QString path =
            duplicate.object.isEmpty() ? duplicate.name : duplicate.object + u'.' + duplicate.name;
        remark({Kind::NotUnderstood, duplicate.offset, path,
                tr("Stands twice in one object; the first one is taken.")});
    }
}

void ForeignDrafts::countOther(const QString &type)
{
    if (m_others.contains(type) || m_others.size() < mostTypes)
        ++m_others[type];
}

Result<ForeignImport, ImportRemark> ForeignDrafts::finished() const
{
    QStringList types = m_others.keys();
    types.sort();
    if (m_import.drafts.isEmpty()) {
        const QString others =
            types.isEmpty() ? QString() : u' ' + tr("It has these instead: %1.").arg(types.join(u", "_s));
        return Failure{ImportRemark{
            Kind::NotUnderstood, -1, m_import.source,
            tr("%1: there are no OAuth 2.0 settings in it.").arg(m_import.source) + others + u' '
                + tr("Export the collection, folder or request whose authorization is OAuth 2.0.")}};
    }
    ForeignImport import = m_import;
    for (const Place &place : m_places) {
        if (place.more == 0)
            continue;
        const QString names =
            place.names.join(u", "_s) + (place.more > place.names.size() ? u", …"_s : QString());
        import.drafts[place.draft].remarks.append(
            {Kind::LeftOut, -1, names,
             tr("The same settings stand at %n more place(s); they make one profile.", nullptr, place.more)});
    }
    for (const QString &type : types) {
        import.remarks.append(
            {Kind::LeftOut, -1, type,
             tr("%n time(s); only OAuth 2.0 makes a profile.", nullptr, m_others.value(type))});
    }
    if (m_tooMany > 0) {
        import.remarks.append(
            {Kind::NotUnderstood, -1, import.source,
             tr("Only the first %1 different settings are read; %n more stand in it. Export "
                "the folders one by one.",
                nullptr, m_tooMany)
                 .arg(import_limit::foreignProfiles)});
    }
    return import;
}

} // namespace workbench
