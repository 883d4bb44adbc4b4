// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// A text is read while it is typed or pasted, so nothing that stands there may keep the program busy or
/// grow without end. What people send stays far below.
namespace workbench::import_limit {

constexpr qsizetype words = 4000; ///< of all commands
constexpr qsizetype expandedBytes = 1024 * 1024; ///< of all variables, together
constexpr qsizetype bytesPerPiece = 256; ///< what a piece of a word counts besides its text
constexpr int base64InBase64 = 4;
constexpr qsizetype parameters = 200; ///< of one request
constexpr qsizetype headers = 200; ///< of one request
constexpr qsizetype foreignBytes = 16 * 1024 * 1024; ///< of a file of another tool
constexpr qsizetype foreignProfiles = 200; ///< made of one file of another tool
constexpr qsizetype foreignRemarks = 200; ///< of one profile, and of one file
constexpr int foreignVariables = 10000; ///< replaced in all values of one file, together

} // namespace workbench::import_limit
