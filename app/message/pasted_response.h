// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"
#include "protocol/response_type.h"
#include "protocol/result.h"

#include <QString>

namespace workbench {

/// What a user copied out of the browser where nothing could listen on the redirect URI.
struct PastedResponse {
    bool bareCode = false; ///< only the code: there is no state or iss to check
    Parameters parameters; ///< as if they had reached the redirect URI
    QString url; ///< the pasted URL, empty for a bare code or bare parameters
    bool otherThanRedirectUri = false; ///< the URL does not begin with the redirect URI that was sent
};

/// Takes the final URL (query or fragment), its parameters alone (`code=…&state=…`), or the bare code. Where
/// `asked` is `none`, the redirect URI with nothing but `state` is an answer too (OAuth Multiple Response
/// Types 1.0 §4), and a bare code is not. Fails with a sentence for the user.
Result<PastedResponse, QString> readPastedResponse(const QString &text, const QString &redirect_uri,
                                                   const ResponseType &asked = ResponseType::of(u"code"));

} // namespace workbench
