// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// The steps that a timeline can show. The ids stand in JSON output and in the README's table.
namespace step_id {
inline constexpr char16_t sandbox_start[] = u"sandbox_start";
inline constexpr char16_t listener[] = u"listener"; ///< redirect listener bound, or why none is needed
inline constexpr char16_t authorization_request[] = u"authorization_request"; ///< browser opened
inline constexpr char16_t authorization_response[] = u"authorization_response"; ///< redirect received or pasted
inline constexpr char16_t state_check[] = u"state_check";
inline constexpr char16_t iss_check[] = u"iss_check";
inline constexpr char16_t token_request[] = u"token_request";
inline constexpr char16_t token_response[] = u"token_response"; ///< read and checked
inline constexpr char16_t resend[] = u"resend"; ///< an exchange edited and sent again by the user
inline constexpr char16_t redirect_follow[] = u"redirect_follow"; ///< a redirect of the token endpoint, followed on demand
} // namespace step_id

} // namespace workbench
