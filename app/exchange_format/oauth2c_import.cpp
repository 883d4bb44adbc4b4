// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/oauth2c_import.h"

#include "exchange_format/foreign_drafts.h"
#include "exchange_format/oauth2c_arguments.h"
#include "exchange_format/placeholders.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

// What oauth2c sends for its options after its source of 2025: internal/oauth2/oauth2.go, request.go, jwt.go.

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(oauth2c_import)
};

using Kind = ImportRemark::Kind;
using Request = GrantParameter::Request;

constexpr QLatin1String wellKnown = "/.well-known/openid-configuration"_L1;

/// The token that names the program, behind a prompt and `sudo`; -1 when there is none.
qsizetype programOf(const ShellCommand &command)
{
    static const QList<QByteArray> before{"$", "%", "sudo", "time", "exec", "command"};
    for (qsizetype i = 0; i < command.tokens.size(); ++i) {
        const QByteArray name = command.tokens[i].word.literals();
        const QByteArray file = name.sliced(name.lastIndexOf('/') + 1);
        if (file == "oauth2c" || file == "oauth2c.exe")
            return i;
        if (!before.contains(name))
            return -1;
    }
    return -1;
}

QString grantOf(const QString &grant_type, const QString &response_type)
{
    for (const GrantDefinition &grant : grantTable()) {
        const bool same = grant.grant_type == grant_type || grant.wire_grant_type == grant_type;
        if (!same || grant_type.isEmpty())
            continue;
        const bool hybrid = grant.grant_type == "authorization_code"_L1 && response_type.contains(u' ')
            && grantDefinition(u"hybrid");
        return hybrid ? u"hybrid"_s : grant.grant_type;
    }
    return {};
}

class Oauth2cCommand {
public:
    Oauth2cCommand(const Oauth2cArguments &arguments, ForeignVariables &variables)
        : m_arguments(arguments)
        , m_draft(u"oauth2c"_s, {}, variables)
        , m_profile(m_draft.profile())
    {
    }

    ImportDraft run()
    {
        takeIssuer();
        takeGrant();
        for (const ForeignValue &option : m_arguments.options) {
            if (option.text != "false"_L1)
                m_draft.take(oauth2cNames(), option);
        }
        for (const ForeignValue &option : m_arguments.unknown) {
            m_draft.remark(Kind::NotUnderstood, option,
                           Text::tr("oauth2c has no such option, or its value is missing."));
        }
        takeRedirect();
        m_draft.setPkce(option("pkce"_L1), option("pkce"_L1).text == "true"_L1 ? u"S256"_s : QString());
        takeAuthentication();
        takeKey();
        takeAssertion();
        if (option("insecure"_L1).text == "true"_L1)
            m_profile.setFlag(u"tls.accept_invalid_certificates", true);
        return m_draft.finished();
    }

private:
    ForeignValue option(QLatin1String name) const { return m_arguments.option(name); }
    bool isGrant(QLatin1String grant) const { return m_profile.grantType() == grant; }

    void takeIssuer()
    {
        for (qsizetype i = 0; i < m_arguments.words.size(); ++i) {
            const ForeignValue &word = m_arguments.words[i];
            const QString issuer =
                word.text.endsWith(wellKnown) ? word.text.chopped(wellKnown.size()) : word.text;
            if (i > 0) {
                m_draft.remark(Kind::NotUnderstood, {word.text, {}, word.offset},
                               Text::tr("oauth2c takes one issuer."));
            } else if (issuer.contains("://"_L1) || !issuer.contains(u'.')) {
                m_profile.setText(u"issuer", issuer);
                const QString host = QUrl(issuer).host();
                if (!host.isEmpty())
                    m_profile.setText(u"name", Text::tr("Imported from %1").arg(host));
            } else {
                m_draft.remark(Kind::NotUnderstood, {word.text, {}, word.offset},
                               Text::tr("It is a configuration file, which an import does not open. Give its "
                                        "settings as options."));
            }
        }
        if (m_arguments.words.isEmpty())
            m_draft.addMissing(u"issuer"_s);
    }

    void takeGrant()
    {
        const ForeignValue grant = option("grant-type"_L1);
        if (grant.text.isEmpty())
            return m_draft.addMissing(u"grant_type"_s);
        m_draft.setGrant(grant, grantOf(grant.text, option("response-types"_L1).text));
    }

