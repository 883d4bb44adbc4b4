// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace workbench {

/// How many bytes the well-formed UTF-8 sequence at the start of `text` has: 1 to 4, or 0 when it is
/// malformed (RFC 3629 §4: no overlong form, no surrogate, nothing above U+10FFFF) or the text is empty.
int utf8SequenceLength(QByteArrayView text);
/// The offset of the first byte that is no UTF-8, or -1 when all of it is.
qsizetype firstInvalidUtf8(QByteArrayView text);

/// Decodes UTF-8, each malformed byte as U+FFFD. Unlike QString::fromUtf8 it keeps a leading U+FEFF: inside a
/// value that is a character like any other.
QString decodedUtf8(QByteArrayView text);

} // namespace workbench
