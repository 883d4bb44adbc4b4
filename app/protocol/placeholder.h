// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

namespace workbench {

/// What stands in a preview where a value is known only when a run makes it, and what an import reads again.
namespace placeholder {
/// The port of a server that the program itself starts, in a profile's endpoints too.
inline constexpr char port[] = "{{port}}";
/// The port of the redirect listener, where the redirect URI leaves it open (`:0`).
inline constexpr char redirectPort[] = "{{redirect_port}}";
/// `Content-Length` of a body that has a placeholder itself.
inline constexpr char contentLength[] = "{{content_length}}";
} // namespace placeholder

} // namespace workbench
