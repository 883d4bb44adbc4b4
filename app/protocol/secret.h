// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// A value that must not be shown, with the wire name of what it is: `client_secret`, `code`, `access_token`.
struct Secret {
    QString name;
    QString value;

    friend bool operator==(const Secret &, const Secret &) = default;
};

} // namespace workbench
