// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/insomnia_import.h"

#include "exchange_format/foreign_drafts.h"
#include "exchange_format/insomnia_settings.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

// Structure after Insomnia's source of 2025: resources of format 4 (packages/insomnia/src/common/import.ts),
// the tree of format 5 (packages/insomnia/src/common/insomnia-v5.ts).

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(insomnia_import)
};

using Kind = ImportRemark::Kind;

constexpr int mostAncestors = 64;

/// Objects within objects are named with dots: `{{ _.oauth.client_id }}`.
void flatten(ForeignVariables::Values &values, const JsonValue &object, const QString &prefix)
{
    for (const JsonMember &member : object.members()) {
        const QString name = prefix + member.name;
        if (member.value.isObject())
            flatten(values, member.value, name + u'.');
        else if (const auto text = foreignText(member.value))
            values.insert(name, *text);
    }
}

ForeignVariables::Values variablesOf(const JsonValue *object)
{
    ForeignVariables::Values values;
    if (object)
        flatten(values, *object, {});
    return values;
}

class InsomniaImport {
public:
    explicit InsomniaImport(const QString &source)
        : m_drafts(source)
    {
    }

    Result<ForeignImport, ImportRemark> readTree(const JsonDocument &document)
    {
        m_drafts.remarkDuplicates(document.duplicates);
        const JsonValue *environment = document.value.member(u"environments");
        m_variables.enter(variablesOf(environment ? environment->member(u"data") : nullptr));
        const JsonValue *others = environment ? environment->member(u"subEnvironments") : nullptr;
        if (others) {
            for (const JsonValue &other : others->items())
                remarkEnvironment(other);
        }
        const QString name = foreignTextAt(document.value, u"name");
        if (const JsonValue *collection = document.value.member(u"collection"))
            readItems(*collection, u"collection"_s,
                      {name.isEmpty() ? Text::tr("Insomnia collection") : name});
        return m_drafts.finished();
    }

    Result<ForeignImport, ImportRemark> readResources(const JsonDocument &document)
    {
        m_drafts.remarkDuplicates(document.duplicates);
        const JsonValue *resources = document.value.member(u"resources");
        if (!resources || !resources->isArray()) {
            return Failure{ImportRemark{Kind::NotUnderstood, resources ? resources->begin() : -1,
                                        u"resources"_s,
                                        Text::tr("The export has no list of resources. Export it again.")}};
        }
        for (const JsonValue &resource : resources->items())
            m_resources.insert(foreignTextAt(resource, u"_id"), &resource);
        enterEnvironments(*resources);
        for (qsizetype i = 0; i < resources->items().size(); ++i)
            readResource(resources->items()[i], u"resources[%1]"_s.arg(i));
        return m_drafts.finished();
    }

private:
    void remarkEnvironment(const JsonValue &environment)
    {
        m_drafts.remark(
            {Kind::LeftOut, environment.begin(), foreignTextAt(environment, u"name"),
             Text::tr("Values of this environment are not taken, only those of the base environment: "
                      "an export does not say which one is in use.")});
    }

    void readItems(const JsonValue &items, const QString &path, const QStringList &place)
    {
        for (qsizetype i = 0; i < items.items().size(); ++i) {
            const JsonValue &item = items.items()[i];
            const QString itemPath = u"%1[%2]"_s.arg(path).arg(i);
            const QString name = foreignTextAt(item, u"name");
            const QStringList itemPlace = place + QStringList{name.isEmpty() ? itemPath : name};
            m_variables.enter(variablesOf(item.member(u"environment")));
            readAuthentication(item, itemPath, itemPlace);
            if (const JsonValue *children = item.member(u"children"))
                readItems(*children, itemPath + u".children"_s, itemPlace);
            m_variables.leave();
        }
    }

