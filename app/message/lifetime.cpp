// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/lifetime.h"

#include <cmath>

namespace workbench {

std::optional<qint64> lifetimeIn(const JsonValue &expires_in)
{
    constexpr double longest = 100.0 * 366 * 24 * 3600;
    bool isNumber = false;
    double seconds = 0;
    if (expires_in.isNumber())
        seconds = expires_in.text().toDouble(&isNumber); // 3600.0 and 36e2 are whole, too
    else if (expires_in.isString())
        seconds = double(expires_in.text().toLongLong(&isNumber));
    if (!isNumber || seconds < 0 || seconds > longest || std::floor(seconds) != seconds)
        return std::nullopt;
    return qint64(seconds);
}

} // namespace workbench
