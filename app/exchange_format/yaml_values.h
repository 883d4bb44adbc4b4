// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace workbench {

/// The JSON of a plain YAML scalar (YAML 1.2 §10.3.2): null, a boolean, a number that is written as in JSON,
/// or a string.
QByteArray yamlPlainAsJson(const QByteArray &scalar);
/// A JSON string of that text.
QByteArray yamlTextAsJson(const QByteArray &text);
/// One escape of a double-quoted scalar (§5.7) and how many bytes it has after the backslash; nothing if YAML
/// has none such.
struct YamlEscape {
    QByteArray text;
    qsizetype length = 1;
};
std::optional<YamlEscape> yamlEscape(QByteArrayView afterBackslash);

} // namespace workbench
