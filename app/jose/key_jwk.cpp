// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"
#include "jose/key.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// Reads the members of one JWK; stops at the first that is wrong.
class JwkReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::JwkReader)

public:
    explicit JwkReader(const JsonValue &jwk)
        : m_jwk(jwk)
    {
    }

    bool read();
    KeyMaterial takeMaterial() { return std::move(m_material); }
    KeyLabels labels() const { return m_labels; }
    const KeyError &error() const { return m_error; }

    bool fail(const QString &member, const QString &message, KeyError::Kind kind = KeyError::Kind::Malformed);

private:
    bool checkShape();
    bool readType();
    bool readCurve();
    bool readNumbers();
    bool readFactors();
    bool readLabels();
    bool readOperations();
    bool readText(const QString &name, QString &text);
    bool readNumber(const QString &name);

    const JsonValue &m_jwk;
    KeyMaterial m_material;
    KeyLabels m_labels;
    KeyError m_error;
};

bool JwkReader::fail(const QString &member, const QString &message, KeyError::Kind kind)
{
    const JsonValue *value = m_jwk.member(member);
    m_error = {kind, member, value ? value->begin() : m_jwk.begin(), message};
    return false;
}

bool JwkReader::read()
{
    return checkShape() && readType() && readCurve() && readNumbers() && readLabels();
}

bool JwkReader::checkShape()
{
    if (!m_jwk.isObject())
        return fail({}, tr("A JWK is a JSON object."));
    QStringList seen;
    for (const JsonMember &member : m_jwk.members()) {
        if (seen.contains(member.name)) {
            m_error = {KeyError::Kind::Malformed, member.name, member.nameBegin,
                       tr("stands twice; readers would take either. Remove one of them.")};
            return false;
        }
        seen.append(member.name);
    }
    if (m_jwk.member(u"kty"))
        return true;
    if (m_jwk.member(u"keys"))
        return fail(u"keys"_s, tr("makes this a JWK Set. Take one object out of the list."),
                    KeyError::Kind::NoKey);
    return fail(u"kty"_s, tr("is missing; it says what kind of key this is: RSA, EC, OKP or oct."));
}

bool JwkReader::readText(const QString &name, QString &text)
{
    const JsonValue *value = m_jwk.member(name);
    if (!value)
        return true;
    if (!value->isString())
        return fail(name, tr("must be text in double quotes."));
    text = value->text();
    return true;
}

bool JwkReader::readType()
{
    QString kty;
    if (!readText(u"kty"_s, kty))
        return false;
    const auto type = keyTypeNamed(kty);
    if (!type)
        return fail(u"kty"_s,
                    tr("\"%1\" is not one of RSA, EC, OKP and oct (upper and lower case count).").arg(kty),
                    KeyError::Kind::Unsupported);
    m_material.type = *type;
    return true;
}

bool JwkReader::readCurve()
{
    if (m_material.type != KeyType::Ec && m_material.type != KeyType::Okp)
        return true;
    const QString known =
        m_material.type == KeyType::Ec ? tr("P-256, P-384, P-521 or secp256k1") : tr("Ed25519 or Ed448");
    QString crv;
    if (!readText(u"crv"_s, crv))
        return false;
    if (crv.isEmpty())
        return fail(u"crv"_s, tr("is missing; it names the curve: %1.").arg(known));
    const CurveInfo *curve = curveNamed(crv);
    if (curve && curve->type == m_material.type) {
        m_material.curve = curve->curve;
        return true;
    }
    if (crv == "X25519"_L1 || crv == "X448"_L1)
        return fail(u"crv"_s,
                    tr("\"%1\" is for key agreement and cannot sign; signatures need %2.").arg(crv, known),
                    KeyError::Kind::Unsupported);
    return fail(
        u"crv"_s,
        tr("\"%1\" is not one that goes with kty %2: %3.").arg(crv, keyTypeName(m_material.type), known),
        KeyError::Kind::Unsupported);
}

