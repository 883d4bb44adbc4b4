// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/left_out_protections.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(left_out_protections)
};

/// What the user chose to do otherwise than the specification has it, by the member of the profile whose
/// notice says so.
struct Choice {
    QStringView member;
    QString id;
    SpecReference reference;
    bool authenticates = false; ///< concerns how the client names itself, which no browser does for it
};

QList<Choice> choices()
{
    return {
        {u"code_challenge_method", u"PRT-001"_s, {u"RFC 9700"_s, u"2.1.1"_s}},
        {u"use_state", u"PRT-002"_s, {u"RFC 6749"_s, u"10.12"_s}},
        {u"use_nonce", u"PRT-003"_s, {u"OpenID Connect Core 1.0"_s, u"3.1.2.1"_s}},
        {u"code_verifier", u"PRT-005"_s, {u"RFC 7636"_s, u"4.1"_s}},
        {u"scope", u"PRM-001"_s, {u"RFC 6749"_s, u"3.3"_s}},
        {u"response_mode", u"PRT-006"_s, {u"OAuth Multiple Response Types 1.0"_s, u"5"_s}},
        {u"client_id", u"PRM-002"_s, {u"RFC 7617"_s, u"2"_s}, true},
    };
}

QList<Finding> findingsOf(const RequestPlan &plan, const QList<Choice> &choices)
{
    QList<Finding> findings;
    for (const Choice &choice : choices) {
        for (const PlanProblem &problem : plan.problems) {
            if (problem.severity != PlanProblem::Severity::Notice || problem.member != choice.member)
                continue;
            findings.append(
                {choice.id, Finding::Severity::Warning, -1, problem.message, {}, {}, choice.reference});
        }
    }
    return findings;
}

} // namespace

QList<Finding> choicesOfBrowser(const RequestPlan &plan)
{
    QList<Choice> said = choices();
    said.removeIf([](const Choice &choice) { return choice.authenticates; });
    return findingsOf(plan, said);
}

QList<Finding> choicesOfBackChannel(const RequestPlan &plan)
{
    QList<Choice> said = choices();
    if (plan.authorization)
        said.removeIf([](const Choice &choice) { return !choice.authenticates; });
    return findingsOf(plan, said);
}

std::optional<Finding> acceptedCertificate(const Exchange &exchange)
{
    if (!exchange.tls || !exchange.tls->errorsAccepted || exchange.tls->errors.isEmpty())
        return std::nullopt;
    return Finding{u"PRT-004"_s,
                   Finding::Severity::Warning,
                   -1,
                   Text::tr("An invalid TLS certificate was accepted by choice: nobody knows who answered."),
                   Text::tr("a certificate that verifies"),
                   exchange.tls->errors.join(u"; "_s),
                   {u"RFC 6749"_s, u"10.9"_s}};
}

} // namespace workbench
