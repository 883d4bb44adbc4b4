// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/exchange_kind.h"

using namespace Qt::StringLiterals;

namespace workbench {

QString exchangeKindId(ExchangeKind kind)
{
    switch (kind) {
    case ExchangeKind::AuthorizationRequest:
        return u"authz_req"_s;
    case ExchangeKind::AuthorizationResponse:
        return u"authz_resp"_s;
    case ExchangeKind::Device:
        return u"device"_s;
    case ExchangeKind::Token:
        return u"token"_s;
    case ExchangeKind::Metadata:
        return u"metadata"_s;
    case ExchangeKind::Jwks:
        return u"jwks"_s;
    case ExchangeKind::Userinfo:
        return u"userinfo"_s;
    }
    Q_UNREACHABLE();
}

} // namespace workbench
