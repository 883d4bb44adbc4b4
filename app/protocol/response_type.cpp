// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/response_type.h"

using namespace Qt::StringLiterals;

namespace workbench {

ResponseType ResponseType::of(QStringView response_type)
{
    const QStringList words = response_type.toString().simplified().split(u' ', Qt::SkipEmptyParts);
    ResponseType type;
    type.code = words.contains("code"_L1);
    type.token = words.contains("token"_L1);
    type.id_token = words.contains("id_token"_L1);
    for (const QString &word : words) {
        if (word != "code"_L1 && word != "token"_L1 && word != "id_token"_L1 && word != "none"_L1)
            type.unknown.append(word);
    }
    if (words.isEmpty() || type.unknown == words)
        type.code = true;
    return type;
}

} // namespace workbench
