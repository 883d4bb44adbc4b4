// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_draft.h"

#include "exchange_format/import_rows.h"
#include "protocol/grant_table.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace workbench {

using Kind = ImportRemark::Kind;
using Request = GrantParameter::Request;

std::optional<QString> foreignText(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return QString();
    case JsonValue::Kind::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case JsonValue::Kind::Number:
    case JsonValue::Kind::String:
        return value.text();
    case JsonValue::Kind::Array:
    case JsonValue::Kind::Object:
        break;
    }
    return std::nullopt;
}

QString foreignTextAt(const JsonValue &object, QStringView name)
{
    const JsonValue *member = object.member(name);
    return member ? foreignText(*member).value_or(QString()) : QString();
}

ForeignDraft::ForeignDraft(const QString &profileName, const QString &path, ForeignVariables &variables)
    : m_path(path)
    , m_variables(variables)
{
    profile().setText(u"name", profileName);
}

void ForeignDraft::remark(Kind kind, const ForeignValue &value, const QString &message)
{
    const qsizetype room = import_limit::foreignRemarks - m_draft.remarks.size();
    if (room <= 0)
        return;
    if (room == 1) {
        m_draft.remarks.append({Kind::NotUnderstood, value.offset, m_path,
                                tr("What follows is not listed: no tool writes that many settings.")});
        return;
    }
    const bool isPart = !m_path.isEmpty() && !value.name.isEmpty();
    m_draft.remarks.append(
        {kind, value.offset, m_path + (isPart ? u"."_s : QString()) + value.name, message});
}

void ForeignDraft::addMissing(const QString &member, const QString &source)
{
    m_draft.missing.append({member, source});
}

/// Variables by their values; those that the file has no value for are for the user to enter.
QString ForeignDraft::resolved(const QString &member, const ForeignValue &value)
{
    const ForeignVariables::Text text = m_variables.resolved(value.text);
    for (const QString &unknown : text.unknown)
        m_draft.missing.append({member, unknown});
    return text.text;
}

void ForeignDraft::setGrant(const ForeignValue &value, const QString &grant)
{
    if (!grant.isEmpty())
        return profile().setText(u"grant_type", grant);
    profile().setText(u"grant_type", value.text);
    remark(Kind::NotUnderstood, value,
           tr("No grant of this program is called %1 there; it stands in the profile as it is. Choose the "
              "grant that is meant.")
               .arg(value.text));
}

void ForeignDraft::setMember(const QString &member, const ForeignValue &value)
{
    if (!value.text.isEmpty())
        profile().setText(member, resolved(member, value));
}

void ForeignDraft::addParameter(const QString &name, const ForeignValue &value)
{
    if (!value.text.isEmpty())
        addGrantParameters(profile(), {{name, resolved(u"parameters."_s + name, value), false}});
}

void ForeignDraft::addRow(const QString &request, ExtraRow::Place place, const ForeignValue &value,
                          bool enabled)
{
    const GrantDefinition *grant = grantDefinition(profile().grantType());
    const bool forToken = request == "token"_L1;
    if (grant && !grant->sends(forToken ? Request::Token : Request::Authorization)
        && request != "refresh"_L1) {
        return remark(Kind::LeftOut, value,
                      forToken ? tr("This grant sends no token request.")
                               : tr("This grant sends no authorization request."));
    }
    if (profile().extra().size() >= import_limit::parameters) {
        return remark(Kind::NotUnderstood, value,
                      tr("Only the first %1 rows are taken.").arg(import_limit::parameters));
    }
    const bool isRefresh = forToken && profile().grantType() == "refresh_token"_L1;
    const QString member = u"extra[%1].value"_s.arg(profile().extra().size());
    workbench::addRow(
        profile(), {isRefresh ? u"refresh"_s : request, place, value.name, resolved(member, value), enabled});
}

