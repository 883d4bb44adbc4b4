// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/assertion_fields.h"

#include "message/assertion_jwt.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(assertion_fields)
};

} // namespace

QList<FieldSpec> assertionFields()
{
    FieldSpec header{.member = u"assertion_header"_s,
                     .title = Text::tr("Assertion header"),
                     .kind = FieldSpec::Kind::Json,
                     .requiredIf = signsAssertion,
                     .usual = usualAssertionHeader,
                     .usualTitle = Text::tr("Fill in the usual header"),
                     .meaning =
                         Text::tr("The JOSE header, sent as it is written. alg is needed; kid tells the "
                                  "server which of your keys it is."),
                     .example = u"{\"alg\": \"RS256\", \"kid\": \"2026-01\"}"_s,
                     .mistake = Text::tr("no kid where the server knows several keys."),
                     .reference = {u"RFC 7515"_s, u"4.1"_s}};
    FieldSpec claims{
        .member = u"assertion_claims"_s,
        .title = Text::tr("Assertion claims"),
        .kind = FieldSpec::Kind::Json,
        .usual = usualAssertionClaims,
        .usualTitle = Text::tr("Fill with the usual claims"),
        .meaning = Text::tr(
            "What the JWT says. It is signed anew for each run when the field Assertion is empty. "
            "A text {{now}}, {{now+300}} or {{uuid}} becomes the time, the time in 300 seconds, or a "
            "new identifier; nothing else is added or changed."),
        .example = u"{\"iss\": \"client\", \"exp\": \"{{now+300}}\"}"_s,
        .mistake = Text::tr("aud: it is the server, by the name that it has for itself."),
        .reference = {u"RFC 7523"_s, u"3"_s}};
    FieldSpec key{.member = u"assertion_jwk"_s,
                  .title = Text::tr("Assertion key"),
                  .kind = FieldSpec::Kind::SecretText,
                  .requiredIf = signsAssertion,
                  .meaning = Text::tr("The private key that signs the assertion, as JWK or PEM."),
                  .example = u"-----BEGIN PRIVATE KEY-----"_s,
                  .mistake = Text::tr("a key of another kind than alg says."),
                  .reference = {u"RFC 7515"_s, u"5.1"_s}};
    FieldSpec passphrase{
        .member = u"assertion_jwk_passphrase"_s,
        .title = Text::tr("Assertion key passphrase"),
        .kind = FieldSpec::Kind::Secret,
        .meaning =
            Text::tr("Opens the assertion key where that is encrypted PEM. Left empty, it is asked for "
                     "when the flow is run, and kept for this session only."),
        .example = u"correct horse battery staple"_s,
        .mistake = Text::tr("the passphrase of the client key, which may be another one."),
        .reference = {u"RFC 5958"_s, u"3"_s}};
    return {claims, header, key, passphrase};
}

} // namespace workbench
