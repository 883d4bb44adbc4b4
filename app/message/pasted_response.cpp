// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/pasted_response.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(pasted_response)
};

bool isAuthorizationResponse(const Parameters &parameters, const ResponseType &asked)
{
    return parameters.contains(u"code") || parameters.contains(u"error")
        || parameters.contains(u"access_token") || parameters.contains(u"id_token")
        || (asked.consentAlone() && parameters.contains(u"state"));
}

Parameters parsed(const QString &encoded)
{
    return Parameters::fromForm(encoded.toUtf8()).parameters;
}

/// RFC 6749 Appendix A.11: a code consists of visible ASCII characters and spaces; nobody's has spaces.
bool looksLikeCode(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

QString textOfUrlWithoutAnswer(const ResponseType &asked)
{
    return asked.consentAlone()
        ? Text::tr("This URL is not the redirect URI, and it has no state. Paste the URL that the browser "
                   "shows after the login.")
        : Text::tr("This URL has neither a code nor an error. Paste the URL that the browser "
                   "shows after the login, with everything behind the question mark.");
}

Result<PastedResponse, QString> readUrl(const QString &pasted, const QString &redirect_uri,
                                        const ResponseType &asked)
{
    const bool atRedirectUri = !redirect_uri.isEmpty() && pasted.startsWith(redirect_uri);
    PastedResponse response;
    response.url = pasted;
    response.otherThanRedirectUri = !redirect_uri.isEmpty() && !atRedirectUri;
    response.parameters = parsed(pasted.section(u'#', 0, 0).section(u'?', 1));
    if (isAuthorizationResponse(response.parameters, asked))
        return response;
    if (const Parameters fragment = parsed(pasted.section(u'#', 1)); isAuthorizationResponse(fragment, asked))
        response.parameters = fragment;
    else if (!asked.consentAlone() || !atRedirectUri)
        return Failure<QString>{textOfUrlWithoutAnswer(asked)};
    return response;
}

} // namespace

Result<PastedResponse, QString> readPastedResponse(const QString &text, const QString &redirect_uri,
                                                   const ResponseType &asked)
{
    const QString pasted = text.trimmed();
    if (pasted.isEmpty())
        return Failure<QString>{
            Text::tr("Nothing was pasted. Paste the final URL of the browser, or the code.")};

    const bool isUrl = pasted.contains("://"_L1) || pasted.contains(u'?') || pasted.contains(u'#');
    if (isUrl || (asked.consentAlone() && !redirect_uri.isEmpty() && pasted.startsWith(redirect_uri)))
        return readUrl(pasted, redirect_uri, asked);

    if (const Parameters parameters = parsed(pasted); isAuthorizationResponse(parameters, asked))
        return PastedResponse{false, parameters, {}, false};
    if (asked.consentAlone()) {
        return Failure<QString>{
            Text::tr("Nothing but consent was asked for (response_type none), so there is "
                     "no code. Paste the final URL of the browser.")};
    }
    if (!looksLikeCode(pasted)) {
        return Failure<QString>{
            Text::tr("This is neither a URL nor a code: a code has no spaces and only ASCII "
                     "characters. Paste the final URL of the browser, or the code.")};
    }
    return PastedResponse{true, {{u"code"_s, pasted}}, {}, false};
}

} // namespace workbench
