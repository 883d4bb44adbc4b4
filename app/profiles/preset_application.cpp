// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/preset_application.h"

#include "protocol/grant_table.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(preset_application)
};

/// From front to end, once: braces that a value brings along name no placeholder.
QString filledIn(const QString &text, const QHash<QString, QString> &placeholders)
{
    QString result;
    qsizetype at = 0;
    for (qsizetype close = text.indexOf(u'}'); close >= 0; close = text.indexOf(u'}', at)) {
        const qsizetype open = text.lastIndexOf(u'{', close);
        const QString value =
            open < at ? QString() : placeholders.value(text.sliced(open + 1, close - open - 1));
        result += value.isEmpty() ? text.sliced(at, close + 1 - at) : text.sliced(at, open - at) + value;
        at = close + 1;
    }
    return result + text.sliced(at);
}

JsonValue filledIn(const JsonValue &value, const QHash<QString, QString> &placeholders)
{
    JsonValue result = value;
    if (value.isString())
        return JsonValue::string(filledIn(value.text(), placeholders));
    for (JsonValue &item : result.items())
        item = filledIn(item, placeholders);
    for (JsonMember &member : result.members())
        member.value = filledIn(member.value, placeholders);
    return result;
}

/// Tables of the grant stand behind those of the preset; all else replaces.
void take(Profile &profile, const JsonValue &members)
{
    for (const JsonMember &member : members.members()) {
        const JsonValue *present = profile.value(member.name);
        JsonValue merged = present ? *present : JsonValue();
        if (merged.isArray() && member.value.isArray()) {
            merged.items() += member.value.items();
        } else if (merged.isObject() && member.value.isObject()) {
            for (const JsonMember &inner : member.value.members())
                merged.setMember(inner.name, inner.value);
        } else {
            merged = member.value;
        }
        profile.setValue(member.name, merged);
    }
}

bool isAddress(const QString &member)
{
    return member.endsWith("_endpoint"_L1) || member.endsWith("_uri"_L1) || member == "issuer"_L1;
}

/// What a value would make of an address in which `before` and `after` stand around it.
std::optional<QString> addressProblem(const QString &before, const QString &value, const QString &after)
{
    const bool hasScheme = value.startsWith("https://"_L1, Qt::CaseInsensitive)
        || value.startsWith("http://"_L1, Qt::CaseInsensitive);
    if (before.isEmpty() && !hasScheme)
        return Text::tr("The address begins here: put https:// in front.");
    if (!before.isEmpty() && hasScheme)
        return Text::tr("The preset has https:// already: leave it out here.");
    const auto strange = std::find_if(value.cbegin(), value.cend(), [](QChar c) {
        return c.isSpace() || !c.isPrint() || QStringView(u"?#@\\").contains(c);
    });
    if (strange != value.cend()) {
        return Text::tr("“%1” does not belong here: the address would lead somewhere else.")
            .arg(visibleLine(QString(*strange)));
    }
    if (value.endsWith(u'/') && after.startsWith(u'/'))
        return Text::tr("Leave out the slash at the end: the preset has it already.");
    return std::nullopt;
}

QString shown(const JsonValue &value)
{
    return value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact));
}

/// One value of a preset with the way to put it into a profile.
struct Piece {
    QString member; ///< as in PresetChange
    JsonValue value;
    QString table{}; ///< `extra` or `omit` for a row
};

QString rowName(const QString &table, const JsonValue &row)
{
    QStringList parts;
    for (const QString &name : {u"request"_s, u"in"_s, u"name"_s}) {
        if (const JsonValue *part = row.member(name))
            parts.append(part->text());
    }
    return table + u'[' + parts.join(u", "_s) + u']';
}

/// A preset's profile in pieces that can be taken one by one.
QList<Piece> piecesOf(const Profile &preset)
{
    QList<Piece> pieces;
    const QList<JsonMember> members = preset.document().members();
    for (const JsonMember &member : members) {
        if (member.name == "workbench"_L1 || member.name == "name"_L1)
            continue;
        if (member.name == "extra"_L1 || member.name == "omit"_L1) {
            for (const JsonValue &row : member.value.items())
                pieces.append({rowName(member.name, row), row, member.name});
        } else if (member.value.isObject()) {
            for (const JsonMember &inner : member.value.members())
                pieces.append({member.name + u'.' + inner.name, inner.value});
        } else {
            pieces.append({member.name, member.value});
        }
    }
    return pieces;
}

const JsonValue *presentValue(const Profile &profile, const Piece &piece)
{
    if (piece.table.isEmpty())
        return profile.value(piece.member);
    const JsonValue *table = profile.value(piece.table);
    if (!table)
        return nullptr;
    for (const JsonValue &row : table->items()) {
        if (rowName(piece.table, row) == piece.member)
            return &row;
    }
    return nullptr;
}

bool isEmpty(const JsonValue &value)
{
    return value.isNull() || (value.isString() && value.text().isEmpty());
}

void put(Profile &profile, const Piece &piece)
{
    if (piece.table.isEmpty())
        return profile.setValue(piece.member, piece.value);
    const JsonValue *present = profile.value(piece.table);
    JsonValue table = present ? *present : JsonValue::array();
    const auto row =
        std::find_if(table.items().begin(), table.items().end(), [&](const JsonValue &candidate) {
            return rowName(piece.table, candidate) == piece.member;
        });
    if (row == table.items().end())
        table.items().append(piece.value);
    else
        *row = piece.value;
    profile.setValue(piece.table, table);
}

} // namespace

QList<PresetGrant> offeredGrants(const ProviderPreset &preset)
{
    QList<PresetGrant> grants = preset.grants;
    grants.removeIf([](const PresetGrant &grant) { return !grantDefinition(grant.grant_type); });
    return grants;
}

Profile presetProfile(const ProviderPreset &preset, const PresetGrant &grant,
                      const QHash<QString, QString> &placeholders)
{
    Profile profile;
    profile.setText(u"name", preset.name);
    profile.setText(u"provider", preset.name);
    profile.setText(u"grant_type", grant.grant_type);
    take(profile, filledIn(preset.members, placeholders));
    take(profile, filledIn(grant.members, placeholders));
    return profile;
}

std::optional<QString> placeholderProblem(const ProviderPreset &preset, const PresetGrant &grant,
                                          const QString &placeholder, const QString &value)
{
    const QString braced = u'{' + placeholder + u'}';
    const JsonValue document = presetProfile(preset, grant, {}).document();
    for (const JsonMember &member : document.members()) {
        const QString text = member.value.toString().value_or(QString());
        const qsizetype at = text.indexOf(braced);
        if (value.isEmpty() || at < 0 || !isAddress(member.name))
            continue;
        if (const auto problem = addressProblem(text.first(at), value, text.sliced(at + braced.size())))
            return problem;
    }
    return std::nullopt;
}

QList<PresetChange> presetChanges(const Profile &profile, const Profile &preset)
{
    QList<PresetChange> changes;
    const QList<Piece> pieces = piecesOf(preset);
    for (const Piece &piece : pieces) {
        const JsonValue *present = presentValue(profile, piece);
        if (present && *present == piece.value)
            continue;
        const bool conflict = present && !isEmpty(*present);
        changes.append({piece.member, present ? shown(*present) : QString(), shown(piece.value), conflict});
    }
    return changes;
}

Profile withPresetChanges(Profile profile, const Profile &preset, const QStringList &members)
{
    const QList<Piece> pieces = piecesOf(preset);
    for (const Piece &piece : pieces) {
        if (members.contains(piece.member))
            put(profile, piece);
    }
    return profile;
}

} // namespace workbench
