// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/insomnia_settings.h"

using namespace Qt::StringLiterals;

// Names and what Insomnia sends for them after its source: AuthTypeOAuth2 in
// packages/insomnia/src/models/request.ts and packages/insomnia/src/network/o-auth-2/get-token.ts of 2025.

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(insomnia_settings)
};

using Kind = ImportRemark::Kind;
using Meaning = ForeignMeaning;

const QList<ForeignName> &names()
{
    static const QList<ForeignName> names{
        {"type"_L1, Meaning::Read},
        {"disabled"_L1, Meaning::Read},
        {"grantType"_L1, Meaning::Read},
        {"usePkce"_L1, Meaning::Read},
        {"pkceMethod"_L1, Meaning::Read},
        {"credentialsInBody"_L1, Meaning::Read},
        {"responseType"_L1, Meaning::Read},
        {"audience"_L1, Meaning::Read},
        {"resource"_L1, Meaning::Read},
        {"origin"_L1, Meaning::Read},
        {"authorizationUrl"_L1, Meaning::Member, "authorization_endpoint"_L1},
        {"accessTokenUrl"_L1, Meaning::Member, "token_endpoint"_L1},
        {"clientId"_L1, Meaning::Member, "client_id"_L1},
        {"clientSecret"_L1, Meaning::Member, "client_secret"_L1},
        {"redirectUrl"_L1, Meaning::Member, "redirect_uri"_L1},
        {"scope"_L1, Meaning::Member, "scope"_L1},
        {"username"_L1, Meaning::Member, "username"_L1},
        {"password"_L1, Meaning::Member, "password"_L1},
        {"refreshToken"_L1, Meaning::Member, "refresh_token"_L1},
        {"state"_L1, Meaning::State},
        {"accessToken"_L1, Meaning::SavedToken},
        {"identityToken"_L1, Meaning::SavedToken},
        {"code"_L1, Meaning::SavedToken},
        {"tokenPrefix"_L1, Meaning::TokenUse},
        {"useDefaultBrowser"_L1, Meaning::Browser},
    };
    return names;
}

QString grantOf(const QString &grantType)
{
    static const QStringList same{u"authorization_code"_s, u"client_credentials"_s, u"password"_s,
                                  u"implicit"_s, u"refresh_token"_s};
    if (grantType.isEmpty())
        return same.constFirst();
    return same.contains(grantType) ? grantType : QString();
}

ForeignValue valueAt(const JsonValue &authentication, QLatin1String name)
{
    const JsonValue *value = authentication.member(QString(name));
    return {name, foreignTextAt(authentication, QString(name)), value ? value->begin() : -1};
}

/// What is asked for: Insomnia says it in each request of a flow, except as the source has it.
void takeTarget(ForeignDraft &draft, const JsonValue &authentication, QLatin1String name)
{
    const ForeignValue value = valueAt(authentication, name);
    if (value.text.isEmpty())
        return;
    const QString grant = draft.profile().grantType();
    const bool sendsResource = grant == "authorization_code"_L1 || grant == "client_credentials"_L1;
    if (name == "resource"_L1 && !sendsResource)
        return draft.remark(Kind::LeftOut, value, Text::tr("Insomnia does not send it with this grant."));
    draft.addParameter(name, value);
    if (grant == "authorization_code"_L1)
        draft.addRow(u"token"_s, ExtraRow::Place::Body, value);
}

void takeResponseType(ForeignDraft &draft, const JsonValue &authentication)
{
    const ForeignValue value = valueAt(authentication, "responseType"_L1);
    const QString grant = draft.profile().grantType();
    if (grant == "implicit"_L1)
        draft.setMember(u"response_type"_s, value);
    else if (!value.text.isEmpty() && value.text != "code"_L1)
        draft.remark(Kind::LeftOut, value, Text::tr("Insomnia does not send it with this grant."));
}

} // namespace

void readInsomniaSettings(ForeignDraft &draft, const JsonValue &authentication)
{
    const ForeignValue grant = valueAt(authentication, "grantType"_L1);
    draft.setGrant(grant, grantOf(grant.text));
    for (const JsonMember &member : authentication.members()) {
        const auto text = foreignText(member.value);
        const ForeignValue value{member.name, text.value_or(QString()), member.value.begin()};
        if (text)
            draft.take(names(), value);
        else
            draft.remark(Kind::NotUnderstood, value, Text::tr("Has no text for a value."));
    }
    takeResponseType(draft, authentication);
    takeTarget(draft, authentication, "audience"_L1);
    takeTarget(draft, authentication, "resource"_L1);
    if (ForeignValue origin = valueAt(authentication, "origin"_L1); !origin.text.isEmpty()) {
        origin.name = u"Origin"_s;
        draft.addRow(u"token"_s, ExtraRow::Place::Header, origin);
    }
    const bool usesPkce = foreignTextAt(authentication, u"usePkce") == "true"_L1;
    const ForeignValue method = valueAt(authentication, "pkceMethod"_L1);
    draft.setPkce(method, usesPkce ? (method.text.isEmpty() ? u"S256"_s : method.text) : QString());
    const ForeignValue inBody = valueAt(authentication, "credentialsInBody"_L1);
    draft.setAuthentication(inBody,
                            inBody.text == "true"_L1 ? ForeignDraft::Credentials::InBody
                                                     : ForeignDraft::Credentials::InHeader);
    const ForeignValue disabled = valueAt(authentication, "disabled"_L1);
    if (disabled.text == "true"_L1)
        draft.remark(Kind::LeftOut, disabled,
                     Text::tr("The authentication is switched off there; the profile has it all the same."));
}

} // namespace workbench
