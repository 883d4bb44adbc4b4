// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace workbench {

/// A URL or a form body as it goes over the wire, from how documentation shows it: in quotes, broken into
/// indented lines, with the spaces of a value as they are, or with the `&amp;` of a page's source. A text
/// that names no parameter of a request keeps its spaces: it is no URL and no body.
QByteArray asOneLine(const QByteArray &text);

} // namespace workbench
