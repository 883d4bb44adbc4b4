// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_listener.h"

#include "http/redaction.h"
#include "protocol/secret_names.h"
#include "redirect/http_server.h"
#include "redirect/page.h"
#include "redirect/port_owner.h"
#include "redirect/redirect_request.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslKey>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

TransportError bindError(const QString &message, const QString &field = u"redirect_uri"_s)
{
    return {TransportError::Kind::Other, message, field};
}

bool hasIPv6Loopback()
{
    HttpServer probe({});
    return bool(probe.listen({QHostAddress::LocalHostIPv6}, 0));
}

QList<QHostAddress> addressesOf(RedirectTarget::Host host)
{
    switch (host) {
    case RedirectTarget::Host::IPv4Loopback:
        return {QHostAddress::LocalHost};
    case RedirectTarget::Host::IPv6Loopback:
        return {QHostAddress::LocalHostIPv6};
    case RedirectTarget::Host::Localhost:
        break;
    }
    // Which of the two a browser tries first is its own affair (RFC 8252 §8.3).
    return {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6};
}

QSsl::KeyAlgorithm keyAlgorithm(const QSslCertificate &certificate)
{
    return certificate.publicKey().algorithm();
}

/// The certificate and key that an https redirect URI is served with, or why they cannot be used.
Result<QSslConfiguration, TransportError> tlsConfiguration(const RedirectListenerOptions &options)
{
    const QString certificateMember = u"tls.redirect_certificate_file"_s;
    const QString keyMember = u"tls.redirect_key_file"_s;
    if (options.certificateFile.isEmpty() || options.keyFile.isEmpty())
        return Failure{bindError(
            RedirectListener::tr(
                "An https redirect URI is served only with a certificate and its key. Give both, or "
                "paste the final URL."),
            options.certificateFile.isEmpty() ? certificateMember : keyMember)};
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(
        options.certificateFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (chain.isEmpty())
        return Failure{
            bindError(RedirectListener::tr("%1 holds no certificate in PEM form, or cannot be read.")
                          .arg(options.certificateFile),
                      certificateMember)};
    QFile keyFile(options.keyFile);
    const QByteArray pem = keyFile.open(QIODevice::ReadOnly) ? keyFile.readAll() : QByteArray();
    const QSslKey key(pem, keyAlgorithm(chain.first()), QSsl::Pem);
    if (key.isNull())
        return Failure{
            bindError(RedirectListener::tr("%1 holds no unencrypted private key in PEM form for that "
                                           "certificate, or cannot be read.")
                          .arg(options.keyFile),
                      keyMember)};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

QString messageFor(const ListenError &error)
{
    if (!error.addressInUse)
        return error.message;
    return RedirectListener::tr(
               "Port %1 is taken by %2. Free it, or give the redirect URI another port (0 = a free "
               "one).")
        .arg(error.port)
        .arg(portOwnerText(portOwner(error.port)));
}

Page pageFor(const RedirectVerdict &verdict, bool cameEmpty)
{
    const auto heading = [&verdict](const QString &own) {
        return verdict.heading.isEmpty() ? own : verdict.heading;
    };
    switch (verdict.page) {
    case RedirectVerdict::Page::Received:
        return {u"received.html"_s, Page::Tone::Good,
                heading(RedirectListener::tr("Authorization received"))};
    case RedirectVerdict::Page::Refused:
        return {u"refused.html"_s, Page::Tone::Bad, heading(RedirectListener::tr("The provider refused"))};
    case RedirectVerdict::Page::StateMismatch:
        return {u"state_mismatch.html"_s, Page::Tone::Bad,
                heading(RedirectListener::tr("The state does not match"))};
    case RedirectVerdict::Page::WrongRequest:
        break;
    }
    return {u"wrong_request.html"_s, Page::Tone::Bad,
            heading(cameEmpty ? RedirectListener::tr("Nothing came with this request")
                              : RedirectListener::tr("Not an authorization response"))};
}

/// True for what bears a token, whatever it is called; a `state` may be a JWT and is none.
bool bearsSecret(const Parameter &parameter)
{
    const bool looksLikeJwt = parameter.value.startsWith("eyJ"_L1) && parameter.value.contains(u'.');
    return isSecretName(parameter.name) || (looksLikeJwt && parameter.name != "state"_L1);
}

/// A page stays open in the browser long after the run: it shows names, but no token.
QList<Parameter> withoutSecrets(QList<Parameter> details, const Parameters &received)
{
    QList<Secret> secrets;
    for (const Parameter &parameter : received.rows()) {
        if (bearsSecret(parameter))
            secrets.append({parameter.name, parameter.value});
    }
    const Redactor redactor(secrets);
    for (Parameter &row : details) {
        const bool secret = isSecretName(row.name) && !row.value.isEmpty();
        row.name = redactor.masked(row.name);
        row.value = secret ? maskedValue(row.value) : redactor.masked(row.value);
    }
    return details;
}

/// The response to a request that was judged.
ServerResponse verdictResponse(const RedirectVerdict &verdict, const RedirectHit &hit)
{
    Page page = pageFor(verdict, hit.parameters.isEmpty());
    page.table("details", withoutSecrets(verdict.details, hit.parameters));
    const bool accepted =
        verdict.page == RedirectVerdict::Page::Received || verdict.page == RedirectVerdict::Page::Refused;
    return accepted ? page.response() : page.response(400, "Bad Request");
}

ServerResponse strayResponse(const StrayRequest &stray)
{
    ServerResponse response = Page(u"stray.html"_s, Page::Tone::Neutral, QString::fromLatin1(stray.reason))
                                  .text("explanation", stray.explanation)
                                  .response(stray.status, stray.reason);
    if (stray.status == 405)
        response.headers.append("Allow", "GET, POST");
    return response;
}

/// Method and path; and, of what else came, only whether it bears a code.
QString lineOf(const ServerRequest &request)
{
    const QString line = abridged(request.method) + u' ' + abridged(request.path);
    const auto code = Parameters::fromForm(request.query).parameters.value(u"code");
    return code && !code->isEmpty() ? RedirectListener::tr("%1 with code %2").arg(line, maskedValue(*code))
                                    : line;
}

HttpResponse asSent(const ServerResponse &response)
{
    HttpResponse sent;
    sent.httpVersion = "HTTP/1.1";
    sent.status = response.status;
    sent.reason = response.reason;
    sent.headers = response.sentHeaders();
    sent.body = response.body;
    return sent;
}

QString randomKey()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

class RedirectListener::Private {
public:
    explicit Private(RedirectListener *listener)
        : q(listener)
        , server([this](const ServerRequest &request) { return answer(request); })
    {
    }

    Result<quint16, TransportError> bind(const RedirectListenerOptions &options);
    ServerResponse answer(const ServerRequest &request);
    ServerResponse judged(RedirectHit hit);
    ServerResponse alreadyAnswered() const;
    void report(const QString &stray);

    RedirectListener *const q;
    HttpServer server;
    ServedRedirect served;
    Judge judge;
    bool answered = false; ///< a final verdict was given
    QStringList notes;
};

Result<quint16, TransportError> RedirectListener::Private::bind(const RedirectListenerOptions &options)
{
    std::optional<QSslConfiguration> tls;
    if (served.target.https) {
        const auto configuration = tlsConfiguration(options);
        if (!configuration)
            return Failure{configuration.error()};
        tls = *configuration;
    }
    QList<QHostAddress> addresses = addressesOf(served.target.host);
    if (addresses.size() > 1 && !hasIPv6Loopback()) {
        addresses.removeLast();
        notes.append(tr("[::1] is not available on this machine: localhost is served on 127.0.0.1 alone."));
    }
    const auto port = server.listen(addresses, served.target.port, tls);
    if (!port)
        return Failure{bindError(messageFor(port.error()))};
    return *port;
}

ServerResponse RedirectListener::Private::answer(const ServerRequest &request)
{
    RedirectRequest read = readRedirectRequest(request, served);
    if (const auto *stray = std::get_if<StrayRequest>(&read)) {
        Q_EMIT q->stray(tr("%1 (%2 %3: %4)")
                            .arg(lineOf(request))
                            .arg(stray->status)
                            .arg(QString::fromLatin1(stray->reason), stray->difference));
        return strayResponse(*stray);
    }
    if (answered) {
        report(tr("%1 %2 (answered already)").arg(abridged(request.method), abridged(request.path)));
        return alreadyAnswered();
    }
    if (std::holds_alternative<FragmentRequest>(read))
        return Page(u"fragment.html"_s, Page::Tone::Neutral, tr("One moment …"))
            .text("key", served.fragmentKey)
            .script(u"fragment.js"_s)
            .formAction("'self'")
            .response();
    return judged(std::get<RedirectHit>(std::move(read)));
}

ServerResponse RedirectListener::Private::judged(RedirectHit hit)
{
    const RedirectVerdict verdict = judge(hit);
    answered = verdict.final;
    const ServerResponse response = verdictResponse(verdict, hit);
    hit.exchange.response = asSent(response);
    hit.exchange.finishedAt = QDateTime::currentDateTimeUtc();
    hit.exchange.timing.total = double(hit.exchange.startedAt.msecsTo(hit.exchange.finishedAt));
    hit.exchange.notes = notes;
    // Later, so that whoever hears of it may destroy the listener while this answer still goes out.
    QMetaObject::invokeMethod(
        q, [listener = q, hit, verdict] { Q_EMIT listener->hit(hit, verdict); }, Qt::QueuedConnection);
    return response;
}

ServerResponse RedirectListener::Private::alreadyAnswered() const
{
    return Page(u"already_answered.html"_s, Page::Tone::Neutral, tr("Already answered"))
        .response(409, "Conflict");
}

void RedirectListener::Private::report(const QString &stray)
{
    QMetaObject::invokeMethod(
        q, [listener = q, stray] { Q_EMIT listener->stray(stray); }, Qt::QueuedConnection);
}

RedirectListener::RedirectListener(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    connect(&d->server, &HttpServer::rejected, this, &RedirectListener::stray, Qt::QueuedConnection);
}

RedirectListener::~RedirectListener() = default;

Result<QString, TransportError> RedirectListener::listen(const QString &redirect_uri,
                                                         const RedirectListenerOptions &options, Judge judge)
{
    const RedirectTarget target = redirectTarget(redirect_uri);
    if (target.kind != RedirectTarget::Kind::Loopback)
        return Failure{bindError(target.problem)};
    d->served = {target, options.fragmentPossible, randomKey()};
    d->judge = std::move(judge);
    const auto port = d->bind(options);
    if (!port)
        return Failure{port.error()};
    d->served.target.port = *port;
    return withPort(redirect_uri, *port);
}

void RedirectListener::stop()
{
    d->server.stop();
}

QStringList RedirectListener::notes() const
{
    return d->notes;
}

} // namespace workbench