/// Puts the decoded bytes among the numbers. The member must be there.
bool JwkReader::readNumber(const QString &name)
{
    const JsonValue *value = m_jwk.member(name);
    if (!value)
        return fail(name, tr("is missing; kty %1 needs it.").arg(keyTypeName(m_material.type)));
    if (!value->isString())
        return fail(name, tr("must be base64url text in double quotes."));
    const auto bytes = fromBase64Url(value->text().toUtf8());
    if (!bytes) {
        fail(name,
             tr("is not base64url at character %1: %2.")
                 .arg(bytes.error().offset + 1)
                 .arg(bytes.error().message));
        if (value->begin() >= 0)
            m_error.offset = value->begin() + 1 + bytes.error().offset;
        return false;
    }
    if (bytes->isEmpty())
        return fail(name, tr("is empty."));
    m_material.numbers[name] = *bytes;
    return true;
}

bool JwkReader::readNumbers()
{
    QStringList names;
    switch (m_material.type) {
    case KeyType::Rsa:
        names = {u"n"_s, u"e"_s};
        break;
    case KeyType::Ec:
        names = {u"x"_s, u"y"_s};
        break;
    case KeyType::Okp:
        names = {u"x"_s};
        break;
    case KeyType::Oct:
        names = {u"k"_s};
        break;
    }
    if (m_material.type != KeyType::Oct && m_jwk.member(u"d"))
        names.append(u"d"_s);
    for (const QString &name : std::as_const(names)) {
        if (!readNumber(name))
            return false;
    }
    return m_material.type != KeyType::Rsa || readFactors();
}

/// RFC 7518 §6.3.2: d alone, or d and all the others.
bool JwkReader::readFactors()
{
    const QStringList names{u"p"_s, u"q"_s, u"dp"_s, u"dq"_s, u"qi"_s};
    QStringList present;
    for (const QString &name : names) {
        if (m_jwk.member(name))
            present.append(name);
    }
    if (m_jwk.member(u"oth"))
        return fail(u"oth"_s, tr("says that the key has more than two primes, which is not supported."),
                    KeyError::Kind::Unsupported);
    if (present.isEmpty())
        return true;
    if (!m_material.isPrivate())
        return fail(u"d"_s, tr("is missing, although %1 of the private key is there.").arg(present.first()));
    for (const QString &name : names) {
        if (!present.contains(name))
            return fail(name,
                        tr("is missing, although %1 is there: either all of p, q, dp, dq and qi are "
                           "given or none (RFC 7518 §6.3.2).")
                            .arg(present.first()));
        if (!readNumber(name))
            return false;
    }
    return true;
}

bool JwkReader::readLabels()
{
    return readText(u"kid"_s, m_labels.kid) && readText(u"alg"_s, m_labels.alg)
        && readText(u"use"_s, m_labels.use) && readOperations();
}

bool JwkReader::readOperations()
{
    const JsonValue *value = m_jwk.member(u"key_ops");
    if (!value)
        return true;
    QStringList operations;
    bool isTextList = value->isArray();
    for (const JsonValue &item : value->items()) {
        isTextList = isTextList && item.isString();
        operations.append(item.text());
    }
    if (!isTextList)
        return fail(u"key_ops"_s, tr("must be a list of texts, as in [\"sign\"]."));
    m_labels.key_ops = operations;
    return true;
}

} // namespace

Result<Key, KeyError> Key::fromJwk(const JsonValue &jwk)
{
    JwkReader reader(jwk);
    if (!reader.read())
        return Failure{reader.error()};
    auto key = fromMaterial(reader.takeMaterial(), reader.labels());
    if (key)
        return std::move(key).value();
    const KeyMaterialError &error = key.error();
    reader.fail(error.member, error.message.endsWith(u'.') ? error.message : error.message + u'.');
    return Failure{reader.error()};
}

} // namespace workbench
