// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/redirect_verdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(redirect_verdict)
};

using Page = RedirectVerdict::Page;

RedirectVerdict mismatch(const QString &heading, const ResponseCheck &check)
{
    const QString absent = Text::tr("absent");
    return {Page::StateMismatch,
            heading,
            {{Text::tr("sent"), check.expected},
             {Text::tr("came back"), check.actual.isEmpty() ? absent : check.actual}},
            true};
}

/// Anything that a server could mean as its answer, a wrong one included.
bool isAuthorizationResponse(const Parameters &response)
{
    constexpr QStringView names[] = {u"code", u"error", u"state", u"access_token", u"id_token", u"response"};
    return std::any_of(std::begin(names), std::end(names),
                       [&response](QStringView name) { return response.contains(name); });
}

} // namespace

bool refusesWithoutState(const Parameters &response, const AuthorizationExpectation &expectation)
{
    return expectation.state && response.contains(u"error") && !response.contains(u"state");
}

RedirectVerdict redirectVerdict(const RedirectHit &hit, const AuthorizationExpectation &expectation)
{
    const Parameters &response = hit.parameters;
    if (!isAuthorizationResponse(response))
        return {Page::WrongRequest, {}, response.rows(), false};

    if (!refusesWithoutState(response, expectation)) {
        const ResponseCheck state = checkState(response, expectation);
        if (state.verdict == ResponseCheck::Verdict::Failed)
            return mismatch({}, state);
    }
    const ResponseCheck iss = checkIss(response, expectation);
    if (iss.verdict == ResponseCheck::Verdict::Failed)
        return mismatch(Text::tr("The answer comes from another issuer"), iss);

    const auto read = readAuthorizationResponse(response, expectation.asked);
    if (read)
        return {Page::Received, {}, read->others.rows(), true};
    const auto *refusal = std::get_if<OAuthError>(&read.error());
    if (!refusal)
        return {Page::WrongRequest, {}, {{Text::tr("reason"), runErrorText(read.error())}}, true};

    QList<Parameter> details{{u"error"_s, refusal->error}};
    if (!refusal->error_description.isEmpty())
        details.append({u"error_description"_s, refusal->error_description});
    if (!refusal->error_uri.isEmpty())
        details.append({u"error_uri"_s, refusal->error_uri});
    details.append(refusal->others.rows());
    return {Page::Refused, {}, details, true};
}

} // namespace workbench
