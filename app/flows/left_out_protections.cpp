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

using Where = ChoiceMark::Where;

QList<Finding> findingsOf(const RequestPlan &plan, const QList<Where> &places)
{
    QList<Finding> findings;
    for (const PlanProblem &problem : plan.problems) {
        const std::optional<ChoiceMark> &choice = problem.choice;
        if (choice && places.contains(choice->where))
            findings.append({choice->finding,
                             Finding::Severity::Warning,
                             -1,
                             problem.message,
                             {},
                             {},
                             choice->reference});
    }
    return findings;
}

} // namespace

QList<Finding> choicesOfBrowser(const RequestPlan &plan)
{
    return findingsOf(plan, {Where::FirstRequest});
}

QList<Finding> choicesOfBackChannel(const RequestPlan &plan)
{
    return plan.authorization ? findingsOf(plan, {Where::ClientRequest})
                              : findingsOf(plan, {Where::FirstRequest, Where::ClientRequest});
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
