// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/spec_reference.h"

#include <QString>

namespace workbench {

/// Something that we noticed in a run. It is neither an error of the transport nor one that the server
/// reported; the run went on unless a step says otherwise.
struct Finding {
    enum class Severity { Info, Warning, Error };

    QString id; ///< stable, e.g. "AZS-001"
    Severity severity = Severity::Warning;
    int exchange = -1; ///< index into RunRecord::exchanges, -1 = the run as a whole
    QString message;
    QString expected; ///< empty when there is nothing to compare
    QString actual;
    SpecReference reference;

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace workbench
