// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/crypto.h"
#include "jose/key.h"
#include "protocol/finding.h"
#include "protocol/spec_reference.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace workbench {

/// A signature algorithm of JWS, and the key that it takes.
struct SignatureAlgorithm {
    QString name; ///< as `alg` has it
    SignatureScheme scheme = SignatureScheme::Hmac;
    Digest digest = Digest::Sha256; ///< does not count for EdDSA
    KeyType keyType = KeyType::Oct;
    Curve curve = Curve::None; ///< None = every one of the key type
    SpecReference spec;
};

/// HS, RS, PS and ES 256 to 512, ES256K, EdDSA, and Ed25519 and Ed448 as RFC 9864 names them.
const QList<SignatureAlgorithm> &signatureAlgorithms();
/// The algorithm of that name, or nullptr. Upper and lower case count (RFC 7515 §4.1.1).
const SignatureAlgorithm *signatureAlgorithm(QStringView alg);
/// Why there is none of that name, with the names that there are.
QString unknownAlgorithm(QStringView alg);

/// Why the key cannot be used with the algorithm; nothing when it can. Weak keys can (see keyFindings()).
std::optional<QString> misfit(const SignatureAlgorithm &algorithm, const Key &key);
/// The names of all that the key can be used with, the usual ones first.
QStringList algorithmsFor(const Key &key);
/// What the key says itself (`alg`), if that fits, else the first of algorithmsFor(); empty when none fits.
QString defaultAlgorithm(const Key &key);
/// Bytes of a signature. The key must fit.
qsizetype signatureSize(const SignatureAlgorithm &algorithm, const Key &key);

/// What is questionable about using the key with the algorithm, which goes all the same: too short (RFC 7518
/// §3.2, §3.3), meant for something else by its `alg`, `use` or `key_ops` (RFC 7517 §4.2 to §4.4).
enum class KeyPurpose { Sign, Verify };
QList<Finding> keyFindings(const SignatureAlgorithm &algorithm, const Key &key, KeyPurpose purpose);

} // namespace workbench
