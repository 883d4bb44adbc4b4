// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace workbench {

/// Where a rule, a parameter or a step is specified: document and section, as one would say it aloud
/// ("RFC 7636 §4.3"). Documents known by name: "RFC nnnn", "OpenID Connect Core 1.0", "OAuth Multiple
/// Response Types 1.0", "OAuth Form Post 1.0", "OpenID Connect Discovery 1.0", "OpenID Connect RP-Initiated
/// Logout 1.0".
struct SpecReference {
    QString document;
    QString section;

    bool isEmpty() const { return document.isEmpty(); }
    /// "RFC 7636 §4.3"
    QString text() const;
    /// The public address of exactly that section; empty for a document that is not known.
    QUrl url() const;

    friend bool operator==(const SpecReference &, const SpecReference &) = default;
};

} // namespace workbench
