// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_hybrid)
};

} // namespace

GrantDefinition hybridGrant()
{
    const GrantParameter response_type = responseTypeRow(
        Text::tr("What comes back through the browser beside the code: id_token, token, or both. The code is "
                 "then exchanged for tokens that never pass the browser."),
        u"code id_token"_s, {u"OpenID Connect Core 1.0"_s, u"3.3.2.1"_s});
    return {.grant_type = u"hybrid"_s,
            .wire_grant_type = u"authorization_code"_s,
            .title = Text::tr("OpenID Connect hybrid"),
            .summary = Text::tr("The user logs in with the system browser, a code and tokens come back, and "
                                "the code is exchanged for further tokens."),
            .spec = {u"OpenID Connect Core 1.0"_s, u"3.3"_s},
            .warning = {},
            .parameters = QList{response_type} + authorizationRows(CodeComesBack::Yes) + codeExchangeRows()};
}

} // namespace workbench