    /// The base environment is the one that no other environment holds.
    void enterEnvironments(const JsonValue &resources)
    {
        ForeignVariables::Values values;
        for (const JsonValue &resource : resources.items()) {
            if (foreignTextAt(resource, u"_type") != "environment"_L1)
                continue;
            const JsonValue *parent = m_resources.value(foreignTextAt(resource, u"parentId"));
            if (parent && foreignTextAt(*parent, u"_type") == "environment"_L1)
                remarkEnvironment(resource);
            else
                values.insert(variablesOf(resource.member(u"data")));
        }
        m_variables.enter(values);
    }

    /// A request or a folder; it stands in folders, which name each its own parent.
    void readResource(const JsonValue &resource, const QString &path)
    {
        const QString type = foreignTextAt(resource, u"_type");
        if (!resource.member(u"authentication") || type == "workspace"_L1)
            return;
        QList<const JsonValue *> chain{&resource};
        while (chain.size() < mostAncestors) {
            const JsonValue *parent = m_resources.value(foreignTextAt(*chain.constFirst(), u"parentId"));
            if (!parent)
                break;
            chain.prepend(parent);
        }
        QStringList place;
        for (const JsonValue *level : chain) {
            const QString name = foreignTextAt(*level, u"name");
            place.append(name.isEmpty() ? foreignTextAt(*level, u"_id") : name);
            m_variables.enter(folderVariables(level));
        }
        readAuthentication(resource, path, place);
        for (qsizetype i = 0; i < chain.size(); ++i)
            m_variables.leave();
    }

    const ForeignVariables::Values &folderVariables(const JsonValue *level)
    {
        const auto known = m_folderVariables.constFind(level);
        return known != m_folderVariables.cend()
            ? *known
            : *m_folderVariables.insert(level, variablesOf(level->member(u"environment")));
    }

    void readAuthentication(const JsonValue &owner, const QString &path, const QStringList &place)
    {
        const JsonValue *authentication = owner.member(u"authentication");
        if (!authentication || !authentication->isObject())
            return;
        const QString type = foreignTextAt(*authentication, u"type");
        if (type != "oauth2"_L1) {
            if (!type.isEmpty() && type != "none"_L1)
                m_drafts.countOther(type);
            return;
        }
        ForeignDraft draft(place.join(u" / "_s), path + u".authentication"_s, m_variables);
        readInsomniaSettings(draft, *authentication);
        m_drafts.add(draft.finished());
    }

    ForeignDrafts m_drafts;
    ForeignVariables m_variables;
    QHash<QString, const JsonValue *> m_resources; ///< by their ids
    QHash<const JsonValue *, ForeignVariables::Values> m_folderVariables;
};

ImportRemark refusal(const JsonValue &place, const QString &found, const QString &why)
{
    return {
        Kind::NotUnderstood, place.begin(), found,
        Text::tr("%1: %2").arg(found, why) + u' '
            + Text::tr("Export the collection from Insomnia as \"Insomnia v5\" or \"Insomnia v4 (JSON)\".")};
}

} // namespace

Result<ForeignImport, ImportRemark> importInsomnia(const JsonDocument &document)
{
    const QString format = foreignTextAt(document.value, u"__export_format");
    if (format == "4"_L1)
        return InsomniaImport(Text::tr("Insomnia export v4")).readResources(document);
    if (!format.isEmpty()) {
        return Failure{refusal(document.value, Text::tr("Insomnia export v%1").arg(format),
                               Text::tr("Only v4 and v5 are read."))};
    }
    const QString type = foreignTextAt(document.value, u"type");
    const QString kind = type.section(u'.', 0, 0);
    const QString version = type.section(u'/', 1);
    if (!version.startsWith("5."_L1)) {
        return Failure{refusal(document.value, type.isEmpty() ? Text::tr("Insomnia export") : type,
                               Text::tr("Only v4 and v5 are read."))};
    }
    if (kind != "collection"_L1 && kind != "spec"_L1)
        return Failure{refusal(document.value, type, Text::tr("This kind of file has no requests."))};
    return InsomniaImport(Text::tr("Insomnia export v5")).readTree(document);
}

} // namespace workbench
