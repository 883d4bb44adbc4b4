// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// The steps that a timeline can show. The ids stand in JSON output and in the README's table.
namespace step_id {
/// The built-in authorization server could not be started; nothing else happened then.
inline constexpr QLatin1StringView sandbox_start{"sandbox_start"};
/// The client certificate and its key were read, and are shown to servers that ask for them.
inline constexpr QLatin1StringView client_certificate{"client_certificate"};
/// The redirect listener is bound; skipped with the reason where nothing can listen.
inline constexpr QLatin1StringView listener{"listener"};
/// The browser was sent to the authorization URL.
inline constexpr QLatin1StringView authorization_request{"authorization_request"};
/// The redirect arrived, or was pasted.
inline constexpr QLatin1StringView authorization_response{"authorization_response"};
inline constexpr QLatin1StringView state_check{"state_check"};
inline constexpr QLatin1StringView iss_check{"iss_check"};
/// Tokens that came through the browser were read.
inline constexpr QLatin1StringView authorization_tokens{"authorization_tokens"};
/// The device authorization endpoint was asked for a device code and a user code.
inline constexpr QLatin1StringView device_authorization_request{"device_authorization_request"};
inline constexpr QLatin1StringView device_authorization_response{"device_authorization_response"};
/// The user enters the code elsewhere, while each poll is a `token_request` of its own.
inline constexpr QLatin1StringView user_authorization{"user_authorization"};
/// The JWT that is exchanged for a token was signed.
inline constexpr QLatin1StringView assertion{"assertion"};
/// The JWT by which the client authenticates was signed.
inline constexpr QLatin1StringView client_assertion{"client_assertion"};
inline constexpr QLatin1StringView token_request{"token_request"};
/// The token response was read and checked.
inline constexpr QLatin1StringView token_response{"token_response"};
/// An exchange of a finished run, sent again by the user, edited or not.
inline constexpr QLatin1StringView resend{"resend"};
} // namespace step_id

} // namespace workbench
