// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_clients.h"

#include "jose/crypto.h"
#include "redirect/redirect_uri.h"
#include "sandbox/sandbox_server.h"

#include <optional>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Credentials {
    QString client_id;
    std::optional<QString> client_secret;
};

Failure<SandboxError> invalidClient(const QString &description)
{
    return Failure{SandboxError{u"invalid_client"_s, description}};
}

/// RFC 6749 §2.3.1: id and secret are form-encoded before they are joined for RFC 7617.
Result<Credentials, SandboxError> basicCredentials(const QByteArray &authorization)
{
    const QByteArrayView scheme = "Basic ";
    if (QByteArrayView(authorization.left(scheme.size())).compare(scheme, Qt::CaseInsensitive) != 0)
        return invalidClient(u"The Authorization header is not of the Basic scheme."_s);
    const auto decoded = QByteArray::fromBase64Encoding(authorization.sliced(scheme.size()).trimmed(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded.decoded.indexOf(':');
    if (!decoded || colon < 0)
        return invalidClient(u"The Basic credentials are not base64 of client_id:client_secret."_s);
    const auto plain = [](QByteArrayView encoded) {
        // A sole value, whatever is in it: '&' and '=' cannot stand in form-encoded text.
        const Parameters parameters = Parameters::fromForm("v=" + encoded.toByteArray()).parameters;
        return parameters.value(u"v").value_or(QString());
    };
    return Credentials{plain(QByteArrayView(decoded.decoded).first(colon)),
                       plain(QByteArrayView(decoded.decoded).sliced(colon + 1))};
}

Result<Credentials, SandboxError> credentialsOf(const ServerRequest &request, const Parameters &form)
{
    const auto client_id = form.value(u"client_id");
    const auto client_secret = form.value(u"client_secret");
    const auto authorization = request.headers.value("Authorization");
    if (!authorization) {
        if (!client_id)
            return invalidClient(u"There is neither an Authorization header nor a client_id."_s);
        return Credentials{*client_id, client_secret};
    }
    // RFC 6749 §2.3: one method in each request.
    if (client_secret)
        return Failure{
            SandboxError{u"invalid_request"_s,
                         u"The client authenticates twice: by Authorization header and by client_secret."_s}};
    const auto basic = basicCredentials(*authorization);
    if (basic && client_id && *client_id != basic->client_id)
        return Failure{
            SandboxError{u"invalid_request"_s,
                         u"The client_id in the body is not the one of the Authorization header."_s}};
    return basic;
}

} // namespace

const QList<SandboxClient> &sandboxClients()
{
    static const QList<SandboxClient> clients{
        {SandboxServer::clientId(), SandboxServer::clientSecret(), u"Sandbox client"_s},
        {u"sandbox-public-client"_s, {}, u"Sandbox public client"_s},
    };
    return clients;
}

const SandboxClient *sandboxClient(QStringView client_id)
{
    for (const SandboxClient &client : sandboxClients()) {
        if (client.client_id == client_id)
            return &client;
    }
    return nullptr;
}

bool isAllowedRedirectUri(const QString &redirect_uri)
{
    const RedirectTarget target = redirectTarget(redirect_uri);
    return target.kind == RedirectTarget::Kind::Loopback && target.port != 0;
}

Result<SandboxClient, SandboxError> authenticatedClient(const ServerRequest &request, const Parameters &form)
{
    const auto credentials = credentialsOf(request, form);
    if (!credentials)
        return Failure{credentials.error()};
    const SandboxClient *client = sandboxClient(credentials->client_id);
    if (!client)
        return invalidClient(u"There is no client of that client_id."_s);
    if (client->isPublic()) {
        if (credentials->client_secret)
            return invalidClient(u"This is a public client, which has no secret."_s);
        return *client;
    }
    if (!credentials->client_secret)
        return invalidClient(u"This client has a secret and must authenticate with it."_s);
    if (!isSameSecret(*credentials->client_secret, client->client_secret))
        return invalidClient(u"The client_secret is wrong."_s);
    return *client;
}

bool isSameSecret(const QString &a, const QString &b)
{
    const QByteArray left = sha256(a.toUtf8());
    const QByteArray right = sha256(b.toUtf8());
    unsigned char difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    return difference == 0;
}

} // namespace workbench
