// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/crypto.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace workbench {

/// A private key of any kind and the certificate that vouches for it: what a client shows in TLS (RFC 8705
/// §2).
struct CertifiedKey {
    CryptoKey key;
    QList<QByteArray> certificates; ///< DER: that of the key first, then the others as they stand
    int number = 1; ///< of the key among the private ones, in the order of the text
    int count = 1;
};

struct CertifiedKeyError {
    enum class Kind {
        NoCertificate,
        NoKey,
        Mismatch, ///< the key is that of another certificate
        Malformed,
        Unsupported,
        PassphraseMissing,
        PassphraseWrong,
    };
    Kind kind = Kind::Malformed;
    QString message; ///< cause and remedy; names no file and no member
};

/// The private key of one PEM text (PKCS #8, PKCS #1, SEC 1, encrypted or not), of several the one to which a
/// certificate belongs, and the certificates of another; the same text may be both. Never asks for a
/// passphrase; empty = there is none.
Result<CertifiedKey, CertifiedKeyError> readCertifiedKey(QByteArrayView certificates, QByteArrayView key,
                                                         QByteArrayView passphrase);
/// A .p12 or .pfx file (RFC 7292).
Result<CertifiedKey, CertifiedKeyError> readCertifiedKey(QByteArrayView pkcs12, QByteArrayView passphrase);

} // namespace workbench
