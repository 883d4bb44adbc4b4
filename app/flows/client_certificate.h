// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/client_identity.h"
#include "protocol/profile.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace workbench {

/// What the files of the profile's `tls.client_…` members hold.
struct ClientCertificate {
    ClientIdentity identity;
    CertificateFacts facts;
    QString keyChoice; ///< which of several keys it is, in a sentence; empty where there is one alone

    /// Says that it is not valid at this time (RFC 5280 §4.1.2.5); it can be presented all the same.
    std::optional<QString> dateProblem(const QDateTime &now) const;
};

/// Why there is none to present.
struct ClientCertificateError {
    enum class Lock { None, PassphraseMissing, PassphraseWrong };
    QString member; ///< of the profile document
    QString message; ///< cause and remedy
    Lock lock = Lock::None;
};

/// True when the profile names a file with a client certificate or key.
bool namesClientCertificate(const Profile &profile);

/// Reads the certificate and its key from PEM files or from a PKCS #12 file. Files may be slow, and so is a
/// passphrase: not to be called on the thread of a window. Never asks for anything.
Result<ClientCertificate, ClientCertificateError> readClientCertificate(const Profile &profile);

} // namespace workbench
