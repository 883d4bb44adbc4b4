// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"
#include "protocol/result.h"

#include <QByteArrayView>

namespace workbench {

/// What a user has at hand, as a profile draft: a curl command for POSIX shells (or a script of several), an
/// authorization URL, the body of a token request (form or JSON), or a raw HTTP request. What
/// was not understood stands in the remarks of the draft. Fails, with a remark that says why and what to
/// paste, for a text that is nothing of that.
Result<ImportDraft, ImportRemark> importText(QByteArrayView text);

} // namespace workbench
