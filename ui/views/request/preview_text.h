// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"

#include <QString>

namespace workbench {

enum class PreviewFormat { Url, Http, Curl, Json };
enum class PreviewSecrets { Masked, Revealed };

/// What a profile would send, as the preview shows it: the authorization URL one parameter a line, the
/// requests of the program itself as raw HTTP or as curl commands, or all of them as JSON, as
/// the command `preview` prints them. Where there is none yet stand the reasons.
QString previewText(const RequestPlan &plan, const Profile &profile, PreviewFormat format,
                    PreviewSecrets secrets);

} // namespace workbench
