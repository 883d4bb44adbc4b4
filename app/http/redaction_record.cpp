// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"
#include "http/redaction_matcher.h"
#include "http/redaction_places.h"
#include "protocol/profile_check.h"
#include "protocol/secret_names.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// The text that stands for a value when it is masked: a string's characters, a number's text, an object's
/// JSON.
QString plainText(const JsonValue &value)
{
    if (value.isString() || value.isNumber())
        return value.text();
    return QString::fromUtf8(writeJson(value, JsonStyle::Compact));
}

bool isMaskedOrEmpty(const QString &text)
{
    return text.isEmpty() || isMask(text.toUtf8());
}

/// A row of the `extra` table whose header or parameter name says secret.
bool isSecretRow(const JsonValue &row)
{
    const JsonValue *name = row.isObject() ? row.member(u"name") : nullptr;
    return name && isSecretName(name->text());
}

} // namespace

JsonValue Redactor::masked(const JsonValue &value) const
{
    return m_matcher->isEmpty() ? value : maskedMember(value, false);
}

JsonValue Redactor::maskedMember(const JsonValue &value, bool secret) const
{
    JsonValue result = value;
    switch (value.kind()) {
    case JsonValue::Kind::Object:
        for (JsonMember &member : result.members()) {
            member.value = maskedMember(member.value, secret || isSecretName(member.name));
            member.name = masked(member.name);
        }
        return result;
    case JsonValue::Kind::Array:
        for (JsonValue &item : result.items())
            item = maskedMember(item, secret);
        return result;
    case JsonValue::Kind::String:
    case JsonValue::Kind::Number:
        break;
    case JsonValue::Kind::Null:
    case JsonValue::Kind::Boolean:
        return result;
    }
    if (secret)
        return isMaskedOrEmpty(value.text()) ? value : JsonValue::string(maskedValue(value.text()));
    const QString text = masked(value.text());
    return text == value.text() ? value : JsonValue::string(text);
}

JsonValue Redactor::maskedProfileMember(const QString &path, const JsonValue &value, bool secret) const
{
    const ProfileMember *known = profileMember(path);
    if (secret || (known && known->secret)) {
        const QString text = plainText(value);
        return value.isNull() || isMaskedOrEmpty(text) ? value : JsonValue::string(maskedValue(text));
    }
    JsonValue result = value;
    for (JsonMember &member : result.members()) {
        const QString memberPath = path.isEmpty() ? member.name : path + u'.' + member.name;
        // What the table knows is secret or not as it says; names decide about everything else.
        const bool byName = !profileMember(memberPath) && isSecretName(member.name);
        const bool inRow = member.name == u"value" && isSecretRow(value);
        member.value = maskedProfileMember(memberPath, member.value, byName || inRow);
    }
    for (JsonValue &item : result.items())
        item = maskedProfileMember(path, item, false);
    if (!value.isString())
        return result;
    const QString text = value.text().contains("://"_L1) ? maskedUrl(value.text()) : masked(value.text());
    return text == value.text() ? value : JsonValue::string(text);
}

Profile Redactor::masked(const Profile &profile) const
{
    if (m_matcher->isEmpty())
        return profile;
    // A document of a newer version is read as far as this one can; what it is stays.
    Profile readable = profile;
    readable.setValue(u"workbench", JsonValue::number(profileVersion));
    const JsonValue document = maskedProfileMember({}, readable.document(), false);
    auto result = Profile::fromJson(writeJson(document));
    // A mask is text wherever text was; should a member not take it, no profile is better than a leak.
    if (!result)
        return Profile();
    if (const JsonValue *version = profile.value(u"workbench"))
        result->setValue(u"workbench", *version);
    return *result;
}

RunError Redactor::masked(const RunError &error) const
{
    RunError result = error;
    if (auto *transport = std::get_if<TransportError>(&result)) {
        transport->message = masked(transport->message);
    } else if (auto *refused = std::get_if<OAuthError>(&result)) {
        refused->error = masked(refused->error);
        refused->error_description = masked(refused->error_description);
        refused->error_uri = maskedUrl(refused->error_uri);
        Parameters others;
        for (Parameter row : refused->others.rows()) {
            const bool secret = isSecretName(row.name) && !isMaskedOrEmpty(row.value);
            row.value = secret ? maskedValue(row.value) : masked(row.value);
            others.append(row);
        }
        refused->others = others;
    } else if (auto *check = std::get_if<CheckFailure>(&result)) {
        check->message = masked(check->message);
        check->expected = masked(check->expected);
        check->actual = masked(check->actual);
    } else if (auto *ended = std::get_if<WaitEnded>(&result)) {
        ended->message = masked(ended->message);
    } else if (auto *usage = std::get_if<UsageError>(&result)) {
        usage->message = masked(usage->message);
    }
    return result;
}

RunRecord Redactor::masked(const RunRecord &record) const
{
    RunRecord result = record;
    if (m_matcher->isEmpty())
        return result;
    result.profile = masked(record.profile);
    for (Step &step : result.steps) {
        step.title = masked(step.title);
        step.reason = masked(step.reason);
    }
    for (Exchange &exchange : result.exchanges)
        exchange = masked(exchange);
    for (Finding &finding : result.findings) {
        finding.message = masked(finding.message);
        finding.expected = masked(finding.expected);
        finding.actual = masked(finding.actual);
    }
    if (record.error)
        result.error = masked(*record.error);
    result.tokens = masked(record.tokens);
    result.frontChannelTokens = masked(record.frontChannelTokens);
    result.secrets.clear();
    return result;
}

} // namespace workbench
