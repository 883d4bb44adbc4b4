// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/oauth2c_arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// Options after oauth2c's source of 2025, cmd/oauth2.go. Its library (cobra) takes `--name value`,
// `--name=value`, and for a flag only the latter; lists are separated by commas, and repeated options add to
// them.

namespace workbench {

namespace {

using Meaning = ForeignMeaning;

bool isFlag(const QString &name)
{
    static const QStringList flags{u"pkce"_s,
                                   u"par"_s,
                                   u"request-object"_s,
                                   u"encrypted-request-object"_s,
                                   u"insecure"_s,
                                   u"silent"_s,
                                   u"no-browser"_s,
                                   u"no-prompt"_s,
                                   u"dpop"_s,
                                   u"no-origin"_s,
                                   u"raw"_s};
    return flags.contains(name);
}

bool isList(const QString &name)
{
    static const QStringList lists{u"response-types"_s, u"scopes"_s, u"audience"_s,
                                   u"acr-values"_s,     u"prompt"_s, u"resource"_s};
    return lists.contains(name);
}

bool isKnown(const QString &name)
{
    const QList<ForeignName> &names = oauth2cNames();
    return std::any_of(names.cbegin(), names.cend(),
                       [&name](const ForeignName &known) { return known.name == name; });
}

QString listed(const QString &text)
{
    QStringList values = text.split(u',', Qt::SkipEmptyParts);
    for (QString &value : values)
        value = value.trimmed();
    return values.join(u' ');
}

void add(QList<ForeignValue> &options, const ForeignValue &option)
{
    const auto earlier = std::find_if(options.begin(), options.end(), [&option](const ForeignValue &other) {
        return other.name == option.name;
    });
    if (earlier == options.end())
        options.append(option);
    else if (isList(option.name))
        earlier->text += u' ' + option.text;
    else
        *earlier = option; // the last one counts
}

} // namespace

const QList<ForeignName> &oauth2cNames()
{
    static const QList<ForeignName> names{
        {"grant-type"_L1, Meaning::Read},
        {"auth-method"_L1, Meaning::Read},
        {"redirect-url"_L1, Meaning::Read},
        {"pkce"_L1, Meaning::Read},
        {"assertion"_L1, Meaning::Read},
        {"signing-key"_L1, Meaning::Read},
        {"insecure"_L1, Meaning::Read},
        {"client-id"_L1, Meaning::Member, "client_id"_L1},
        {"client-secret"_L1, Meaning::Member, "client_secret"_L1},
        {"username"_L1, Meaning::Member, "username"_L1},
        {"password"_L1, Meaning::Member, "password"_L1},
        {"refresh-token"_L1, Meaning::Member, "refresh_token"_L1},
        {"response-types"_L1, Meaning::Member, "response_type"_L1},
        {"response-mode"_L1, Meaning::Member, "response_mode"_L1},
        {"scopes"_L1, Meaning::Member, "scope"_L1},
        {"subject-token"_L1, Meaning::Member, "subject_token"_L1},
        {"subject-token-type"_L1, Meaning::Member, "subject_token_type"_L1},
        {"actor-token"_L1, Meaning::Member, "actor_token"_L1},
        {"actor-token-type"_L1, Meaning::Member, "actor_token_type"_L1},
        {"token-endpoint"_L1, Meaning::Member, "token_endpoint"_L1},
        {"authorization-endpoint"_L1, Meaning::Member, "authorization_endpoint"_L1},
        {"device-authorization-endpoint"_L1, Meaning::Member, "device_authorization_endpoint"_L1},
        {"pushed-authorization-request-endpoint"_L1, Meaning::Member,
         "pushed_authorization_request_endpoint"_L1},
        {"tls-cert"_L1, Meaning::Member, "tls.client_certificate_file"_L1},
        {"tls-key"_L1, Meaning::Member, "tls.client_key_file"_L1},
        {"tls-root-ca"_L1, Meaning::Member, "tls.ca_file"_L1},
        {"callback-tls-cert"_L1, Meaning::Member, "tls.redirect_certificate_file"_L1},
        {"callback-tls-key"_L1, Meaning::Member, "tls.redirect_key_file"_L1},
        {"audience"_L1, Meaning::Parameter, "audience"_L1},
        {"resource"_L1, Meaning::Parameter, "resource"_L1},
        {"id-token-hint"_L1, Meaning::Parameter, "id_token_hint"_L1},
        {"login-hint"_L1, Meaning::Parameter, "login_hint"_L1},
        {"idp-hint"_L1, Meaning::Parameter, "idp_hint"_L1},
        {"claims"_L1, Meaning::Parameter, "claims"_L1},
        {"rar"_L1, Meaning::Parameter, "authorization_details"_L1},
        {"acr-values"_L1, Meaning::Parameter, "acr_values"_L1},
        {"purpose"_L1, Meaning::Parameter, "purpose"_L1},
        {"prompt"_L1, Meaning::Parameter, "prompt"_L1},
        {"max-age"_L1, Meaning::Parameter, "max_age"_L1},
        {"authentication-code"_L1, Meaning::Parameter, "authentication_code"_L1},
        {"par"_L1, Meaning::Unsupported},
        {"request-object"_L1, Meaning::Unsupported},
        {"encrypted-request-object"_L1, Meaning::Unsupported},
        {"encryption-key"_L1, Meaning::Unsupported},
        {"dpop"_L1, Meaning::Unsupported},
        {"callback-addr"_L1, Meaning::Unsupported},
        {"mtls-token-endpoint"_L1, Meaning::Unsupported},
        {"mtls-pushed-authorization-request-endpoint"_L1, Meaning::Unsupported},
        {"no-browser"_L1, Meaning::Browser},
        {"http-timeout"_L1, Meaning::Label},
        {"browser-timeout"_L1, Meaning::Label},
        {"silent"_L1, Meaning::Label},
        {"no-prompt"_L1, Meaning::Label},
        {"no-origin"_L1, Meaning::Label},
        {"raw"_L1, Meaning::Label},
    };
    return names;
}

ForeignValue Oauth2cArguments::option(QLatin1String name) const
{
    const auto found = std::find_if(options.cbegin(), options.cend(),
                                    [name](const ForeignValue &option) { return option.name == name; });
    return found == options.cend() ? ForeignValue{name, {}, -1} : *found;
}

Oauth2cArguments readOauth2cArguments(const QList<Oauth2cWord> &words)
{
    Oauth2cArguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const Oauth2cWord &word = words[i];
        if (optionsEnded || !word.text.startsWith(u'-') || word.text == "-"_L1) {
            arguments.words.append({{}, word.text, word.offset});
            continue;
        }
        if (word.text == "--"_L1) {
            optionsEnded = true;
            continue;
        }
        const QString given = word.text == "-s"_L1 ? u"--silent"_s : word.text;
        ForeignValue option{
            given.section(u'=', 0, 0).sliced(given.startsWith("--"_L1) ? 2 : 1), {}, word.offset};
        const bool hasValue = given.contains(u'=');
        if (!isKnown(option.name) || (!hasValue && !isFlag(option.name) && i + 1 >= words.size())) {
            option.text = word.text;
            arguments.unknown.append(option);
            continue;
        }
        if (hasValue)
            option.text = given.section(u'=', 1);
        else
            option.text = isFlag(option.name) ? u"true"_s : words[++i].text;
        if (isList(option.name))
            option.text = listed(option.text);
        add(arguments.options, option);
    }
    return arguments;
}

} // namespace workbench
