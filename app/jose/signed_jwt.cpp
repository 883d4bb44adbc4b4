// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/signed_jwt.h"

#include "jose/algorithm.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::SignedJwt)
};

/// The object that a person typed; duplicates are noted and stay.
Result<JsonValue, SigningError> typedObject(const QString &member, QByteArrayView text,
                                            QList<Finding> &findings)
{
    auto document = parseJson(text);
    if (!document)
        return Failure{SigningError{member, Text::tr("This is not JSON: %1.").arg(document.error().text())}};
    if (!document->value.isObject())
        return Failure{
            SigningError{member, Text::tr("This must be a JSON object, with { at its beginning.")}};
    for (const JsonDuplicate &duplicate : std::as_const(document->duplicates)) {
        Finding finding;
        finding.id = u"JWT-011"_s;
        finding.message = Text::tr("\"%1\" stands twice in the %2; readers may see either value.")
                              .arg(duplicate.name, member);
        finding.reference = {u"RFC 7519"_s, u"4"_s};
        findings.append(finding);
    }
    return std::move(document->value);
}

Finding otherAlgorithm(const QString &inHeader, const QString &used)
{
    Finding finding;
    finding.id = u"JWT-005"_s;
    finding.message =
        Text::tr("The header says alg %1, but the token is signed with %2.").arg(inHeader, used);
    finding.expected = used;
    finding.actual = inHeader;
    finding.reference = {u"RFC 7515"_s, u"4.1.1"_s};
    return finding;
}

void prepend(JsonValue &object, const QString &name, const JsonValue &value)
{
    object.members().prepend({name, value});
}

} // namespace

Result<SignedJwt, SigningError> signedJwt(JsonValue header, JsonValue claims, const Key &key, QStringView alg)
{
    SignedJwt jwt{{}, std::move(header), std::move(claims), alg.toString(), {}};
    const JsonValue *own = jwt.header.member(u"alg");
    if (own && !own->isString())
        return Failure{SigningError{u"header"_s, Text::tr("\"alg\" must be text in double quotes.")}};
    const QString ownAlg = own ? own->text() : QString();
    if (jwt.alg.isEmpty())
        jwt.alg = own ? ownAlg : defaultAlgorithm(key);
    if (!own)
        prepend(jwt.header, u"alg"_s, JsonValue::string(jwt.alg));
    else if (ownAlg != jwt.alg)
        jwt.findings.append(otherAlgorithm(ownAlg, jwt.alg));

    auto compact = signCompact(writeJson(jwt.header, JsonStyle::Compact),
                               writeJson(jwt.claims, JsonStyle::Compact), key, jwt.alg);
    if (!compact)
        return Failure{compact.error()};
    jwt.compact = std::move(compact).value();
    jwt.findings += keyFindings(*signatureAlgorithm(jwt.alg), key, KeyPurpose::Sign);
    return jwt;
}

Result<SignedJwt, SigningError> signedJwt(QByteArrayView headerJson, QByteArrayView claimsJson,
                                          const Key &key, QStringView alg)
{
    QList<Finding> findings;
    const bool isBlank = headerJson.trimmed().isEmpty();
    auto header = typedObject(u"header"_s, isBlank ? QByteArrayView("{}") : headerJson, findings);
    if (!header)
        return Failure{header.error()};
    auto claims = typedObject(u"claims"_s, claimsJson, findings);
    if (!claims)
        return Failure{claims.error()};
    auto jwt = signedJwt(std::move(header).value(), std::move(claims).value(), key, alg);
    if (jwt)
        jwt->findings = findings + jwt->findings;
    return jwt;
}

} // namespace workbench
