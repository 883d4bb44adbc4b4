// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"

namespace workbench {

Result<QByteArray, CurlError> curlCommand(const HttpRequest &request, const CurlOptions &)
{
    return QByteArray("curl ") + request.url.toUtf8();
}

Result<QByteArray, CurlError> curlScript(const RunRecord &, const CurlOptions &)
{
    return QByteArray();
}

} // namespace workbench
