// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_server.h"

#include "jose/crypto.h"
#include "redirect/http_server.h"
#include "redirect/port_owner.h"
#include "sandbox/sandbox_authorize.h"
#include "sandbox/sandbox_metadata.h"
#include "sandbox/sandbox_responses.h"
#include "sandbox/sandbox_token.h"
#include "sandbox/sandbox_userinfo.h"

#include <QThread>

namespace workbench {

using namespace Qt::StringLiterals;

class SandboxServer::Private {
public:
    using GeneratedKey = std::optional<Result<Key, CryptoError>>;

    Private()
        : http([this](const ServerRequest &request) { return answer(request); })
    {
    }
    ~Private();

    void makeKey();
    ServerResponse answer(const ServerRequest &request);

    SandboxContext context;
    quint16 port = 0; ///< 0 = not running
    GeneratedKey generated; ///< written by keyMaker, read when it has finished
    std::unique_ptr<QThread> keyMaker;
    HttpServer http;
};

SandboxServer::Private::~Private()
{
    if (keyMaker)
        keyMaker->wait();
}

/// RSA keys take a tenth of a second and more, which is too long for the window. Until there is one,
/// connections wait in the listen queue.
void SandboxServer::Private::makeKey()
{
    http.setPaused(true);
    keyMaker.reset(QThread::create([this] {
        generated.emplace(Key::generateRsa());
        releaseCryptoOfThread();
    }));
    connect(keyMaker.get(), &QThread::finished, &http, [this] {
        // Without a key every token request is answered with server_error.
        if (*generated)
            context.signer.setKey(generated->value());
        http.setPaused(false);
    });
    keyMaker->start();
}

ServerResponse SandboxServer::Private::answer(const ServerRequest &request)
{
    // DNS rebinding: a page of another site must not reach this server under its own name.
    if (request.headers.value("Host") != "127.0.0.1:" + QByteArray::number(port))
        return plainResponse(421, "Misdirected Request", u"This server is %1."_s.arg(context.issuer));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (request.path == "/authorize")
        return sandboxAuthorize(context, request, now);
    if (request.path == "/token")
        return sandboxToken(context, request, now);
    if (request.path == "/userinfo")
        return sandboxUserinfo(context, request, now);
    const bool isMetadata = request.path == "/.well-known/openid-configuration"
        || request.path == "/.well-known/oauth-authorization-server";
    if (!isMetadata && request.path != "/jwks")
        return plainResponse(404, "Not Found", u"The sandbox has nothing here."_s);
    if (request.method != "GET" && request.method != "HEAD")
        return methodNotAllowed("GET, HEAD");
    return jsonResponse(isMetadata ? sandboxMetadata(context.issuer) : context.signer.jwks());
}

SandboxServer::SandboxServer(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

SandboxServer::~SandboxServer() = default;

Result<quint16, QString> SandboxServer::start(quint16 port)
{
    if (isRunning())
        return d->port;
    const auto bound = d->http.listen({QHostAddress::LocalHost}, port);
    if (!bound && bound.error().addressInUse)
        return Failure{
            tr("Port %1 is taken by %2. Free it, or give the sandbox another one (0 = a free one).")
                .arg(port)
                .arg(portOwnerText(portOwner(port)))};
    if (!bound)
        return Failure{bound.error().message};
    d->port = *bound;
    d->context.issuer = u"http://127.0.0.1:%1"_s.arg(d->port);
    d->makeKey();
    return d->port;
}

bool SandboxServer::isRunning() const
{
    return d->port != 0;
}

QString SandboxServer::issuer() const
{
    return d->context.issuer;
}

QString SandboxServer::clientId()
{
    return u"sandbox-client"_s;
}

QString SandboxServer::clientSecret()
{
    return u"sandbox-demo-secret"_s;
}

QString SandboxServer::username()
{
    return u"alice"_s;
}

QString SandboxServer::password()
{
    return u"wonderland"_s;
}

} // namespace workbench