    /// In the flows of the browser oauth2c always sends a redirect URI and a nonce.
    void takeRedirect()
    {
        const GrantDefinition *grant = grantDefinition(m_profile.grantType());
        ForeignValue redirect = option("redirect-url"_L1);
        if (!grant || !grant->sends(Request::Authorization)) {
            if (!redirect.text.isEmpty())
                m_draft.remark(Kind::LeftOut, redirect,
                               Text::tr("This grant sends no authorization request."));
            return;
        }
        if (redirect.text.isEmpty())
            redirect.text = u"http://localhost:9876/callback"_s; // its default
        m_draft.setMember(u"redirect_uri"_s, redirect);
        m_profile.setFlag(u"use_nonce", true);
    }

    void takeAuthentication()
    {
        const ForeignValue method = option("auth-method"_L1);
        if (method.text == "client_secret_basic"_L1)
            return m_draft.setAuthentication(method, ForeignDraft::Credentials::InHeader);
        const QStringList known = profileMember(u"token_endpoint_auth_method")->values;
        if (known.contains(method.text))
            m_profile.setText(u"token_endpoint_auth_method", method.text);
        else if (!method.text.isEmpty())
            m_draft.remark(Kind::NotUnderstood, method, Text::tr("Is no method of client authentication."));
        if (method.text.endsWith("_jwt"_L1))
            m_profile.setText(u"client_assertion_audience", u"token_endpoint"_s);
    }

    /// oauth2c reads the key from a file or a URL; a profile has the key itself.
    void takeKey()
    {
        const ForeignValue key = option("signing-key"_L1);
        if (key.text.isEmpty())
            return;
        const bool forClient = option("auth-method"_L1).text == "private_key_jwt"_L1;
        const bool forGrant = isGrant("jwt_bearer"_L1);
        if (forClient)
            m_draft.addMissing(u"client_jwk"_s, key.text);
        if (forGrant)
            m_draft.addMissing(u"assertion_jwk"_s, key.text);
        if (!forClient && !forGrant) {
            m_draft.remark(Kind::NotUnderstood, key,
                           Text::tr("Neither the client's authentication nor the grant signs with a key."));
        }
    }

    void takeAssertion()
    {
        const ForeignValue claims = option("assertion"_L1);
        if (claims.text.isEmpty())
            return;
        if (!isGrant("jwt_bearer"_L1))
            return m_draft.remark(Kind::LeftOut, claims, Text::tr("This grant sends no assertion."));
        const auto read = parseJson(claims.text.toUtf8());
        if (read && read->value.isObject())
            m_profile.setValue(u"assertion_claims", read->value);
        else
            m_profile.setText(u"assertion_claims", claims.text);
        m_draft.remark(
            Kind::Changed, claims,
            Text::tr("oauth2c adds iss and aud (both the token endpoint), iat, exp and jti; look at "
                     "assertion_claims."));
    }

    const Oauth2cArguments &m_arguments;
    ForeignDraft m_draft;
    Profile &m_profile;
};

ImportDraft draftOf(const ShellCommand &command, Placeholders &placeholders)
{
    QList<Oauth2cWord> words;
    for (const ShellToken &token : command.tokens.sliced(programOf(command) + 1))
        words.append({QString::fromUtf8(placeholders.bytes(token.word)), token.offset});
    ForeignVariables variables; // of the shell, which has replaced them
    ImportDraft draft = Oauth2cCommand(readOauth2cArguments(words), variables).run();
    draft.missing += placeholders.takeOutOf(draft.profile);
    for (ImportRemark &remark : draft.remarks) {
        remark.subject = placeholders.readable(remark.subject);
        remark.message = placeholders.readable(remark.message);
    }
    return draft;
}

} // namespace

bool runsOauth2c(const ShellCommand &command)
{
    return programOf(command) >= 0;
}

Result<ForeignImport, ImportRemark> importOauth2c(QByteArrayView text)
{
    const ShellText shell = readShell(text);
    ForeignDrafts drafts(Text::tr("oauth2c command"));
    if (shell.cutOff)
        drafts.remark({Kind::CutOff, shell.cutOff->offset, {}, shell.cutOff->message});
    Placeholders placeholders(text);
    for (const ShellCommand &command : shell.substituted + shell.commands) {
        if (runsOauth2c(command))
            drafts.add(draftOf(command, placeholders));
    }
    return drafts.finished();
}

} // namespace workbench
