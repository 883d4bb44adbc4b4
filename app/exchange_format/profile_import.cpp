// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/profile_import.h"

#include "exchange_format/import_limits.h"
#include "exchange_format/text_import.h"

namespace workbench {

Result<ForeignImport, ImportRemark> importProfiles(QByteArrayView bytes)
{
    // No request is as long as that; what the limit is, the other one says.
    if (bytes.size() > import_limit::foreignBytes || isForeign(bytes))
        return importForeign(bytes);
    const auto draft = importText(bytes);
    if (!draft)
        return Failure{draft.error()};
    return ForeignImport{{}, {*draft}, {}};
}

} // namespace workbench
