// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/oauth_error.h"

#include <QCoreApplication>

namespace workbench {

QString OAuthError::text() const
{
    QString text = error;
    if (text.isEmpty()) {
        text =
            QCoreApplication::translate("OAuthError", "the server answered with status %1 and no error code")
                .arg(httpStatus);
    }
    if (!error_description.isEmpty())
        text += QStringLiteral(": ") + error_description;
    return text;
}

} // namespace workbench
