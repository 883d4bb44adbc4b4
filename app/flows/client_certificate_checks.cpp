// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/client_certificate_checks.h"

#include "flows/client_certificate.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(client_certificate_checks)
};

bool authenticatesByCertificate(const Profile &profile)
{
    const QString method = profile.tokenEndpointAuthMethod();
    return method == "tls_client_auth"_L1 || method == "self_signed_tls_client_auth"_L1;
}

PlanProblem blocking(const QString &member, const QString &message)
{
    return {PlanProblem::Severity::Blocking, member, message};
}

} // namespace

std::optional<PlanProblem> clientCertificateContradiction(const Profile &profile)
{
    const bool certificate = !profile.text(u"tls.client_certificate_file").isEmpty();
    const bool key = !profile.text(u"tls.client_key_file").isEmpty();
    const bool pkcs12 = !profile.text(u"tls.client_pkcs12_file").isEmpty();
    if (pkcs12 && (certificate || key)) {
        return blocking(
            u"tls.client_pkcs12_file"_s,
            Text::tr("The client certificate comes either from a PKCS #12 file or from PEM files. "
                     "Empty tls.client_pkcs12_file or the other two."));
    }
    if (key && !certificate) {
        return blocking(
            u"tls.client_certificate_file"_s,
            Text::tr("There is a client key without its certificate. Name the file that holds the "
                     "certificate."));
    }
    return std::nullopt;
}

void checkClientCertificate(ProblemList &problems, const Profile &profile)
{
    if (const auto contradiction = clientCertificateContradiction(profile))
        problems.block(contradiction->member, contradiction->message);
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    const bool authenticates = grant && grant->sends(GrantParameter::Request::Token);
    if (!authenticates || !authenticatesByCertificate(profile))
        return;
    const QString method = profile.tokenEndpointAuthMethod();
    if (!namesClientCertificate(profile)) {
        problems.block(u"tls.client_certificate_file"_s,
                       Text::tr("%1 needs a client certificate. Name it and its key, or a PKCS #12 file in "
                                "tls.client_pkcs12_file.")
                           .arg(method));
    }
    QStringList endpoints{u"token_endpoint"_s};
    if (grant->sends(GrantParameter::Request::Device))
        endpoints.prepend(u"device_authorization_endpoint"_s);
    for (const QString &endpoint : std::as_const(endpoints)) {
        if (QUrl(profile.text(endpoint)).scheme() != "http"_L1)
            continue;
        problems.notice(endpoint,
                        Text::tr("%1 proves itself in the TLS handshake; over http:// there is none, and the "
                                 "client sends its id alone.")
                            .arg(method));
    }
}

QList<PlanProblem> clientCertificateProblems(const Profile &profile, const QDateTime &now)
{
    if (!namesClientCertificate(profile) || clientCertificateContradiction(profile))
        return {};
    const auto certificate = readClientCertificate(profile);
    if (!certificate)
        return {blocking(certificate.error().member, certificate.error().message)};
    QList<PlanProblem> notices;
    const bool isPkcs12 = !profile.text(u"tls.client_pkcs12_file").isEmpty();
    const QString member = isPkcs12 ? u"tls.client_pkcs12_file"_s : u"tls.client_certificate_file"_s;
    if (const auto date = certificate->dateProblem(now))
        notices.append({PlanProblem::Severity::Notice, member, *date});
    if (!certificate->keyChoice.isEmpty()) {
        const bool apart = !profile.text(u"tls.client_key_file").isEmpty();
        notices.append({PlanProblem::Severity::Notice, apart ? u"tls.client_key_file"_s : member,
                        certificate->keyChoice});
    }
    return notices;
}

} // namespace workbench
