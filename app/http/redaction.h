// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace workbench {

/// `‹masked, N characters, sha256 xxxxxxxx›`: enough to compare two values, not enough to use one.
QString maskedValue(QStringView secret);

/// Everything in an exchange that its place marks as secret: form parameters, JSON members and query parameters
/// named like one (`client_secret`, `code`, `code_verifier`, `password`, `access_token`, `assertion`, …), and
/// the values of Authorization, Proxy-Authorization, Cookie and Set-Cookie. A Basic header also yields the
/// decoded client secret.
QList<Secret> secretsIn(const Exchange &exchange);
/// The secrets of the profile, of the run (code, verifier), of the tokens, and of every exchange.
QList<Secret> secretsIn(const RunRecord &record);
/// True for a parameter, member or header of that name (see secretsIn()).
bool isSecretName(QStringView wireName);

/// Replaces known secrets wherever they recur, in each encoding in which they appear on the wire: as they are,
/// form-encoded, percent-encoded, JSON-escaped, HTML-escaped, and inside Basic credentials.
class Redactor {
public:
    explicit Redactor(QList<Secret> secrets);

    QString masked(const QString &text) const;
    QByteArray masked(const QByteArray &bytes) const;
    HttpRequest masked(const HttpRequest &request) const;
    Exchange masked(const Exchange &exchange) const;
    /// The whole record, profile and tokens included; ready for any export or view.
    RunRecord masked(const RunRecord &record) const;

private:
    struct Pattern {
        QByteArray bytes;
        QByteArray replacement;
    };
    QList<Pattern> m_patterns; ///< longest first
};

} // namespace workbench
