// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_authorize.h"

#include "redirect/page.h"
#include "sandbox/sandbox_authorization_request.h"
#include "sandbox/sandbox_clients.h"
#include "sandbox/sandbox_responses.h"
#include "sandbox/sandbox_server.h"
#include "sandbox/sandbox_user.h"

#include <QCoreApplication>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SandboxAuthorize)
};

ServerResponse errorPage(int status, const QByteArray &reason, const QString &explanation,
                         const QList<Parameter> &details = {})
{
    return Page(u"sandbox_error.html"_s, Page::Tone::Bad, Text::tr("The request cannot be answered"))
        .text("explanation", explanation)
        .table("details", details)
        .response(status, reason);
}

ServerResponse loginPage(const SandboxAuthorizationRequest &request, const QString &csrfToken,
                         const QString &problem = {})
{
    const SandboxClient *client = sandboxClient(request.client_id);
    // No form-action: browsers apply it to the redirect that follows the form, and that leads to the client.
    return Page(u"sandbox_login.html"_s, Page::Tone::Neutral,
                Text::tr("%1 asks for access").arg(client->name))
        .table("details",
               {{Text::tr("Client"), request.client_id},
                {Text::tr("Scope"), request.scope.join(u' ')},
                {Text::tr("Redirect URI"), request.redirect_uri}})
        .problem("problem", problem)
        .text("csrf_token", csrfToken)
        .text("username", SandboxServer::username())
        .text("password", SandboxServer::password())
        .formAction({})
        .response();
}

ServerResponse formPostPage(const QString &redirect_uri, const Parameters &parameters)
{
    return Page(u"sandbox_form_post.html"_s, Page::Tone::Neutral, Text::tr("Back to the client"))
        .text("redirect_uri", redirect_uri)
        .fields("fields", parameters.rows())
        .script(u"sandbox_form_post.js"_s)
        .formAction({})
        .response();
}

/// The authorization response in the response mode asked for (OAuth Multiple Response Types 1.0 §2.1, OAuth
/// Form Post 1.0). 303 after a POST, so that the browser does not send the password on.
ServerResponse respond(const SandboxContext &context, const SandboxAuthorizationRequest &request,
                       Parameters parameters)
{
    if (request.hasState)
        parameters.append(u"state"_s, request.state);
    parameters.append(u"iss"_s, context.issuer); // RFC 9207
    if (request.response_mode == "form_post"_L1)
        return formPostPage(request.redirect_uri, parameters);
    const bool fragment = request.response_mode == "fragment"_L1;
    const QChar separator = fragment ? u'#' : request.redirect_uri.contains(u'?') ? u'&' : u'?';
    return redirectResponse(request.redirect_uri + separator + QString::fromLatin1(parameters.toForm()), 303,
                            "See Other");
}

ServerResponse respond(const SandboxContext &context, const SandboxAuthorizationRequest &request,
                       const SandboxError &error)
{
    return respond(context, request,
                   Parameters{{u"error"_s, error.error}, {u"error_description"_s, error.error_description}});
}

ServerResponse beginLogin(SandboxContext &context, const FormDecoding &received, qint64 now)
{
    const auto request = readSandboxAuthorizationRequest(received);
    if (request) {
        const QString csrfToken = randomHandle();
        context.store.logins.insert(csrfToken, *request, now + sandbox_lifetime::login);
        return loginPage(*request, csrfToken);
    }
    const SandboxAuthorizationRefusal &refusal = request.error();
    if (refusal.returnTo)
        return respond(context, *refusal.returnTo, refusal.error);
    QList<Parameter> details;
    for (const QString &name : {u"client_id"_s, u"redirect_uri"_s}) {
        if (const auto value = received.parameters.value(name))
            details.append({name, *value});
    }
    return errorPage(400, "Bad Request", refusal.error.error_description, details);
}

SandboxGrant grantOf(const SandboxAuthorizationRequest &request, qint64 now)
{
    SandboxGrant grant;
    grant.id = randomHandle();
    grant.client_id = request.client_id;
    grant.sub = sandbox_user::sub();
    grant.scope = request.scope;
    grant.auth_time = now;
    grant.request = request;
    return grant;
}

ServerResponse decide(SandboxContext &context, const Parameters &form, qint64 now)
{
    const QString csrfToken = form.value(u"csrf_token").value_or(QString());
    const SandboxAuthorizationRequest *found = context.store.logins.find(csrfToken, now);
    if (!found)
        return errorPage(
            403, "Forbidden",
            Text::tr("This form was not made by the sandbox for a login that is still open. Start the flow "
                     "again."));
    const SandboxAuthorizationRequest request = *found;
    const QString decision = *form.value(u"decision");
    if (decision == "deny"_L1) {
        context.store.logins.remove(csrfToken);
        return respond(context, request,
                       SandboxError{u"access_denied"_s, u"The user denied the authorization."_s});
    }
    if (decision != "allow"_L1
        || !sandbox_user::isLogin(form.value(u"username").value_or(QString()),
                                  form.value(u"password").value_or(QString())))
        return loginPage(request, csrfToken, Text::tr("The user name or the password is wrong."));
    context.store.logins.remove(csrfToken);
    const QString code = randomHandle();
    context.store.codes.insert(code, grantOf(request, now), now + sandbox_lifetime::code);
    return respond(context, request, Parameters{{u"code"_s, code}});
}

} // namespace

ServerResponse sandboxAuthorize(SandboxContext &context, const ServerRequest &request, qint64 now)
{
    if (request.method == "GET" || request.method == "HEAD")
        return beginLogin(context, Parameters::fromForm(request.query), now);
    if (request.method != "POST")
        return methodNotAllowed("GET, HEAD, POST");
    const FormDecoding form = Parameters::fromForm(request.body);
    if (form.parameters.contains(u"decision"))
        return decide(context, form.parameters, now);
    // OpenID Connect Core 1.0 §3.1.2.1: the request itself may come by POST.
    return beginLogin(context, form, now);
}

} // namespace workbench
