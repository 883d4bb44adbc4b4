// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/secret.h"

#include <QList>

namespace workbench {

/// Takes every secret out of a profile document: texts become empty, key objects null, `last_response` goes.
/// What is returned is thus exactly what an export without secrets leaves out.
QList<Secret> takeSecrets(JsonValue &document);

} // namespace workbench
