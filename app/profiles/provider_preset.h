// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/json.h"
#include "protocol/result.h"

#include <QByteArrayView>
#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace workbench {

/// A part of the preset's URLs that only the user knows: `{tenant}`.
struct PresetPlaceholder {
    QString name;
    QString title;
    QString explanation;
    QString example;
    QString value; ///< what stands in the field at first; usually empty
};

/// A grant that the provider offers, and what its profile has beyond that of the preset.
struct PresetGrant {
    QString grant_type; ///< as in the profile document
    QString title;
    JsonValue members; ///< an object
};

/// Which redirect URIs of a program on the user's own machine the provider takes (RFC 8252 §7.3).
struct LoopbackRule {
    enum class Ports {
        Any, ///< whatever port the request names
        Exact, ///< the registered string, port included
        None, ///< no loopback at all: the result has to be pasted
        Unknown,
    };

    Ports ports = Ports::Unknown;
    QStringList hosts; ///< "127.0.0.1", "localhost", "[::1]"; empty: not known
    QString explanation;
};

/// What is known of a provider: data from one file, with the date on which it was confirmed and the documents
/// that it comes from. What could not be confirmed is empty, and listed in `unknown`.
struct ProviderPreset {
    QString id; ///< "entra"; the name of the file
    QString name; ///< "Microsoft Entra"
    QString summary;
    QDate confirmed;
    QStringList sources; ///< addresses of the documentation
    QString registration; ///< where a client is registered
    QList<PresetPlaceholder> placeholders;
    JsonValue members; ///< of the profile document, for every grant
    QList<PresetGrant> grants;
    LoopbackRule loopback;
    QString refresh; ///< what it takes to get a refresh token, and how it behaves; empty: not known
    QStringList unknown; ///< what was not confirmed, in words
    /// The provider's habit for a member of the profile, in a sentence or two: `scope`,
    /// `parameters.access_type`, `extra.X-Moov-Version`, `omit.scope`.
    QHash<QString, QString> habits;
};

/// Why a file is no preset.
struct PresetError {
    QString file;
    QString member; ///< dotted, with positions: `grants[1].profile.scope`
    int line = 0; ///< 0 = no position
    int column = 0;
    QString message; ///< cause and remedy

    /// "google.json, line 4, column 12, confirmed: …"
    QString text() const;
};

/// Reads a preset strictly: no member may be missing, unknown, of another type or empty; what it sets must be
/// members of the profile document; it must hold no secret; `refresh` may be "unknown" where `unknown` says
/// so; each placeholder that it uses must be described, and the other way round; each parameter, header and
/// left-out name needs its habit.
Result<ProviderPreset, PresetError> readPreset(QByteArrayView text, const QString &file);

} // namespace workbench
