// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"
#include "protocol/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace workbench {

/// The OAuth settings that a file of another tool has.
struct ForeignImport {
    QString source; ///< tool and format, for people: "Postman collection v2.1"
    /// One for each distinct set of settings, named after where it stood; never empty. A variable that the
    /// file has no value for stands as it was written, and among the missing values.
    QList<ImportDraft> drafts;
    QList<ImportRemark> remarks; ///< about the file as a whole
};

/// True for a text that importForeign() has something to say about, even if it is a version of the format
/// that this program does not read. A look at the beginning; nothing is taken apart.
bool isForeign(QByteArrayView bytes);

/// Reads the OAuth settings of a Postman collection (v2.1), an Insomnia export (v4 in JSON or YAML, v5),
/// Bruno files (.bru) or an oauth2c command line. Secrets are taken over; everything else that was read, but
/// has no place in a profile, is remarked in its draft. Fails with a remark that says what is wrong, where,
/// and what to do, for a text that is too long, no such format, of another version, malformed, or without any
/// OAuth settings.
Result<ForeignImport, ImportRemark> importForeign(QByteArrayView bytes);

} // namespace workbench
