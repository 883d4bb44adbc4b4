// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile_secrets.h"

#include "protocol/profile.h"
#include "protocol/secret_names.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

bool isSecret(const QString &name)
{
    const ProfileMember *member = profileMember(name);
    return (member && member->secret) || isSecretName(name);
}

class SecretTaker {
public:
    QList<Secret> taken;

    void takeFromDocument(JsonValue &document);

private:
    void takeFromObject(JsonValue &object);
    void takeFromValue(const QString &name, JsonValue &value);
    void takeFromRows(JsonValue &rows);
    void takeText(const QString &name, JsonValue &value);
    void takeKey(const QString &name, JsonValue &value);
    void takeProxyPassword(JsonValue &proxy);
    void note(const QString &name, const QString &value);
};

void SecretTaker::takeFromDocument(JsonValue &document)
{
    for (JsonMember &member : document.members()) {
        const ProfileMember *known = profileMember(member.name);
        if (known && known->kind == ProfileMember::Kind::Key)
            takeKey(member.name, member.value);
        else if (member.name == "extra"_L1)
            takeFromRows(member.value);
        else if (member.name == "proxy"_L1)
            takeProxyPassword(member.value);
        else if (member.name != "response"_L1) // it names places in an answer, not values
            takeFromValue(member.name, member.value);
    }
    document.removeMember(u"last_response");
}

void SecretTaker::takeFromObject(JsonValue &object)
{
    for (JsonMember &member : object.members())
        takeFromValue(member.name, member.value);
}

void SecretTaker::takeFromValue(const QString &name, JsonValue &value)
{
    if (value.isObject())
        return takeFromObject(value);
    if (value.isArray()) {
        for (JsonValue &item : value.items())
            takeFromValue(name, item);
    } else if (isSecret(name)) {
        takeText(name, value);
    }
}

void SecretTaker::takeFromRows(JsonValue &rows)
{
    for (JsonValue &row : rows.items()) {
        const JsonValue *name = row.member(u"name");
        JsonValue *value = row.member(u"value");
        if (name && value && isSecret(name->text()))
            takeText(name->text(), *value);
    }
}

void SecretTaker::takeText(const QString &name, JsonValue &value)
{
    if (value.isNull())
        return;
    note(name, value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact)));
    value = JsonValue::string({});
}

void SecretTaker::takeKey(const QString &name, JsonValue &value)
{
    const auto parsed = parseJson(value.text().toUtf8());
    const JsonValue &jwk = value.isString() && parsed ? parsed->value : value;
    for (const JsonMember &member : jwk.members()) {
        if (isPrivateKeyMember(member.name))
            note(name, member.value.text());
    }
    note(name, value.text());
    value = value.isString() ? JsonValue::string({}) : JsonValue();
}

/// Works on the text, since QUrl would also rewrite what is no secret.
void SecretTaker::takeProxyPassword(JsonValue &proxy)
{
    const QString url = proxy.text();
    const qsizetype scheme = url.indexOf(u"://"_s);
    if (scheme < 0)
        return;
    const qsizetype authority = scheme + 3;
    qsizetype authorityEnd = authority;
    while (authorityEnd < url.size() && !u"/?#"_s.contains(url[authorityEnd]))
        ++authorityEnd;
    const qsizetype at = url.left(authorityEnd).lastIndexOf(u'@');
    const qsizetype colon = url.indexOf(u':', authority);
    if (at < authority || colon < 0 || colon > at)
        return;

    const QString password = url.sliced(colon + 1, at - colon - 1);
    note(u"proxy"_s, password);
    const QString decoded = QUrl::fromPercentEncoding(password.toUtf8());
    if (decoded != password)
        note(u"proxy"_s, decoded);
    proxy = JsonValue::string(url.first(colon) + url.sliced(at));
}

void SecretTaker::note(const QString &name, const QString &value)
{
    if (!value.isEmpty())
        taken.append({name, value});
}

} // namespace

QList<Secret> takeSecrets(JsonValue &document)
{
    SecretTaker taker;
    taker.takeFromDocument(document);
    return taker.taken;
}

} // namespace workbench
