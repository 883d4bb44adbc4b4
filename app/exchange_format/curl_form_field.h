// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace workbench {

/// What curl sends for the content of `-F name=content`: without quotes around it, and without what describes
/// the part behind a semicolon (`;type=text/plain`). A quote that is never closed is one like any other
/// character.
QByteArray curlFormContent(QByteArrayView typed);

} // namespace workbench