void ForeignDraft::setPkce(const ForeignValue &value, const QString &method)
{
    const GrantDefinition *grant = grantDefinition(profile().grantType());
    if (!grant || !grant->parameter(Request::Authorization, u"code_challenge"))
        return;
    const QStringList methods = profileMember(u"code_challenge_method")->values;
    if (method.isEmpty() || methods.contains(method))
        return profile().setText(u"code_challenge_method", method);
    remark(Kind::NotUnderstood, value,
           tr("%1 is no method of PKCE (RFC 7636 §4.2); the profile uses S256.").arg(method));
}

void ForeignDraft::setAuthentication(const ForeignValue &value, Credentials credentials)
{
    const GrantDefinition *grant = grantDefinition(profile().grantType());
    if (grant && !grant->sends(Request::Token))
        return;
    const QString id = profile().text(u"client_id");
    const QString secret = profile().text(u"client_secret");
    if (secret.isEmpty()) {
        profile().setText(u"token_endpoint_auth_method", u"none"_s);
        if (credentials == Credentials::InHeader) {
            remark(Kind::Changed, value,
                   tr("There is no secret: the profile sends client_id in the body (RFC 6749 §3.2.1), where "
                      "the other tool would send a Basic header with an empty password."));
        }
        return;
    }
    const bool inHeader = credentials == Credentials::InHeader;
    profile().setText(u"token_endpoint_auth_method",
                      inHeader ? u"client_secret_basic"_s : u"client_secret_post"_s);
    // None of the tools encodes the two before base64, as RFC 6749 §2.3.1 would have it.
    if (inHeader && (formEncoded(id) != id.toUtf8() || formEncoded(secret) != secret.toUtf8()))
        profile().setText(u"basic_encoding", u"raw"_s);
}

ImportDraft ForeignDraft::finished()
{
    remarkRefreshEndpoint();
    return std::move(m_draft);
}

void ForeignDraft::remarkRefreshEndpoint()
{
    const QString endpoint = m_variables.resolved(m_refreshEndpoint.text).text;
    if (endpoint.isEmpty() || endpoint == profile().text(u"token_endpoint"))
        return;
    remark(Kind::NotUnderstood, m_refreshEndpoint,
           tr("A profile refreshes at its token endpoint; for %1 duplicate the profile and set that as "
              "token_endpoint.")
               .arg(endpoint));
}

void ForeignDraft::take(const QList<ForeignName> &names, const ForeignValue &value)
{
    if (value.text.isEmpty())
        return;
    const auto name = std::find_if(names.cbegin(), names.cend(), [&value](const ForeignName &candidate) {
        return candidate.name == value.name;
    });
    if (name == names.cend()) {
        return remark(Kind::NotUnderstood, value,
                      tr("This program does not know this setting. Look up what it changes, and set that in "
                         "the profile."));
    }
    switch (name->meaning) {
    case ForeignMeaning::Member:
        return setMember(name->target, value);
    case ForeignMeaning::Parameter:
        return addParameter(name->target, value);
    case ForeignMeaning::RefreshEndpoint:
        m_refreshEndpoint = value;
        return;
    case ForeignMeaning::State:
        return remark(Kind::Changed, value,
                      tr("Each run makes up a state of its own and compares it (RFC 6749 §10.12)."));
    case ForeignMeaning::Read:
        return;
    case ForeignMeaning::TokenUse:
        return remark(Kind::LeftOut, value,
                      tr("Says how the token goes to an API; a profile ends with the token."));
    case ForeignMeaning::SavedToken:
        return remark(Kind::LeftOut, value, tr("A token from earlier; a run gets one of its own."));
    case ForeignMeaning::Browser:
        return remark(Kind::LeftOut, value, tr("The log-in always takes place in the system browser."));
    case ForeignMeaning::Automatic:
        return remark(Kind::LeftOut, value, tr("This program gets a token when it is told to."));
    case ForeignMeaning::Label:
        return remark(Kind::LeftOut, value, tr("Has a meaning only in the other tool."));
    case ForeignMeaning::Unsupported:
        return remark(Kind::NotUnderstood, value,
                      tr("Changes what is sent, and a profile has no member for it."));
    }
}

} // namespace workbench
