// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace workbench {

/// What an option of curl means for a request.
enum class CurlOption {
    Unknown, ///< no option of any curl known here
    Irrelevant, ///< about output, retries, connections: changes nothing of what is asked
    Unsupported, ///< changes what is sent, in a way that no profile can express
    Silent, ///< what our own export always has; not worth a word
    Data,
    DataBinary,
    DataRaw,
    DataUrlEncode,
    Json,
    Form,
    FormString,
    Get,
    Head,
    Header,
    Method,
    Url,
    UrlQuery,
    User,
    Bearer,
    UserAgent,
    Referer,
    Cookie,
    Insecure,
    CaFile,
    Certificate,
    CertificateType,
    Key,
    Passphrase,
    Proxy,
    ProxyUser,
    NoProxy,
    Socks5,
    Next,
};

struct CurlOptionEntry {
    CurlOption option = CurlOption::Unknown;
    bool takesValue = false;
};

/// The option of that long name, without the dashes. `no-` in front switches a flag off: such an option is
/// Irrelevant.
CurlOptionEntry curlLongOption(QByteArrayView name);
/// The option of one letter.
CurlOptionEntry curlShortOption(char letter);

} // namespace workbench
