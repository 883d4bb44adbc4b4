// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"
#include "protocol/extra_row.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace workbench {

/// A parameter of a request that was found: in a JSON body a value may be something else than a string, and
/// then is the text of that JSON.
struct FoundParameter {
    QString name;
    QString value;
    bool json = false;

    friend bool operator==(const FoundParameter &, const FoundParameter &) = default;
};
using FoundParameters = QList<FoundParameter>;

/// Reads form encoding; what is malformed in it is remarked.
FoundParameters readForm(QByteArrayView form, ImportDraft &draft);

/// The body of a request taken apart, and its encoding into the draft.
FoundParameters readBody(ImportDraft &draft, const HttpRequest &request);
/// The parameters of a request of ours.
FoundParameters parametersOf(const HttpRequest &request);

QStringList namesIn(const FoundParameters &parameters); ///< each once, in order
FoundParameters valuesOf(const FoundParameters &parameters, const QString &name);
/// The value of a parameter that stands once and as a string; empty otherwise.
QString textOf(const FoundParameters &parameters, const QString &name);

/// Adds a row to the profile's `extra` table.
void addRow(Profile &profile, const ExtraRow &row);
/// Adds values to the profile's `parameters`.
void addGrantParameters(Profile &profile, const FoundParameters &values);
void omit(Profile &profile, const QString &request, const QString &name);
enum class AuthorizationHeader { Unknown, Understood };
/// Rows for the headers of a found request that the program would not send with the one it builds.
void addHeaderRows(Profile &profile, const QString &kind, const HeaderList &found, HttpRequest built,
                   AuthorizationHeader authorization);

/// What a preview has in place of a value that exists only at run time: `{{code}}`.
QString runTimePlaceholder(const QString &name);
/// A redirect URI whose port is known only at run time has port 0 in a profile.
QString withFreePort(QString redirect_uri);

/// Compares what was found with what the draft builds, and remarks what is the same only in effect.
void remarkDifferences(ImportDraft &draft, const QByteArray &found, const QByteArray &built,
                       const FoundParameters &foundParameters, const FoundParameters &builtParameters);

} // namespace workbench
