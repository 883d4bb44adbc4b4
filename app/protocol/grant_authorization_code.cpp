// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/grants.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(grant_authorization_code)
};

} // namespace

GrantDefinition authorizationCodeGrant()
{
    const GrantParameter response_type = responseTypeRow(
        Text::tr("What the authorization endpoint is asked for: a code. A server that answers "
                 "unsupported_response_type has not enabled this grant for the client."),
        u"code"_s, {u"RFC 6749"_s, u"4.1.1"_s});
    return {.grant_type = u"authorization_code"_s,
            .wire_grant_type = u"authorization_code"_s,
            .title = Text::tr("Authorization code"),
            .summary = Text::tr("The user logs in with the system browser, and the code that comes back is "
                                "exchanged for tokens."),
            .spec = {u"RFC 6749"_s, u"4.1"_s},
            .warning = {},
            .parameters = QList{response_type} + authorizationRows(CodeComesBack::Yes) + codeExchangeRows()};
}

} // namespace workbench
