// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/key_kinds.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace workbench {

/// The numbers that a key consists of, as bytes, by the names that a JWK has for them (RFC 7518 §6, RFC 8037
/// §2). Nothing is checked yet: importKey() does. Wiped at its end, as far as nobody else holds the bytes.
struct KeyMaterial {
    KeyType type = KeyType::Oct;
    Curve curve = Curve::None;
    bool pssOnly = false; ///< an RSA key that says "PSS signatures only" (RFC 4055 §1.2)
    QMap<QString, QByteArray> numbers;

    KeyMaterial() = default;
    KeyMaterial(KeyMaterial &&) = default;
    KeyMaterial &operator=(KeyMaterial &&) = default;
    ~KeyMaterial();

    bool has(const QString &name) const { return numbers.contains(name); }
    bool isPrivate() const { return has(QStringLiteral("d")); }
};

/// Why numbers are no key, with the JWK member that is to blame.
struct KeyMaterialError {
    QString member; ///< empty when no single one is
    QString message;
};

} // namespace workbench
