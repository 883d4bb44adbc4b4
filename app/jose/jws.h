// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace workbench {

/// Why nothing was signed.
struct SigningError {
    QString member; ///< `alg`, `key`, `header`, `claims` or a member of a request; says where to look
    QString message; ///< cause and remedy

    friend bool operator==(const SigningError &, const SigningError &) = default;
};

/// The compact serialization (RFC 7515 §5.1, §7.1) of exactly these bytes. `header` is taken as it is: that
/// it names `alg` is up to the caller.
Result<QByteArray, SigningError> signCompact(QByteArrayView header, QByteArrayView payload, const Key &key,
                                             QStringView alg);

/// Whether a signature is that of its data.
struct SignatureCheck {
    enum class Verdict {
        Valid,
        Invalid, ///< of other data, by another key, or no signature of this algorithm at all
        Impossible, ///< the key does not go with the algorithm, or nobody knows the algorithm
    };
    Verdict verdict = Verdict::Impossible;
    QString reason; ///< empty when valid

    bool isValid() const { return verdict == Verdict::Valid; }
};

/// Checks the signature over `signingInput`, the header and payload parts as they stand in the token with the
/// dot between them (RFC 7515 §5.2). `alg` is what the caller expects, never what the token says (RFC 8725
/// §3.1).
SignatureCheck checkSignature(QByteArrayView signingInput, QByteArrayView signature, const Key &key,
                              QStringView alg);

} // namespace workbench
