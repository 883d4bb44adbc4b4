// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/import_rows.h"
#include "message/authorization.h"
#include "protocol/grant_table.h"

#include <QUrl>

using namespace Qt::StringLiterals;

// What an authorization request says about a profile.

namespace workbench {

namespace {

const QString authorization = u"authorization"_s;

QByteArray queryOf(const QString &url)
{
    return url.section(u'#', 0, 0).section(u'?', 1).toUtf8();
}

/// OAuth Multiple Response Types 1.0: a code alone, tokens alone, or both.
QString grantOf(const QString &response_type)
{
    const QStringList asked = response_type.split(u' ', Qt::SkipEmptyParts);
    const bool code = asked.isEmpty() || asked.contains("code"_L1);
    const QString grant = asked.size() > 1 && code ? u"hybrid"_s : u"implicit"_s;
    const bool isCodeAlone = code && asked.size() <= 1;
    return isCodeAlone || !grantDefinition(grant) ? u"authorization_code"_s : grant;
}

/// False for a grant that exchanges no code: a run would not send a challenge.
bool usesPkce(const GrantDefinition &grant)
{
    return grant.parameter(GrantParameter::Request::Authorization, u"code_challenge");
}

/// Values that a run makes up leave no trace in the profile but whether they are sent.
void takeRunTimeValues(Profile &profile, const GrantDefinition &grant, const FoundParameters &parameters)
{
    const QStringList names = namesIn(parameters);
    if (!names.contains("state"_L1))
        profile.setFlag(u"use_state", false);
    if (names.contains("nonce"_L1) != profile.usesNonce())
        profile.setFlag(u"use_nonce", names.contains("nonce"_L1));
    if (!usesPkce(grant))
        return;
    if (!names.contains("code_challenge"_L1)) {
        profile.setText(u"code_challenge_method", {});
        return;
    }
    // RFC 7636 §4.3: plain if it is not stated.
    const QString method = textOf(parameters, u"code_challenge_method"_s);
    profile.setText(u"code_challenge_method", method.isEmpty() ? u"plain"_s : method);
    if (method.isEmpty())
        omit(profile, authorization, u"code_challenge_method"_s);
}

bool isRunTimeValue(const GrantDefinition &grant, const FoundParameters &parameters, const QString &name)
{
    if (name == "code_challenge_method"_L1)
        return usesPkce(grant) && !textOf(parameters, u"code_challenge"_s).isEmpty();
    return name == "state"_L1 || name == "nonce"_L1 || (name == "code_challenge"_L1 && usesPkce(grant));
}

void take(Profile &profile, const GrantDefinition &grant, const FoundParameters &values)
{
    const QString name = values.first().name;
    const GrantParameter *row = grant.parameter(GrantParameter::Request::Authorization, name);
    const bool hasMember = row && !row->member.isEmpty() && !row->member.startsWith("parameters."_L1);
    const bool isPlain = values.size() == 1 && !values.first().value.isEmpty();
    if (hasMember && isPlain) {
        if (name != "response_type"_L1 || values.first().value != "code"_L1)
            profile.setText(row->member, withFreePort(values.first().value));
        return;
    }
    const bool anyEmpty = std::any_of(values.cbegin(), values.cend(),
                                      [](const FoundParameter &value) { return value.value.isEmpty(); });
    if (!hasMember && !anyEmpty)
        return addGrantParameters(profile, values);
    for (const FoundParameter &value : values)
        addRow(profile, {authorization, ExtraRow::Place::Query, name, value.value});
}

} // namespace

bool isAuthorizationUrl(const QString &url)
{
    if (!url.startsWith("http"_L1))
        return false;
    const Parameters query = Parameters::fromForm(queryOf(url)).parameters;
    return query.contains(u"response_type")
        || (query.contains(u"client_id") && query.contains(u"redirect_uri"));
}

void addAuthorizationRequest(ImportDraft &draft, const HttpRequest &request)
{
    Profile &profile = draft.profile;
    const QByteArray query = queryOf(request.url);
    const FoundParameters parameters = readForm(query, draft);
    profile.setText(u"grant_type", grantOf(textOf(parameters, u"response_type"_s)));
    profile.setText(u"authorization_endpoint", request.url.section(u'#', 0, 0).section(u'?', 0, 0));
    const GrantDefinition &grant = *grantDefinition(profile.grantType());

    const QStringList names = namesIn(parameters);
    if (!names.contains("response_type"_L1))
        omit(profile, authorization, u"response_type"_s);
    for (const QString &name : names) {
        if (!isRunTimeValue(grant, parameters, name))
            take(profile, grant, valuesOf(parameters, name));
    }
    takeRunTimeValues(profile, grant, parameters);

    const QString built =
        authorizationRequest(profile,
                             {textOf(parameters, u"redirect_uri"_s), textOf(parameters, u"state"_s),
                              textOf(parameters, u"nonce"_s), textOf(parameters, u"code_challenge"_s)})
            .url;
    ImportDraft unused;
    remarkDifferences(draft, query, queryOf(built), parameters, readForm(queryOf(built), unused));
}

} // namespace workbench
