// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>

namespace workbench {

class SecretMatcher;
struct SecretPlace;

/// `‹masked, N characters, sha256 xxxxxxxx›`: enough to compare two values, not enough to use one. N counts
/// Unicode characters; the digest is over the UTF-8 of the value.
QString maskedValue(QStringView secret);

/// Everything in an exchange that its place marks as secret: form parameters, JSON members and query
/// parameters named like one (`client_secret`, `code`, `code_verifier`, `password`, `access_token`,
/// `assertion`, …), and the values of Authorization, Proxy-Authorization, Cookie and Set-Cookie. A Basic
/// header also yields the decoded client secret. Placeholders (`{{code}}`) and values that are masked already
/// are no secrets.
QList<Secret> secretsIn(const Exchange &exchange);
/// The secrets of the profile, of the run (code, verifier), of the tokens, and of every exchange.
QList<Secret> secretsIn(const RunRecord &record);

/// Replaces secrets by their masks, in two ways.
///
/// By place: a request, an exchange or a record is read as URL, headers, form or JSON, and what stands where
/// a secret stands is masked, whatever its length and whether it is known or not.
///
/// By recurrence: known secrets are masked wherever else they stand, in each encoding in which they appear on
/// the wire: as they are, form-encoded, percent-encoded (once or twice, any letter case), JSON-escaped,
/// HTML-escaped, and inside base64 as in Basic credentials; also when cut off after 64 bytes or more. A value
/// of one to three characters, and one that is itself a word of the protocol (the password `password`),
/// recurs by accident far too often: it is masked by place alone. One of four to seven is masked where it is
/// a whole word.
///
/// So mask a request or an exchange as such, and plain text only where there is no structure left. Masking
/// twice changes nothing. A redactor without any secret masks nothing at all, not even by place: it is the
/// one to use where the user chose to reveal.
class Redactor {
public:
    explicit Redactor(const QList<Secret> &secrets);

    QString masked(const QString &text) const;
    QByteArray masked(const QByteArray &bytes) const;
    HttpRequest masked(const HttpRequest &request) const;
    Exchange masked(const Exchange &exchange) const;
    /// Members whose names say so, at any depth, and what recurs in the others.
    JsonValue masked(const JsonValue &value) const;
    /// The whole record, profile and tokens included; ready for any export or view.
    RunRecord masked(const RunRecord &record) const;

private:
    QByteArray replaced(QByteArrayView text, const QList<SecretPlace> &byPlace) const;
    QByteArray maskedBody(const HttpResponse &response) const;
    QString maskedUrl(const QString &url) const;
    HeaderList masked(const HeaderList &headers) const;
    JsonValue maskedMember(const JsonValue &value, bool secret) const;
    JsonValue maskedProfileMember(const QString &path, const JsonValue &value, bool secret) const;
    Profile masked(const Profile &profile) const;
    RunError masked(const RunError &error) const;

    std::shared_ptr<const SecretMatcher> m_matcher;
};

} // namespace workbench
