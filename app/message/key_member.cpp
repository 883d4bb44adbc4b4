// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/key_member.h"

#include <QCoreApplication>
#include <QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(key_member)
};

using Opened = Result<ChosenKey, KeyError>;

/// The last texts from which a key was read, or should have been; in memory only.
class TriedKeys {
public:
    std::optional<Opened> find(const QByteArray &id) const
    {
        const QMutexLocker lock(&m_mutex);
        for (const Tried &tried : m_tried) {
            if (tried.id == id)
                return tried.opened;
        }
        return std::nullopt;
    }

    void keep(const QByteArray &id, const Opened &opened)
    {
        constexpr qsizetype most = 8;
        const QMutexLocker lock(&m_mutex);
        m_tried.removeIf([&](const Tried &tried) { return tried.id == id; });
        m_tried.append({id, opened});
        if (m_tried.size() > most)
            m_tried.removeFirst();
    }

private:
    struct Tried {
        QByteArray id;
        Opened opened;
    };
    mutable QMutex m_mutex;
    QList<Tried> m_tried;
};

TriedKeys &triedKeys()
{
    static auto *keys = new TriedKeys; // never destroyed: OpenSSL may be gone by then
    return *keys;
}

/// What the profile wants to sign with; empty where it leaves that to the key.
QString algorithmFor(const Profile &profile, const QString &member)
{
    if (member == "client_jwk"_L1)
        return profile.text(u"client_assertion_alg");
    const JsonValue *header = profile.value(u"assertion_header");
    JsonValue written = header ? *header : JsonValue();
    if (written.isString()) {
        const auto parsed = parseJson(written.text().toUtf8());
        written = parsed ? parsed->value : JsonValue();
    }
    const JsonValue *alg = written.member(u"alg");
    return alg && alg->isString() ? alg->text() : QString();
}

/// In the label of the block, or in Proc-Type (RFC 1421 §4.6.1.1).
bool isEncrypted(const JsonValue &key)
{
    return key.isString() && key.text().contains("ENCRYPTED"_L1);
}

QByteArray idOf(const QString &text, const QString &passphrase, const QString &alg)
{
    return sha256(text.toUtf8()) + sha256(passphrase.toUtf8()) + alg.toUtf8();
}

Opened opened(const Profile &profile, const QString &member)
{
    const JsonValue &key = *profile.value(member);
    const QString passphrase = profile.text(passphraseMember(member));
    const QString alg = algorithmFor(profile, member);
    if (!key.isString())
        return chooseKey(key, passphrase.toUtf8(), alg);
    const QByteArray id = idOf(key.text(), passphrase, alg);
    if (const auto known = triedKeys().find(id))
        return *known;
    const Opened result = chooseKey(key, passphrase.toUtf8(), alg);
    triedKeys().keep(id, result);
    return result;
}

} // namespace

QString passphraseMember(const QString &keyMember)
{
    return keyMember + u"_passphrase"_s;
}

Result<ChosenKey, ClientCredentials::Problem> keyOfMember(const Profile &profile, const QString &member)
{
    using Kind = KeyError::Kind;
    const Opened key = opened(profile, member);
    if (key)
        return *key;
    const KeyError &error = key.error();
    const bool isLocked = error.kind == Kind::PassphraseMissing || error.kind == Kind::PassphraseWrong;
    return Failure{ClientCredentials::Problem{isLocked ? passphraseMember(member) : member, error.text()}};
}

bool isKeyAtHand(const Profile &profile, const QString &member)
{
    const JsonValue *key = profile.value(member);
    const QString passphrase = profile.text(passphraseMember(member));
    if (!key || !isEncrypted(*key) || passphrase.isEmpty())
        return true;
    return triedKeys().find(idOf(key->text(), passphrase, algorithmFor(profile, member))).has_value();
}

std::optional<QString> keyChoice(const ChosenKey &key, const QString &member)
{
    if (key.count < 2)
        return std::nullopt;
    return Text::tr("%1 has several private keys; %2 is used.").arg(member, key.choice());
}

QList<Finding> keyChoiceFindings(const ChosenKey &key, const QString &member)
{
    const auto text = keyChoice(key, member);
    if (!text)
        return {};
    return {{u"KEY-001"_s, Finding::Severity::Info, -1, *text, {}, {}, {u"RFC 7468"_s, u"2"_s}}};
}

} // namespace workbench
