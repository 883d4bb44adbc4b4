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

bool isAuthorizationResponse(const Parameters &parameters)
{
    return parameters.contains(u"code") || parameters.contains(u"error")
        || parameters.contains(u"access_token") || parameters.contains(u"id_token");
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

} // namespace

Result<PastedResponse, QString> readPastedResponse(const QString &text, const QString &redirect_uri)
{
    const QString pasted = text.trimmed();
    if (pasted.isEmpty())
        return Failure<QString>{
            Text::tr("Nothing was pasted. Paste the final URL of the browser, or the code.")};

    const bool isUrl = pasted.contains("://"_L1) || pasted.contains(u'?') || pasted.contains(u'#');
    if (isUrl) {
        PastedResponse response;
        response.url = pasted;
        const QString beforeFragment = pasted.section(u'#', 0, 0);
        response.parameters = parsed(beforeFragment.section(u'?', 1));
        if (!isAuthorizationResponse(response.parameters)) {
            const Parameters fragment = parsed(pasted.section(u'#', 1));
            if (isAuthorizationResponse(fragment))
                response.parameters = fragment;
        }
        if (!isAuthorizationResponse(response.parameters)) {
            return Failure<QString>{
                Text::tr("This URL has neither a code nor an error. Paste the URL that the browser "
                         "shows after the login, with everything behind the question mark.")};
        }
        response.otherThanRedirectUri = !redirect_uri.isEmpty() && !pasted.startsWith(redirect_uri);
        return response;
    }

    if (const Parameters parameters = parsed(pasted); isAuthorizationResponse(parameters))
        return PastedResponse{false, parameters, {}, false};
    if (!looksLikeCode(pasted)) {
        return Failure<QString>{
            Text::tr("This is neither a URL nor a code: a code has no spaces and only ASCII "
                     "characters. Paste the final URL of the browser, or the code.")};
    }
    return PastedResponse{true, {{u"code"_s, pasted}}, {}, false};
}

} // namespace workbench
