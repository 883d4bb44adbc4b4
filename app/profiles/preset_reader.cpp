// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/provider_preset.h"

#include "protocol/profile.h"
#include "protocol/profile_check.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// Takes the document apart member by member; the first fault ends it.
class PresetReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::PresetReader)

public:
    PresetReader(QByteArrayView text, const QString &file)
        : m_text(text)
        , m_file(file)
    {
    }

    Result<ProviderPreset, PresetError> read()
    {
        const auto parsed = parseJson(m_text);
        if (!parsed) {
            const JsonError &error = parsed.error();
            return Failure{
                PresetError{m_file, {}, error.line, error.column, tr("is no JSON: %1").arg(error.message)}};
        }
        if (!parsed->duplicates.isEmpty()) {
            const JsonDuplicate &duplicate = parsed->duplicates.first();
            fail(duplicate.object + u'.' + duplicate.name, duplicate.offset,
                 tr("stands twice; leave one of the two out"));
        }
        readPreset(parsed->value);
        if (m_error)
            return Failure{*m_error};
        return m_preset;
    }

private:
    void fail(const QString &member, qsizetype offset, const QString &message)
    {
        if (m_error)
            return;
        const TextPosition position = textPosition(m_text, qMax<qsizetype>(offset, 0));
        m_error = PresetError{m_file, member, position.line, position.column, message};
    }

    /// Every member must be one of these.
    bool isObject(const JsonValue &value, const QString &path, const QStringList &known)
    {
        if (!value.isObject()) {
            fail(path, value.begin(), tr("must be an object, in braces"));
            return false;
        }
        for (const JsonMember &member : value.members()) {
            if (!known.isEmpty() && !known.contains(member.name))
                fail(child(path, member.name), member.nameBegin,
                     tr("is no member of a preset; known here: %1").arg(known.join(u", "_s)));
        }
        return !m_error;
    }

    static QString child(const QString &path, const QString &name)
    {
        return path.isEmpty() ? name : path + u'.' + name;
    }

    enum class Presence { Required, Optional };

    QString text(const JsonValue &object, const QString &path, const QString &name,
                 Presence presence = Presence::Required)
    {
        const JsonValue *value = object.member(name);
        if (!value) {
            if (presence == Presence::Required)
                fail(child(path, name), object.begin(), tr("is missing; add it"));
            return {};
        }
        if (!value->isString() || value->text().trimmed().isEmpty()) {
            fail(child(path, name), value->begin(),
                 tr("must be a text that is not empty; mend or remove it"));
            return {};
        }
        return value->text();
    }

    QString url(const JsonValue &object, const QString &path, const QString &name)
    {
        const QString text = this->text(object, path, name);
        checkUrl(text, child(path, name), object.member(name));
        return text;
    }

    void checkUrl(const QString &text, const QString &path, const JsonValue *at)
    {
        const QUrl url(text, QUrl::StrictMode);
        if (!m_error && (!url.isValid() || url.scheme() != "https"_L1 || url.host().isEmpty()))
            fail(path, at->begin(), tr("must be an https address, found '%1'").arg(text));
    }

    QStringList texts(const JsonValue &object, const QString &path, const QString &name, Presence presence)
    {
        QStringList list;
        const JsonValue *value = object.member(name);
        if (!value) {
            if (presence == Presence::Required)
                fail(child(path, name), object.begin(), tr("is missing; add it"));
            return list;
        }
        if (!value->isArray() || (presence == Presence::Required && value->items().isEmpty()))
            fail(child(path, name), value->begin(), tr("must be a list of texts, in brackets"));
        for (const JsonValue &item : value->items()) {
            if (!item.isString() || item.text().trimmed().isEmpty())
                fail(child(path, name), item.begin(), tr("must hold texts that are not empty"));
            list.append(item.text());
        }
        return list;
    }

    void readPreset(const JsonValue &document)
    {
        static const QStringList known{u"preset"_s,    u"id"_s,      u"name"_s,         u"summary"_s,
                                       u"confirmed"_s, u"sources"_s, u"registration"_s, u"placeholders"_s,
                                       u"profile"_s,   u"grants"_s,  u"loopback"_s,     u"refresh"_s,
                                       u"habits"_s,    u"unknown"_s};
        if (!isObject(document, {}, known))
            return;
        const JsonValue *version = document.member(u"preset");
        if (!version || version->toInteger() != 1)
            fail(u"preset"_s, version ? version->begin() : document.begin(), tr("must be the number 1"));
        m_preset.id = text(document, {}, u"id"_s);
        if (!m_error && m_file != m_preset.id + u".json"_s)
            fail(u"id"_s, document.member(u"id")->begin(),
                 tr("must be the name of the file without .json; rename one of the two"));
        m_preset.name = text(document, {}, u"name"_s);
        m_preset.summary = text(document, {}, u"summary"_s);
        m_preset.confirmed = QDate::fromString(text(document, {}, u"confirmed"_s), Qt::ISODate);
        if (!m_error && !m_preset.confirmed.isValid())
            fail(u"confirmed"_s, document.member(u"confirmed")->begin(), tr("must be a date, as 2026-01-31"));
        m_preset.sources = texts(document, {}, u"sources"_s, Presence::Required);
        for (const QString &source : std::as_const(m_preset.sources))
            checkUrl(source, u"sources"_s, document.member(u"sources"));
        m_preset.registration = url(document, {}, u"registration"_s);
        m_preset.unknown = texts(document, {}, u"unknown"_s, Presence::Optional);
        readRefresh(document);
        readPlaceholders(document);
        readHabits(document);
        readLoopback(document);
        m_preset.members = members(document, {}, Presence::Required);
        readGrants(document);
        checkPlaceholders(document);
        checkHabits(document);
    }

    /// What is not known has to be said to be so, for people too.
    void readRefresh(const JsonValue &document)
    {
        m_preset.refresh = text(document, {}, u"refresh"_s);
        if (m_error || m_preset.refresh != "unknown"_L1)
            return;
        m_preset.refresh.clear();
        if (m_preset.unknown.filter(u"refresh token"_s, Qt::CaseInsensitive).isEmpty())
            fail(u"refresh"_s, document.member(u"refresh")->begin(),
                 tr("is unknown, which no entry under unknown says; add one that names the refresh token"));
    }

    void readPlaceholders(const JsonValue &document)
    {
        const JsonValue *list = document.member(u"placeholders");
        if (!list)
            return;
        if (!list->isArray())
            return fail(u"placeholders"_s, list->begin(), tr("must be a list, in brackets"));
        for (qsizetype i = 0; i < list->items().size() && !m_error; ++i) {
            const JsonValue &item = list->items()[i];
            const QString path = u"placeholders[%1]"_s.arg(i);
            if (isObject(item, path, {u"name"_s, u"title"_s, u"explanation"_s, u"example"_s, u"value"_s}))
                m_preset.placeholders.append({text(item, path, u"name"_s), text(item, path, u"title"_s),
                                              text(item, path, u"explanation"_s),
                                              text(item, path, u"example"_s),
                                              text(item, path, u"value"_s, Presence::Optional)});
        }
    }

    void readHabits(const JsonValue &document)
    {
        const JsonValue *habits = document.member(u"habits");
        if (!habits)
            return fail(u"habits"_s, document.begin(), tr("is missing; add it"));
        if (!isObject(*habits, u"habits"_s, {}))
            return;
        QSet<QString> seen;
        for (const JsonMember &habit : habits->members()) {
            const QString path = child(u"habits"_s, habit.name);
            const QString explanation = text(*habits, u"habits"_s, habit.name);
            const bool isMember = profileMember(habit.name) || habit.name.startsWith("parameters."_L1)
                || habit.name.startsWith("extra."_L1) || habit.name.startsWith("omit."_L1);
            if (!isMember)
                fail(path, habit.nameBegin, tr("is no member of the profile document"));
            if (seen.contains(explanation))
                fail(path, habit.value.begin(),
                     tr("says the same as another habit; say what is special here"));
            seen.insert(explanation);
            m_preset.habits.insert(habit.name, explanation);
        }
    }

    void readLoopback(const JsonValue &document)
    {
        const JsonValue *rule = document.member(u"loopback");
        if (!rule)
            return fail(u"loopback"_s, document.begin(), tr("is missing; add it, with \"unknown\" as ports"));
        const QString path = u"loopback"_s;
        if (!isObject(*rule, path, {u"ports"_s, u"hosts"_s, u"explanation"_s}))
            return;
        static const QHash<QString, LoopbackRule::Ports> ports{{u"any"_s, LoopbackRule::Ports::Any},
                                                               {u"exact"_s, LoopbackRule::Ports::Exact},
                                                               {u"none"_s, LoopbackRule::Ports::None},
                                                               {u"unknown"_s, LoopbackRule::Ports::Unknown}};
        const QString name = text(*rule, path, u"ports"_s);
        if (!m_error && !ports.contains(name))
            fail(u"loopback.ports"_s, rule->member(u"ports")->begin(),
                 tr("must be any, exact, none or unknown, found '%1'").arg(name));
        m_preset.loopback = {ports.value(name), texts(*rule, path, u"hosts"_s, Presence::Optional),
                             text(*rule, path, u"explanation"_s)};
    }

    /// The `profile` of the preset or of a grant: members of the profile document, and no secret among them.
    JsonValue members(const JsonValue &object, const QString &path, Presence presence)
    {
        const QString here = child(path, u"profile"_s);
        const JsonValue *profile = object.member(u"profile");
        if (!profile) {
            if (presence == Presence::Required)
                fail(here, object.begin(), tr("is missing; add it"));
            return JsonValue::object();
        }
        if (!isObject(*profile, here, {}))
            return JsonValue::object();
        for (const JsonMember &member : profile->members()) {
            const bool isParent = member.name == "response"_L1 || member.name == "tls"_L1;
            if (isParent) {
                for (const JsonMember &inner : member.value.members())
                    checkMember(here, member.name + u'.' + inner.name, inner.value, inner.nameBegin);
            } else {
                checkMember(here, member.name, member.value, member.nameBegin);
            }
        }
        return *profile;
    }

    void checkMember(const QString &path, const QString &name, const JsonValue &value, qsizetype at)
    {
        const ProfileMember *known = profileMember(name);
        if (!known)
            return fail(child(path, name), at, tr("is no member of the profile document"));
        if (known->secret)
            return fail(child(path, name), at, tr("is a secret, which no preset may hold; remove it"));
        if (name == "grant_type"_L1 || name == "name"_L1 || name == "provider"_L1 || name == "workbench"_L1)
            return fail(child(path, name), at, tr("follows from the preset; remove it"));
        if (const auto complaint = checkProfileMember(*known, value))
            fail(child(path, complaint->member), complaint->offset, complaint->message);
    }

    void readGrants(const JsonValue &document)
    {
        const JsonValue *list = document.member(u"grants");
        if (!list || !list->isArray() || list->items().isEmpty())
            return fail(u"grants"_s, list ? list->begin() : document.begin(),
                        tr("must be a list with at least one grant"));
        for (qsizetype i = 0; i < list->items().size() && !m_error; ++i) {
            const JsonValue &item = list->items()[i];
            const QString path = u"grants[%1]"_s.arg(i);
            if (!isObject(item, path, {u"grant_type"_s, u"title"_s, u"profile"_s}))
                return;
            m_preset.grants.append({text(item, path, u"grant_type"_s), text(item, path, u"title"_s),
                                    members(item, path, Presence::Optional)});
        }
    }

    QSet<QString> usedPlaceholders(const JsonValue &value) const
    {
        static const QRegularExpression pattern(u"\\{([a-z_]+)\\}"_s);
        QSet<QString> names;
        for (auto match = pattern.globalMatch(value.isString() ? value.text() : QString()); match.hasNext();)
            names.insert(match.next().captured(1));
        for (const JsonValue &item : value.items())
            names += usedPlaceholders(item);
        for (const JsonMember &member : value.members())
            names += usedPlaceholders(member.value);
        return names;
    }

    void checkPlaceholders(const JsonValue &document)
    {
        QSet<QString> used = usedPlaceholders(m_preset.members);
        for (const PresetGrant &grant : std::as_const(m_preset.grants))
            used += usedPlaceholders(grant.members);
        for (const PresetPlaceholder &placeholder : std::as_const(m_preset.placeholders)) {
            if (!used.remove(placeholder.name))
                fail(u"placeholders"_s, document.member(u"placeholders")->begin(),
                     tr("describes {%1}, which no member uses; remove it").arg(placeholder.name));
        }
        if (!used.isEmpty())
            fail(u"placeholders"_s, document.begin(),
                 tr("does not describe {%1}, which is used; add it").arg(*used.cbegin()));
    }

    /// Everything that a user would not know from the specifications is explained.
    void checkHabits(const JsonValue &document)
    {
        QList<JsonValue> all{m_preset.members};
        for (const PresetGrant &grant : std::as_const(m_preset.grants))
            all.append(grant.members);
        QStringList wanted;
        for (const JsonValue &members : std::as_const(all)) {
            const auto rows = [&members](QStringView table, const QString &prefix) {
                QStringList names;
                if (const JsonValue *list = members.member(table)) {
                    for (const JsonValue &row : list->items())
                        names.append(prefix
                                     + (row.member(u"name") ? row.member(u"name")->text() : QString()));
                }
                return names;
            };
            if (const JsonValue *parameters = members.member(u"parameters")) {
                for (const JsonMember &parameter : parameters->members())
                    wanted.append(u"parameters."_s + parameter.name);
            }
            wanted += rows(u"extra", u"extra."_s) + rows(u"omit", u"omit."_s);
        }
        for (const QString &member : std::as_const(wanted)) {
            if (!m_preset.habits.contains(member))
                fail(child(u"habits"_s, member), document.member(u"habits")->begin(),
                     tr("is missing: the preset sets it, so it has to be explained"));
        }
    }

    const QByteArrayView m_text;
    const QString m_file;
    ProviderPreset m_preset;
    std::optional<PresetError> m_error;
};

} // namespace

QString PresetError::text() const
{
    QString where = file;
    if (line > 0)
        where += QCoreApplication::translate("PresetError", ", line %1, column %2").arg(line).arg(column);
    if (!member.isEmpty())
        where += u", "_s + member;
    return where + u": "_s + message;
}

Result<ProviderPreset, PresetError> readPreset(QByteArrayView text, const QString &file)
{
    return PresetReader(text, file).read();
}

} // namespace workbench
