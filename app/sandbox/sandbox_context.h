// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/sandbox_signer.h"
#include "sandbox/sandbox_store.h"

#include <QString>

namespace workbench {

/// What every endpoint of the sandbox shares.
struct SandboxContext {
    QString issuer;
    SandboxSigner signer;
    SandboxStore store;
};

} // namespace workbench
