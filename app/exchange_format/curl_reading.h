// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/placeholders.h"
#include "exchange_format/request_import.h"
#include "exchange_format/shell_reader.h"

namespace workbench {

/// What the parts of a curl command have in common while it is read.
struct CurlReading {
    const ShellCommand &command;
    Placeholders &placeholders;
    ImportDraft &draft;
    qsizetype offset = 0; ///< of the word that is being read

    /// Adds a remark about that word.
    void remark(ImportRemark::Kind kind, const QString &subject, const QString &message);
    void fileIsNotRead(const QString &option, const QByteArray &file);
    /// The content behind an `@`: what is written to standard input stands in the text, files do not.
    std::optional<QByteArray> contentOf(const QString &option, const QByteArray &file);
};

} // namespace workbench
