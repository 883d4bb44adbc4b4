// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_server.h"

#include "protocol/placeholder.h"

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

const QString portPlaceholder = QString::fromLatin1(placeholder::port);

} // namespace

Profile sandboxProfile()
{
    const QString issuer = u"http://127.0.0.1:"_s + portPlaceholder;
    Profile profile;
    profile.setText(u"name", u"Sandbox"_s);
    profile.setText(u"provider", u"sandbox"_s);
    profile.setText(u"grant_type", u"authorization_code"_s);
    profile.setText(u"issuer", issuer);
    profile.setText(u"authorization_endpoint", issuer + u"/authorize"_s);
    profile.setText(u"token_endpoint", issuer + u"/token"_s);
    profile.setText(u"userinfo_endpoint", issuer + u"/userinfo"_s);
    profile.setText(u"jwks_uri", issuer + u"/jwks"_s);
    profile.setText(u"client_id", SandboxServer::clientId());
    profile.setText(u"client_secret", SandboxServer::clientSecret());
    profile.setText(u"token_endpoint_auth_method", u"client_secret_basic"_s);
    profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);
    profile.setText(u"response_type", u"code"_s);
    profile.setText(u"scope", u"openid profile email offline_access"_s);
    profile.setText(u"code_challenge_method", u"S256"_s);
    return profile;
}

Profile withSandboxPort(const Profile &profile, quint16 port)
{
    Profile filled = profile;
    for (const ProfileMember &member : profileMembers()) {
        const QString text = profile.text(member.name);
        if (member.kind == ProfileMember::Kind::Text && text.contains(portPlaceholder))
            filled.setText(member.name, QString(text).replace(portPlaceholder, QString::number(port)));
    }
    return filled;
}

bool needsSandbox(const Profile &profile)
{
    for (const ProfileMember &member : profileMembers()) {
        if (member.kind == ProfileMember::Kind::Text && profile.text(member.name).contains(portPlaceholder))
            return true;
    }
    return false;
}

} // namespace workbench
