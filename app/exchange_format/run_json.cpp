// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/run_json.h"

namespace workbench {

QByteArray runJson(const RunRecord &)
{
    return {};
}

} // namespace workbench
