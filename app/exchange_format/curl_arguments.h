// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_variables.h"
#include "exchange_format/shell_word.h"

#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// One argument of curl with its option, and its name in errors.
struct CurlArgument {
    QList<ShellWord> words;
    QString what;
};

/// A call of curl, still in no shell's language.
struct CurlCall {
    QList<CurlArgument> arguments; ///< each on its own line
    std::optional<ShellWord> input; ///< written to curl's standard input
};

/// What curl has to be told to send exactly this request; in particular what to leave out that it would add.
Result<CurlCall, CurlError> curlCall(const HttpRequest &request, const CurlOptions &options,
                                     CurlVariables &variables);

} // namespace workbench
