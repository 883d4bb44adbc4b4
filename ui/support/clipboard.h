// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

QT_BEGIN_NAMESPACE
class QMimeData;
QT_END_NAMESPACE

namespace workbench {

void copyText(const QString &text);
/// The same, marked so that clipboard managers do not keep it, and cleared after clipboardTime() or with the
/// end of the program if nothing else was copied meanwhile.
void copySecret(const QString &text);

/// Has clipboard managers not keep what is in `data`.
void markAsSecret(QMimeData &data);

/// For how long a copied secret stays on the clipboard; 0 = until something else is copied. A preference of
/// the user; one minute at first.
std::chrono::seconds clipboardTime();
void setClipboardTime(std::chrono::seconds time);

} // namespace workbench
