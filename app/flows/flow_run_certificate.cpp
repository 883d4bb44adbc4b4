// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "async/in_background.h"
#include "flows/client_certificate.h"
#include "flows/flow_run.h"
#include "flows/flow_run_private.h"
#include "flows/step_ids.h"
#include "jose/crypto.h"

using namespace Qt::StringLiterals;

// What happens before the flow: the client certificate, which all its requests present, is read.

namespace workbench {

namespace {

Finding outOfDate(const ClientCertificate &certificate, const QString &message)
{
    Finding finding;
    finding.id = u"CRT-001"_s;
    finding.severity = Finding::Severity::Warning;
    finding.message = message;
    finding.expected = FlowRun::tr("a certificate that is valid now");
    finding.actual = u"%1 – %2"_s.arg(certificate.facts.notBefore.toString(Qt::ISODate),
                                      certificate.facts.notAfter.toString(Qt::ISODate));
    finding.reference = {u"RFC 5280"_s, u"4.1.2.5"_s};
    return finding;
}

} // namespace

/// Leaves the identity, or the reason why there is none: the flow then says so where it checks its plan.
Task<bool> FlowRun::Private::readCertificate()
{
    using Read = Result<ClientCertificate, ClientCertificateError>;
    if (!namesClientCertificate(record.profile))
        co_return true;
    context.announce({{step_id::client_certificate, FlowRun::tr("Client certificate read")}});
    const int step = context.beginStep(step_id::client_certificate);
    const auto reading = [profile = record.profile] {
        const Read read = readClientCertificate(profile);
        releaseCryptoOfThread();
        return read;
    };
    Task<Read> read = inBackground<Read>(reading);
    const Read certificate = co_await read;

    if (!certificate) {
        certificateProblem = UsageError{certificate.error().member, certificate.error().message};
        context.failStep(step, certificate.error().message);
        co_return false;
    }
    identity = certificate->identity;
    QString words = certificate->facts.subject;
    if (!certificate->keyChoice.isEmpty())
        words += u". "_s + certificate->keyChoice;
    if (const auto problem = certificate->dateProblem(context.now())) {
        context.markAsChoice(step);
        context.addFindings({outOfDate(*certificate, *problem)}, -1);
        words += u". "_s + *problem;
    }
    context.finishStep(step, words);
    co_return true;
}

} // namespace workbench
