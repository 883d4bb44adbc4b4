// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_export.h"
#include "http/exchange.h"
#include "protocol/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace workbench {

/// How planned requests (flows/plan.h) are shown before anything was sent. Unless revealed, none of it holds
/// a secret of the profile or of the request, in any encoding: http, URL and JSON hold masks, curl has shell
/// variables.
struct PreviewOptions {
    Profile profile; ///< whose secrets are masked, and whose transport settings curl gets
    bool reveal = false;
};

/// A URL with each query parameter on a line of its own, nothing decoded, nothing left out.
QString previewAsUrl(const HttpRequest &request, const PreviewOptions &options);
/// Raw HTTP, one request after the other, separated by a line `###`.
QByteArray previewAsHttp(const QList<HttpRequest> &requests, const PreviewOptions &options);
/// `{"requests": [{kind, method, url, headers, body}, …]}`
QByteArray previewAsJson(const QList<HttpRequest> &requests, const PreviewOptions &options);
/// POSIX shell: the front channel as a comment with its URL, each back-channel request as one command.
Result<QByteArray, CurlError> previewAsCurl(const QList<HttpRequest> &requests,
                                            const PreviewOptions &options);

} // namespace workbench
