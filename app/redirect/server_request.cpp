// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/server_request.h"

namespace workbench {

HeaderList ServerResponse::sentHeaders() const
{
    HeaderList sent = headers;
    sent.set("Content-Length", QByteArray::number(body.size()));
    sent.set("Connection", "close");
    return sent;
}

} // namespace workbench
