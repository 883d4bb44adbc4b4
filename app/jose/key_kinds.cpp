// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/key_kinds.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr CurveInfo curves[] = {
    {Curve::P256, KeyType::Ec, "P-256"_L1, 256, 32, 64},
    {Curve::P384, KeyType::Ec, "P-384"_L1, 384, 48, 96},
    {Curve::P521, KeyType::Ec, "P-521"_L1, 521, 66, 132},
    {Curve::Secp256k1, KeyType::Ec, "secp256k1"_L1, 256, 32, 64},
    {Curve::Ed25519, KeyType::Okp, "Ed25519"_L1, 256, 32, 64},
    {Curve::Ed448, KeyType::Okp, "Ed448"_L1, 456, 57, 114},
};

constexpr struct {
    KeyType type;
    QLatin1StringView name;
} keyTypes[] = {
    {KeyType::Rsa, "RSA"_L1},
    {KeyType::Ec, "EC"_L1},
    {KeyType::Okp, "OKP"_L1},
    {KeyType::Oct, "oct"_L1},
};

} // namespace

QString keyTypeName(KeyType type)
{
    const auto *found = std::find_if(std::begin(keyTypes), std::end(keyTypes),
                                     [&](const auto &row) { return row.type == type; });
    return found->name;
}

std::optional<KeyType> keyTypeNamed(QStringView kty)
{
    for (const auto &row : keyTypes) {
        if (row.name == kty)
            return row.type;
    }
    return std::nullopt;
}

const CurveInfo &curveInfo(Curve curve)
{
    return *std::find_if(std::begin(curves), std::end(curves),
                         [&](const CurveInfo &row) { return row.curve == curve; });
}

const CurveInfo *curveNamed(QStringView crv)
{
    const auto *found = std::find_if(std::begin(curves), std::end(curves),
                                     [&](const CurveInfo &row) { return row.name == crv; });
    return found == std::end(curves) ? nullptr : found;
}

} // namespace workbench
