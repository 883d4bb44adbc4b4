// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <optional>

namespace workbench {

/// The text if the bytes are valid UTF-8, nothing otherwise.
std::optional<QString> validUtf8(QByteArrayView bytes);
/// Header values have no charset of their own (RFC 9110 §5.5): UTF-8 where it is, else one character a byte.
QString headerText(QByteArrayView bytes);
/// RFC 3339, UTC, milliseconds; JSON null for a null time.
JsonValue jsonTime(const QDateTime &time);
/// A number with at most three decimals.
JsonValue jsonMilliseconds(double milliseconds);

} // namespace workbench
