// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan_checks.h"
#include "protocol/profile.h"

#include <QDateTime>

#include <optional>

namespace workbench {

/// What the `tls.client_…` members say against each other, before any file is read: two sources at once, a
/// key without a certificate.
std::optional<PlanProblem> clientCertificateContradiction(const Profile &profile);

/// The same, and what they say against the rest of the profile: an authentication method that needs a
/// certificate (RFC 8705 §2.1 and §2.2) where there is none, or where there is no TLS.
void checkClientCertificate(ProblemList &problems, const Profile &profile);

/// What comes to light when the files are read: they are missing, broken, locked, no pair, out of date. Not
/// to be called on the thread of a window.
QList<PlanProblem> clientCertificateProblems(const Profile &profile, const QDateTime &now);

} // namespace workbench
