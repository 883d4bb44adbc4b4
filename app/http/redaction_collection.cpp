// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/redaction.h"
#include "http/redaction_places.h"
#include "protocol/parameters.h"
#include "protocol/secret_names.h"

#include <QSet>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

/// Secrets in order of their discovery, each value once.
class Collection {
public:
    void add(const QString &name, const QString &value)
    {
        const bool isPlaceholder = value.startsWith("{{"_L1) && value.endsWith("}}"_L1);
        if (value.isEmpty() || isPlaceholder || m_values.contains(value) || isMask(value.toUtf8()))
            return;
        m_values.insert(value);
        m_secrets.append({name, value});
    }

    void add(const QList<Secret> &secrets)
    {
        for (const Secret &secret : secrets)
            add(secret.name, secret.value);
    }

    void add(const QList<SecretPlace> &places)
    {
        // What merely looks like a token is masked where it stands; a page full of it need not be searched
        // for.
        constexpr qsizetype mostGuesses = 200;
        constexpr qsizetype longestGuess = 8192;
        qsizetype guesses = 0;
        for (const SecretPlace &place : places) {
            if (!place.guessed || (place.value.size() <= longestGuess && ++guesses <= mostGuesses))
                add(place.name, place.value);
        }
    }

    void add(const HeaderList &headers)
    {
        for (const Header &header : headers.rows()) {
            for (const SecretPlace &place : secretPlacesInHeader(header)) {
                if (place.name == u"basic_credentials")
                    addBasic(place.value.toUtf8());
                add(place.name, place.value);
            }
        }
    }

    const QList<Secret> &secrets() const { return m_secrets; }

private:
    /// RFC 6749 §2.3.1: both halves are form-encoded; of a server that wants them raw the raw one is the
    /// secret.
    void addBasic(const QByteArray &credentials)
    {
        const QByteArray decoded = QByteArray::fromBase64(credentials);
        const qsizetype colon = decoded.indexOf(':');
        if (colon < 0)
            return;
        const QByteArray wire = decoded.sliced(colon + 1);
        const FormDecoding form = Parameters::fromForm("v=" + wire);
        if (form.problems.isEmpty() && !wire.contains('&'))
            add(u"client_secret"_s, form.parameters.value(u"v").value_or(QString()));
        add(u"client_secret"_s, QString::fromUtf8(wire));
    }

    QList<Secret> m_secrets;
    QSet<QString> m_values;
};

void addMembers(Collection &collection, const JsonValue &value, const QString &secretName)
{
    if (!secretName.isEmpty() && (value.isString() || value.isNumber()))
        collection.add(secretName, value.text());
    for (const JsonMember &member : value.members()) {
        const QString own = isSecretName(member.name) ? member.name : QString();
        addMembers(collection, member.value, secretName.isEmpty() ? own : secretName);
    }
    for (const JsonValue &item : value.items())
        addMembers(collection, item, secretName);
}

void addProfile(Collection &collection, const Profile &profile)
{
    collection.add(profile.secrets());
    for (const Parameter &parameter : profile.grantParameters().rows()) {
        if (isSecretName(parameter.name))
            collection.add(parameter.name, parameter.value);
    }
    for (const ExtraRow &row : profile.extra()) {
        if (row.in == ExtraRow::Place::Header)
            collection.add(HeaderList{{row.name.toUtf8(), row.value.toUtf8()}});
        else if (isSecretName(row.name))
            collection.add(row.name, row.value);
    }
    collection.add(secretPlacesInUrl(profile.text(u"proxy").toUtf8()));
}

void addExchange(Collection &collection, const Exchange &exchange)
{
    const HttpRequest &request = exchange.request;
    collection.add(secretPlacesInUrl(request.url.toUtf8()));
    collection.add(secretPlacesInUrl(exchange.requestTarget));
    collection.add(exchange.sentHeaders());
    collection.add(secretPlacesInBody(request.headers, request.body, BodyOf::Request));
    if (exchange.response) {
        collection.add(exchange.response->headers);
        collection.add(secretPlacesInText(exchange.response->reason, LongWords::Mask));
        const std::optional<Utf16Text> wide = utf16Text(exchange.response->body);
        const QByteArray body = wide ? wide->utf8 : exchange.response->body;
        collection.add(secretPlacesInBody(exchange.response->headers, body, BodyOf::Response));
    }
    collection.add(secretPlacesInUrl(exchange.proxy.toUtf8()));
}

} // namespace

QList<Secret> secretsIn(const Exchange &exchange)
{
    Collection collection;
    addExchange(collection, exchange);
    return collection.secrets();
}

QList<Secret> secretsIn(const RunRecord &record)
{
    Collection collection;
    addProfile(collection, record.profile);
    collection.add(record.secrets);
    addMembers(collection, record.tokens, {});
    addMembers(collection, record.frontChannelTokens, {});
    for (const Exchange &exchange : record.exchanges)
        addExchange(collection, exchange);
    return collection.secrets();
}

} // namespace workbench
