// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/client_authentication.h"

#include "protocol/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

void sendNothingButTheId(RequestDraft &request, const ClientCredentials &credentials)
{
    request.addToBody(u"client_id"_s, credentials.client_id);
}

void sendBasicHeader(RequestDraft &request, const ClientCredentials &credentials)
{
    request.setHeader("Authorization", basicAuthorization(credentials));
}

void sendInBody(RequestDraft &request, const ClientCredentials &credentials)
{
    request.addToBody(u"client_id"_s, credentials.client_id);
    request.addToBody(u"client_secret"_s, credentials.client_secret);
}

void sendBoth(RequestDraft &request, const ClientCredentials &credentials)
{
    sendBasicHeader(request, credentials);
    sendInBody(request, credentials);
}

/// RFC 7521 §4.2. client_id is optional beside an assertion, whose subject it is: it is not sent.
void sendAssertion(RequestDraft &request, const ClientCredentials &credentials)
{
    request.addToBody(u"client_assertion_type"_s,
                      u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
    request.addToBody(u"client_assertion"_s, credentials.client_assertion);
}

struct Method {
    QStringView name;
    bool needsSecret;
    void (*apply)(RequestDraft &, const ClientCredentials &);
};

// With a certificate the proof is in the TLS handshake; client_id says whose it is (RFC 8705 §2).
constexpr Method methods[] = {
    {u"none", false, sendNothingButTheId},
    {u"client_secret_basic", true, sendBasicHeader},
    {u"client_secret_post", true, sendInBody},
    {u"client_secret_basic+post", true, sendBoth},
    {u"client_secret_jwt", true, sendAssertion},
    {u"private_key_jwt", false, sendAssertion},
    {u"tls_client_auth", false, sendNothingButTheId},
    {u"self_signed_tls_client_auth", false, sendNothingButTheId},
};

const Method *findMethod(QStringView name)
{
    for (const Method &method : methods) {
        if (method.name == name)
            return &method;
    }
    return nullptr;
}

} // namespace

ClientCredentials ClientCredentials::of(const Profile &profile)
{
    return {profile.text(u"client_id"),
            profile.text(u"client_secret"),
            profile.tokenEndpointAuthMethod(),
            profile.basicEncoding() == u"raw",
            {}};
}

QList<ClientCredentials::Problem> ClientCredentials::problems() const
{
    const Method *known = findMethod(method);
    if (!known) {
        return {{u"token_endpoint_auth_method"_s,
                 QCoreApplication::translate("ClientCredentials",
                                             "This version cannot authenticate with %1. Choose none, "
                                             "client_secret_basic, client_secret_post, "
                                             "client_secret_jwt, private_key_jwt, "
                                             "tls_client_auth or self_signed_tls_client_auth.")
                     .arg(method)}};
    }
    QList<Problem> missing;
    if (client_id.isEmpty()) {
        missing.append({u"client_id"_s,
                        QCoreApplication::translate("ClientCredentials",
                                                    "The client id is empty. Enter the one that the provider "
                                                    "gave to your application.")});
    }
    if (known->needsSecret && client_secret.isEmpty()) {
        missing.append({u"client_secret"_s,
                        QCoreApplication::translate("ClientCredentials",
                                                    "%1 needs a client secret. Enter it, or choose none for "
                                                    "a public client.")
                            .arg(method)});
    }
    return missing;
}

std::optional<ClientCredentials::Problem> ClientCredentials::ambiguity() const
{
    const bool basic = method == "client_secret_basic"_L1 || method == "client_secret_basic+post"_L1;
    if (!basic || !rawBasic || !client_id.contains(u':'))
        return std::nullopt;
    return Problem{u"client_id"_s,
                   QCoreApplication::translate(
                       "ClientCredentials",
                       "The client id has a colon, which ends the name in an Authorization header that is "
                       "not encoded: the server reads the rest as part of the secret. Set basic_encoding to "
                       "form, or send the credentials in the body (client_secret_post).")};
}

void authenticateClient(RequestDraft &request, const ClientCredentials &credentials)
{
    if (const Method *method = findMethod(credentials.method))
        method->apply(request, credentials);
}

QByteArray basicAuthorization(const ClientCredentials &credentials)
{
    const auto encoded = [&](const QString &text) {
        return credentials.rawBasic ? text.toUtf8() : formEncoded(text);
    };
    const QByteArray pair = encoded(credentials.client_id) + ':' + encoded(credentials.client_secret);
    return "Basic " + pair.toBase64();
}

} // namespace workbench
