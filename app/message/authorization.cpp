// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/authorization.h"

#include "message/request_draft.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(authorization)
};

bool isResponseParameter(const QString &name)
{
    return name == "code"_L1 || name == "state"_L1 || name == "iss"_L1;
}

bool isToken(const QString &name)
{
    return name == "access_token"_L1 || name == "id_token"_L1;
}

bool isErrorParameter(const QString &name)
{
    return name == "error"_L1 || name == "error_description"_L1 || name == "error_uri"_L1;
}

/// What was asked for and did not come.
QStringList missingFrom(const Parameters &response, const ResponseType &asked)
{
    QStringList missing;
    const auto want = [&](bool wanted, const QString &name) {
        if (wanted && response.value(name).value_or(QString()).isEmpty())
            missing.append(name);
    };
    want(asked.code, u"code"_s);
    want(asked.token, u"access_token"_s);
    want(asked.id_token, u"id_token"_s);
    return missing;
}

CheckFailure incomplete(const Parameters &response, const ResponseType &asked, const QStringList &missing)
{
    const bool codeAlone = asked.code && !asked.inFront();
    const QString received =
        response.isEmpty() ? Text::tr("no parameters") : QString::fromUtf8(response.toForm());
    if (codeAlone) {
        return {u"authorization_response"_s,
                Text::tr("The response has neither a code nor an error. If the server uses another response "
                         "mode than the profile says, set response_mode."),
                u"code"_s,
                received,
                {u"RFC 6749"_s, u"4.1.2"_s}};
    }
    return {
        u"authorization_response"_s,
        Text::tr("The response has no %1, although response_type asks for it.").arg(missing.join(u", "_s)),
        missing.join(u", "_s),
        received,
        {u"OAuth Multiple Response Types 1.0"_s, u"5"_s}};
}

} // namespace

HttpRequest authorizationRequest(const Profile &profile, const AuthorizationRequestValues &values)
{
    RequestDraft draft(ExchangeKind::AuthorizationRequest, "GET", profile.text(u"authorization_endpoint"),
                       RequestDraft::BodyEncoding::None);
    draft.addToQuery(u"response_type"_s, profile.responseType());
    draft.addToQuery(u"client_id"_s, profile.text(u"client_id"));
    draft.addToQuery(u"redirect_uri"_s, values.redirect_uri);
    draft.addToQuery(u"scope"_s, profile.scope());
    draft.addToQuery(u"state"_s, values.state);
    draft.addToQuery(u"nonce"_s, values.nonce);
    if (!values.code_challenge.isEmpty()) {
        draft.addToQuery(u"code_challenge"_s, values.code_challenge);
        draft.addToQuery(u"code_challenge_method"_s, profile.codeChallengeMethod());
    }
    draft.addToQuery(u"response_mode"_s, profile.text(u"response_mode"));
    const Parameters own = profile.grantParameters();
    for (const Parameter &row : own.rows())
        draft.addToQuery(row.name, row.value);
    draft.applyProfileRows(profile, u"authorization"_s);
    return draft.toHttpRequest();
}

AuthorizationExpectation AuthorizationExpectation::of(const QString &authorizationUrl, const Profile &profile)
{
    const QString beforeFragment = authorizationUrl.section(u'#', 0, 0);
    const QByteArray query = beforeFragment.section(u'?', 1).toUtf8();
    const Parameters sent = Parameters::fromForm(query).parameters;
    ResponseType asked = ResponseType::of(sent.value(u"response_type").value_or(QString()));
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    asked.code = asked.code || (grant && grant->sends(GrantParameter::Request::Token));
    return {sent.value(u"state"), profile.text(u"issuer"), asked};
}

ResponseCheck checkState(const Parameters &response, const AuthorizationExpectation &expectation)
{
    using Verdict = ResponseCheck::Verdict;
    const std::optional<QString> actual = response.value(u"state");
    if (!expectation.state) {
        return {Verdict::NotApplicable,
                actual ? Text::tr("A state came back although none was sent.")
                       : Text::tr("No state was sent: nothing ties this response to this browser session."),
                {},
                actual.value_or(QString())};
    }
    if (!actual && response.contains(u"response")) {
        return {
            Verdict::Failed,
            Text::tr("The answer is one signed JWT, the parameter response (JARM), whose state is not read "
                     "here. Choose a response_mode without “.jwt”."),
            *expectation.state,
            {}};
    }
    if (!actual)
        return {Verdict::Failed, Text::tr("The response has no state."), *expectation.state, {}};
    if (*actual != *expectation.state) {
        return {Verdict::Failed,
                Text::tr("The state in the response is not the one that was sent: the response belongs to "
                         "another request, or somebody tampered with it."),
                *expectation.state, *actual};
    }
    return {Verdict::Passed, {}, *expectation.state, *actual};
}

ResponseCheck checkIss(const Parameters &response, const AuthorizationExpectation &expectation)
{
    using Verdict = ResponseCheck::Verdict;
    const std::optional<QString> actual = response.value(u"iss");
    if (!actual)
        return {Verdict::NotApplicable, Text::tr("The server sent no iss."), expectation.issuer, {}};
    if (expectation.issuer.isEmpty()) {
        return {Verdict::NotApplicable,
                Text::tr("The server sent iss, but the profile names no issuer to compare it with."),
                {},
                *actual};
    }
    if (*actual != expectation.issuer) {
        return {Verdict::Failed,
                Text::tr("The response comes from another issuer than the one that was asked (mix-up)."),
                expectation.issuer, *actual};
    }
    return {Verdict::Passed, {}, expectation.issuer, *actual};
}

Result<AuthorizationResponse, RunError> readAuthorizationResponse(const Parameters &response,
                                                                  const ResponseType &asked)
{
    const SpecReference repeated{u"RFC 6749"_s, u"3.1"_s};
    for (const QString &name : response.repeatedNames()) {
        if (isResponseParameter(name) || isToken(name) || name == "error"_L1) {
            return Failure<RunError>{
                CheckFailure{u"authorization_response"_s,
                             Text::tr("The parameter %1 stands more than once in the response.").arg(name),
                             Text::tr("once"), response.values(name).join(u", "_s), repeated}};
        }
    }

    const QString error = response.value(u"error").value_or(QString());
    if (!error.isEmpty()) {
        OAuthError refusal{OAuthError::Where::AuthorizationResponse,
                           error,
                           response.value(u"error_description").value_or(QString()),
                           response.value(u"error_uri").value_or(QString()),
                           {},
                           0};
        for (const Parameter &row : response.rows()) {
            if (!isResponseParameter(row.name) && !isErrorParameter(row.name))
                refusal.others.append(row);
        }
        return Failure<RunError>{refusal};
    }

    const QStringList missing = missingFrom(response, asked);
    if (!missing.isEmpty())
        return Failure<RunError>{incomplete(response, asked, missing)};

    AuthorizationResponse success{response.value(u"code").value_or(QString()), {}};
    for (const Parameter &row : response.rows()) {
        if (!isResponseParameter(row.name))
            success.others.append(row);
    }
    return success;
}

} // namespace workbench
