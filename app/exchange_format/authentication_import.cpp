// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/authentication_import.h"

#include "exchange_format/json_pieces.h"
#include "jose/jwt.h"
#include "protocol/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(authentication_import)
};

const QString jwtBearer = u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s;

/// Id and secret of Basic credentials.
struct BasicPair {
    QString id;
    QString secret;
    bool raw = false; ///< not form-encoded before base64
};

QString formDecoded(const QByteArray &bytes)
{
    return Parameters::fromForm("v=" + bytes).parameters.value(u"v").value_or(QString());
}

/// What is form-encoded stays the same when it is decoded and encoded again.
bool isFormEncoded(const QByteArray &bytes)
{
    return formEncoded(formDecoded(bytes)) == bytes;
}

/// From a header the encoding is guessed: that of RFC 6749 §2.3.1 where it fits. What a user typed behind
/// `-u` was not encoded, so it is the text itself. An id that is known from another request may have colons,
/// which RFC 7617 §2 rules out; else the first one ends it.
std::optional<BasicPair> readPair(const QByteArray &pair, bool typed, const QString &knownId)
{
    const QByteArray known = knownId.toUtf8();
    const qsizetype colon = pair.startsWith(known + ':') ? known.size() : pair.indexOf(':');
    if (colon < 0 || !validUtf8(pair))
        return std::nullopt;
    const QByteArray id = pair.first(colon);
    const QByteArray secret = pair.sliced(colon + 1);
    const QString idText = QString::fromUtf8(id);
    const QString secretText = QString::fromUtf8(secret);
    if (typed)
        return BasicPair{idText, secretText, formEncoded(idText) != id || formEncoded(secretText) != secret};
    if (isFormEncoded(id) && isFormEncoded(secret))
        return BasicPair{formDecoded(id), formDecoded(secret), false};
    return BasicPair{idText, secretText, true};
}

std::optional<BasicPair> basicPair(const FoundRequest &found, const QString &knownId)
{
    const QList<QByteArray> headers = found.request.headers.values("Authorization");
    if (headers.isEmpty())
        return found.basicCredentials ? readPair(*found.basicCredentials, true, knownId) : std::nullopt;
    constexpr qsizetype scheme = 6;
    if (headers.size() != 1 || headers.first().first(qMin(scheme, headers.first().size())) != "Basic ")
        return std::nullopt;
    const QByteArray credentials = headers.first().sliced(scheme);
    const QByteArray pair = QByteArray::fromBase64(credentials);
    return pair.toBase64() == credentials ? readPair(pair, false, knownId) : std::nullopt;
}

/// A secret that is encoded in two ways has two variables in an export.
bool isSameSecret(const FoundRequest &found, const QString &a, const QString &b)
{
    const QString &mark = found.variableMark;
    return a == b || (!mark.isEmpty() && a.startsWith(mark) && b.startsWith(mark));
}

/// A static copy of an assertion would expire within minutes: what made it goes into the profile instead.
void takeAssertion(ImportDraft &draft, const QString &assertion)
{
    Profile &profile = draft.profile;
    const DecodedToken jwt = decodeToken(assertion.toUtf8());
    const auto text = [](const std::optional<JsonValue> &object, QStringView name) {
        const JsonValue *member = object ? object->member(name) : nullptr;
        return member ? member->toString().value_or(QString()) : QString();
    };
    const auto number = [&jwt](QStringView name) {
        const JsonValue *member = jwt.claims ? jwt.claims->member(name) : nullptr;
        return member ? member->toInteger().value_or(0) : 0;
    };
    const QString alg = text(jwt.header, u"alg");
    const bool symmetric = alg.startsWith("HS"_L1);
    profile.setText(u"token_endpoint_auth_method", symmetric ? u"client_secret_jwt"_s : u"private_key_jwt"_s);
    if (!alg.isEmpty())
        profile.setText(u"client_assertion_alg", alg);
    if (const QString sub = text(jwt.claims, u"sub"); !sub.isEmpty())
        profile.setText(u"client_id", sub);
    else
        draft.missing.append({u"client_id"_s, {}});
    if (const QString aud = text(jwt.claims, u"aud"); !aud.isEmpty()) {
        const bool isEndpoint = aud == profile.text(u"token_endpoint");
        profile.setText(u"client_assertion_audience", isEndpoint ? u"token_endpoint"_s : aud);
    }
    if (const qint64 lifetime = number(u"exp") - number(u"iat"); number(u"iat") > 0 && lifetime > 0)
        profile.setValue(u"client_assertion_lifetime", JsonValue::number(lifetime));
    const QString key = symmetric ? u"client_secret"_s : u"client_jwk"_s;
    draft.missing.append({key, {}});
    draft.remarks.append({ImportRemark::Kind::Changed, -1, u"client_assertion"_s,
                          Text::tr("Each run signs a client assertion of its own; enter the key for it "
                                   "under %1.")
                              .arg(key)});
}

} // namespace

bool isClientAuthentication(const QString &name)
{
    return name == "client_id"_L1 || name == "client_secret"_L1 || name == "client_assertion"_L1
        || name == "client_assertion_type"_L1;
}

bool addClientAuthentication(ImportDraft &draft, const FoundRequest &found, const FoundParameters &body,
                             const QString &request)
{
    Profile &profile = draft.profile;
    const std::optional<BasicPair> basic = basicPair(found, profile.text(u"client_id"));
    const QString id = textOf(body, u"client_id"_s);
    const QString secret = textOf(body, u"client_secret"_s);
    const QString assertion = textOf(body, u"client_assertion"_s);
    const bool both = basic && !id.isEmpty() && id == basic->id && isSameSecret(found, basic->secret, secret);
    QStringList sent; // by the method that is found

    if (basic) {
        profile.setText(u"token_endpoint_auth_method",
                        both ? u"client_secret_basic+post"_s : u"client_secret_basic"_s);
        profile.setText(u"client_id", basic->id);
        profile.setText(u"client_secret", basic->secret);
        if (basic->raw)
            profile.setText(u"basic_encoding", u"raw"_s);
        if (both)
            sent << u"client_id"_s << u"client_secret"_s;
    } else if (!assertion.isEmpty() && textOf(body, u"client_assertion_type"_s) == jwtBearer) {
        takeAssertion(draft, assertion);
        sent << u"client_assertion"_s << u"client_assertion_type"_s;
    } else {
        const bool certificate = !profile.text(u"tls.client_certificate_file").isEmpty()
            || !profile.text(u"tls.client_pkcs12_file").isEmpty();
        QString method = certificate ? u"tls_client_auth"_s : u"none"_s;
        if (!secret.isEmpty()) {
            method = u"client_secret_post"_s;
            profile.setText(u"client_secret", secret);
            sent << u"client_secret"_s;
        }
        profile.setText(u"token_endpoint_auth_method", method);
        profile.setText(u"client_id", id);
        if (!id.isEmpty())
            sent << u"client_id"_s;
    }

    for (const FoundParameter &parameter : body) {
        if (isClientAuthentication(parameter.name) && !sent.contains(parameter.name))
            addRow(profile,
                   {request, ExtraRow::Place::Body, parameter.name, parameter.value, true, parameter.json});
    }
    return basic.has_value();
}

} // namespace workbench
