// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace workbench {

/// What a `response_type` asks for (RFC 6749 §3.1.1, OAuth 2.0 Multiple Response Type Encoding Practices §3
/// to §5). Its words are separated by spaces, in any order.
struct ResponseType {
    bool code = false;
    bool token = false;
    bool id_token = false;
    QStringList unknown; ///< words of a provider's own

    /// An empty one, and one that has words of a provider's own alone, counts as `code`.
    static ResponseType of(QStringView response_type);

    /// Tokens come through the browser; by default in the fragment, and never in the query.
    bool inFront() const { return token || id_token; }
    /// `none`: the user's consent is all that is asked for.
    bool consentAlone() const { return !code && !inFront(); }
};

} // namespace workbench
