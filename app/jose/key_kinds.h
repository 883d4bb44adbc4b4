// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <optional>

namespace workbench {

/// `kty` (RFC 7518 §6.1, RFC 8037 §2).
enum class KeyType { Rsa, Ec, Okp, Oct };

QString keyTypeName(KeyType type);
std::optional<KeyType> keyTypeNamed(QStringView kty);

/// `crv` (RFC 7518 §6.2.1.1, RFC 8037 §2, RFC 8812 §3.1).
enum class Curve { None, P256, P384, P521, Secp256k1, Ed25519, Ed448 };

struct CurveInfo {
    Curve curve = Curve::None;
    KeyType type = KeyType::Ec;
    QLatin1StringView name; ///< as `crv` has it
    int bits = 0;
    qsizetype size = 0; ///< bytes of each of x, y and d
    qsizetype signatureSize = 0; ///< bytes of a JWS signature
};

/// Not for Curve::None.
const CurveInfo &curveInfo(Curve curve);
const CurveInfo *curveNamed(QStringView crv);

} // namespace workbench
