// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// What the sandbox answers when it refuses (RFC 6749 §4.1.2.1, §5.2). The description travels on the wire:
/// ASCII without quotes and backslash, hence never translated and never an echo of what was sent.
struct SandboxError {
    QString error;
    QString error_description;

    friend bool operator==(const SandboxError &, const SandboxError &) = default;
};

} // namespace workbench
