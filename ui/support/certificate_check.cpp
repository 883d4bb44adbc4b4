// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/certificate_check.h"

#include "flows/client_certificate.h"
#include "flows/client_certificate_checks.h"
#include "jose/crypto.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QStringList membersOf(const Profile &profile)
{
    return {profile.text(u"tls.client_certificate_file"), profile.text(u"tls.client_key_file"),
            profile.text(u"tls.client_pkcs12_file"), profile.text(u"tls.client_key_passphrase")};
}

} // namespace

CertificateCheck::CertificateCheck(QObject *parent)
    : QObject(parent)
{
}

void CertificateCheck::look(const Profile &profile)
{
    const QStringList members = membersOf(profile);
    if (members == m_members)
        return;
    m_members = members;
    m_problems.clear();
    m_job.forget();
    if (!namesClientCertificate(profile))
        return;
    m_job.start<QList<PlanProblem>>(
        [profile] {
            const auto problems = clientCertificateProblems(profile, QDateTime::currentDateTimeUtc());
            releaseCryptoOfThread();
            return problems;
        },
        [this](const QList<PlanProblem> &problems) {
            m_problems = problems;
            if (!problems.isEmpty())
                Q_EMIT changed();
        });
}

void CertificateCheck::forget()
{
    m_job.forget();
    m_members.clear();
    m_problems.clear();
}

} // namespace workbench
