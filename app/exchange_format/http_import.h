// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"

#include <QByteArrayView>
#include <QList>

namespace workbench {

/// True when the text begins with a request line: `POST /token HTTP/1.1`, `POST https://host/token`.
bool looksLikeHttp(QByteArrayView text);

/// Raw HTTP requests, separated by lines that begin with `###`; line breaks of either kind. Where the target
/// has no host, that of the Host header is taken, with https unless it is loopback. Malformed header lines
/// are remarked.
QList<FoundRequest> readHttpRequests(QByteArrayView text, ImportDraft &draft);

} // namespace workbench
