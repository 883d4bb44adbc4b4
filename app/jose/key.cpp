// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/key.h"

#include "jose/base64url.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

struct Key::Data {
    KeyType type = KeyType::Oct;
    Curve curve = Curve::None;
    bool pssOnly = false;
    bool isPrivate = false;
    KeyLabels labels;
    QMap<QString, QByteArray> publicNumbers;
    QByteArray secret;
    std::optional<CryptoKey> cryptoKey;

    Data() = default;
    Data(const Data &) = default;
    ~Data() { wipe(secret); }
};

namespace {

const QStringList &publicNames(KeyType type)
{
    static const QStringList rsa{u"n"_s, u"e"_s};
    static const QStringList ec{u"x"_s, u"y"_s};
    static const QStringList okp{u"x"_s};
    static const QStringList none;
    switch (type) {
    case KeyType::Rsa:
        return rsa;
    case KeyType::Ec:
        return ec;
    case KeyType::Okp:
        return okp;
    case KeyType::Oct:
        break;
    }
    return none;
}

JsonValue base64UrlString(const QByteArray &bytes)
{
    return JsonValue::string(QString::fromLatin1(toBase64Url(bytes)));
}

/// RFC 7518 §2, Base64urlUInt: without leading zero bytes.
QByteArray withoutLeadingZeros(const QByteArray &number)
{
    qsizetype zeros = 0;
    while (zeros < number.size() - 1 && number[zeros] == '\0')
        ++zeros;
    return number.sliced(zeros);
}

} // namespace

QString KeyError::text() const
{
    return member.isEmpty() ? message : member + u": "_s + message;
}

Key::Key(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Result<Key, KeyMaterialError> Key::fromMaterial(KeyMaterial material, KeyLabels labels)
{
    auto data = std::make_shared<Data>();
    data->type = material.type;
    data->curve = material.curve;
    data->pssOnly = material.pssOnly;
    data->labels = std::move(labels);
    if (material.type == KeyType::Oct) {
        data->secret = material.numbers.take(u"k"_s);
        data->isPrivate = true;
        return Key(std::move(data));
    }
    auto cryptoKey = importKey(material);
    if (!cryptoKey)
        return Failure{cryptoKey.error()};
    data->cryptoKey = std::move(cryptoKey).value();
    data->isPrivate = material.isPrivate();
    for (const QString &name : publicNames(material.type))
        data->publicNumbers[name] = material.numbers.value(name);
    return Key(std::move(data));
}

Result<Key, CryptoError> Key::fromGenerated(Result<KeyMaterial, CryptoError> material)
{
    if (!material)
        return Failure{material.error()};
    auto key = fromMaterial(std::move(material).value(), {});
    if (!key)
        return Failure{CryptoError{key.error().member + u": "_s + key.error().message}};
    return std::move(key).value();
}

Key Key::fromSecret(QByteArrayView bytes)
{
    KeyMaterial material;
    material.numbers[u"k"_s] = bytes.toByteArray();
    return fromMaterial(std::move(material), {}).value();
}

Result<Key, CryptoError> Key::generateRsa(int bits)
{
    return fromGenerated(generateRsaKey(bits));
}

Result<Key, CryptoError> Key::generate(Curve curve)
{
    return fromGenerated(generateCurveKey(curve));
}

KeyType Key::type() const
{
    return m_data->type;
}

Curve Key::curve() const
{
    return m_data->curve;
}

int Key::bits() const
{
    if (m_data->curve != Curve::None)
        return curveInfo(m_data->curve).bits;
    return m_data->cryptoKey ? m_data->cryptoKey->bits() : int(m_data->secret.size() * 8);
}

bool Key::isPssOnly() const
{
    return m_data->pssOnly;
}

bool Key::canSign() const
{
    return m_data->isPrivate;
}

const KeyLabels &Key::labels() const
{
    return m_data->labels;
}

const QByteArray &Key::secret() const
{
    return m_data->secret;
}

const CryptoKey *Key::cryptoKey() const
{
    return m_data->cryptoKey ? &*m_data->cryptoKey : nullptr;
}

QString Key::description() const
{
    const QString kind = keyTypeName(type()) + u", "_s;
    if (curve() != Curve::None)
        return kind + curveInfo(curve()).name;
    return kind + QCoreApplication::translate("workbench::Key", "%n bit(s)", nullptr, bits());
}

/// What identifies the key (RFC 7638 §3.2), in the order of RFC 7517.
QList<JsonMember> Key::requiredMembers() const
{
    QList<JsonMember> members{{u"kty"_s, JsonValue::string(keyTypeName(type()))}};
    if (type() == KeyType::Oct)
        members.append({u"k"_s, base64UrlString(secret())});
    if (curve() != Curve::None)
        members.append({u"crv"_s, JsonValue::string(curveInfo(curve()).name)});
    for (const QString &name : publicNames(type())) {
        const QByteArray &number = m_data->publicNumbers[name];
        members.append(
            {name, base64UrlString(type() == KeyType::Rsa ? withoutLeadingZeros(number) : number)});
    }
    return members;
}

std::optional<JsonValue> Key::publicJwk() const
{
    if (type() == KeyType::Oct)
        return std::nullopt;
    JsonValue jwk = JsonValue::object(requiredMembers());
    const KeyLabels &own = labels();
    for (const auto &[name, value] :
         {std::pair(u"kid"_s, own.kid), std::pair(u"use"_s, own.use), std::pair(u"alg"_s, own.alg)}) {
        if (!value.isEmpty())
            jwk.setMember(name, JsonValue::string(value));
    }
    return jwk;
}

QString Key::thumbprint() const
{
    QList<JsonMember> members = requiredMembers();
    std::sort(members.begin(), members.end(),
              [](const JsonMember &a, const JsonMember &b) { return a.name < b.name; });
    const QByteArray canonical = writeJson(JsonValue::object(members), JsonStyle::Compact);
    return QString::fromLatin1(toBase64Url(sha256(canonical)));
}

QString Key::kid(KidChoice choice) const
{
    const bool ownIsEnough = choice == KidChoice::Own || type() == KeyType::Oct;
    if (ownIsEnough || (choice == KidChoice::OwnElseThumbprint && !labels().kid.isEmpty()))
        return labels().kid;
    return thumbprint();
}

Key Key::withLabels(KeyLabels labels) const
{
    auto data = std::make_shared<Data>(*m_data);
    data->labels = std::move(labels);
    return Key(std::move(data));
}

} // namespace workbench
