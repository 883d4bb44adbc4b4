// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"

#include <QString>

namespace workbench {

enum class PreviewFormat { Url, Http, Curl };
enum class PreviewSecrets { Masked, Revealed };

/// What a profile would send, as the preview shows it: the authorization URL one parameter a line, the
/// requests of the program as raw HTTP, or as curl commands. A request that cannot be built yet is replaced
/// by the reasons.
QString previewText(const RequestPlan &plan, const Profile &profile, PreviewFormat format,
                    PreviewSecrets secrets);

} // namespace workbench
