// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace workbench {

/// What QUrl changed between the URL as typed and as it is sent: `%41` that became `A`, `ä` that became
/// `%C3%A4`, a fragment or a user name that stays here. One sentence each, each difference once.
QStringList urlNotes(const QString &typed, const QString &sent);

} // namespace workbench
