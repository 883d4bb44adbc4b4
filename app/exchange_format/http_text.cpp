// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/http_text.h"

namespace workbench {

QString httpText(const HttpRequest &request)
{
    return request.url;
}

QString httpText(const Exchange &exchange)
{
    return httpText(exchange.request);
}

} // namespace workbench
