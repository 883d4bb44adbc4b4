// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace workbench {

/// A YAML text as the JSON that says the same.
struct YamlAsJson {
    QByteArray json;
    /// Where the values and names of `json` stand: its byte, then that of the YAML text; ascending.
    QList<std::pair<qsizetype, qsizetype>> places;

    /// The byte of the YAML text that a byte of `json` comes from.
    qsizetype placeOf(qsizetype jsonOffset) const;
};

/// Reads YAML 1.2 as tools write it (the core schema of §10.3): block and flow collections, plain, quoted and
/// block scalars, comments. Fails, with the place, on what they do not write: anchors, aliases, tags, complex
/// keys, several documents, tabs as indentation; and on more than 128 levels. No alias means that nothing
/// grows: the JSON has at most a few times the size of the text.
Result<YamlAsJson, JsonError> yamlAsJson(QByteArrayView text);

} // namespace workbench
