// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/secret_names.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace workbench {

namespace {

using namespace std::string_view_literals;

// All in lower case without separators. Sorted.
constexpr std::array exactNames{
    "apikey"sv,
    "assertionjwk"sv,
    "authorization"sv,
    "authorizationcode"sv,
    "authreqid"sv,
    "clientjwk"sv,
    "code"sv,
    "cookie"sv,
    "devicecode"sv,
    "dpop"sv,
    "idtokenhint"sv,
    "mfacode"sv,
    "otp"sv,
    "pass"sv,
    "passwd"sv,
    "preauthorizedcode"sv,
    "proxyauthorization"sv,
    "pwd"sv,
    "samlresponse"sv,
    "setcookie"sv,
    "ticket"sv,
    "txcode"sv,
};
static_assert(std::is_sorted(exactNames.begin(), exactNames.end()));

// `refresh_token`, `initial_access_token`, `subject_token`, `client_assertion`, `new_password`, `X-Api-Key`,
// …
constexpr std::array endings{
    "token"sv,     "secret"sv,   "password"sv,   "passphrase"sv,
    "assertion"sv, "verifier"sv, "privatekey"sv, "apikey"sv,
};

} // namespace

bool isSecretName(QStringView wireName)
{
    QVarLengthArray<char, 64> letters;
    for (const QChar c : wireName) {
        const char16_t u = c.unicode();
        if ((u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9'))
            letters.append(char(u));
        else if (u >= u'A' && u <= u'Z')
            letters.append(char(u - u'A' + u'a'));
    }
    const std::string_view name(letters.data(), size_t(letters.size()));
    return std::binary_search(exactNames.begin(), exactNames.end(), name)
        || std::any_of(endings.begin(), endings.end(),
                       [name](std::string_view end) { return name.ends_with(end); });
}

bool isPrivateKeyMember(QStringView name)
{
    static constexpr QStringView names[] = {u"d", u"p", u"q", u"dp", u"dq", u"qi", u"k", u"oth"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

} // namespace workbench
