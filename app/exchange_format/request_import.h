// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// Something that a reader of the pasted text must know about the draft that was made of it.
struct ImportRemark {
    enum class Kind {
        CutOff, ///< the text ends too early; the draft has what was there
        NotUnderstood, ///< changes the request, but has no place in a profile
        Changed, ///< the draft sends the same thing in another form
        LeftOut, ///< has no meaning for the request
    };

    Kind kind = Kind::NotUnderstood;
    qsizetype offset = -1; ///< byte in the pasted text; -1 = no place of its own
    QString subject; ///< what it is about: "--retry", "client_assertion"
    QString message;

    friend bool operator==(const ImportRemark &, const ImportRemark &) = default;
};

/// A member that the text named without its value: a shell variable, or a key that only its owner has.
struct MissingValue {
    QString member; ///< dotted; `extra[2].value` for a row
    QString source; ///< "$CLIENT_SECRET"; empty where the text has no name for it

    friend bool operator==(const MissingValue &, const MissingValue &) = default;
};

/// What an import makes: a profile that is not stored anywhere yet.
struct ImportDraft {
    Profile profile;
    QList<MissingValue> missing;
    QList<ImportRemark> remarks;
};

/// A request as it was found in a text. `request.headers` are the ones that the text states.
struct FoundRequest {
    HttpRequest request;
    /// `user:password` of an option or a URL, which goes out as Basic without being encoded first.
    std::optional<QByteArray> basicCredentials;
    bool isMultipart = false; ///< the body stands in form encoding all the same
    QString variableMark{}; ///< begins a value that is a shell variable; empty: there is none
};

/// Adds what a request to the authorization endpoint (RFC 6749 §4.1.1) says to a draft, what one to the
/// device authorization endpoint (RFC 8628 §3.1, after the token request) and what one to the token endpoint
/// says: endpoint, grant, client authentication, and each parameter in the member that the grant table has
/// for it; all others in `parameters`, `extra` and `omit`. What the draft builds is the same request again;
/// where it is only an equivalent one (order of parameters, percent-encoding) a remark says so.
void addAuthorizationRequest(ImportDraft &draft, const HttpRequest &request);
void addDeviceRequest(ImportDraft &draft, const FoundRequest &found);
void addTokenRequest(ImportDraft &draft, const FoundRequest &found);

/// True when the query of the URL is that of an authorization request.
bool isAuthorizationUrl(const QString &url);

} // namespace workbench
