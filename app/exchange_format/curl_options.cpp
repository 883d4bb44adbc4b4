// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_options.h"

namespace workbench {

namespace {

struct Named {
    QByteArrayView name;
    CurlOption option;
    bool takesValue;
};

// Those that mean something here; the lists below have all others: curl takes the next word as the value of
// some.
constexpr Named meaningful[] = {
    {"basic", CurlOption::Silent, false},
    {"cacert", CurlOption::CaFile, true},
    {"cert", CurlOption::Certificate, true},
    {"cert-type", CurlOption::CertificateType, true},
    {"cookie", CurlOption::Cookie, true},
    {"data", CurlOption::Data, true},
    {"data-ascii", CurlOption::Data, true},
    {"data-binary", CurlOption::DataBinary, true},
    {"data-raw", CurlOption::DataRaw, true},
    {"data-urlencode", CurlOption::DataUrlEncode, true},
    {"disable", CurlOption::Silent, false},
    {"form", CurlOption::Form, true},
    {"form-string", CurlOption::FormString, true},
    {"get", CurlOption::Get, false},
    {"globoff", CurlOption::Silent, false},
    {"head", CurlOption::Head, false},
    {"header", CurlOption::Header, true},
    {"http1.1", CurlOption::Silent, false},
    {"include", CurlOption::Silent, false},
    {"insecure", CurlOption::Insecure, false},
    {"json", CurlOption::Json, true},
    {"key", CurlOption::Key, true},
    {"next", CurlOption::Next, false},
    {"noproxy", CurlOption::NoProxy, true},
    {"oauth2-bearer", CurlOption::Bearer, true},
    {"pass", CurlOption::Passphrase, true},
    {"path-as-is", CurlOption::Silent, false},
    {"proxy", CurlOption::Proxy, true},
    {"proxy-user", CurlOption::ProxyUser, true},
    {"referer", CurlOption::Referer, true},
    {"request", CurlOption::Method, true},
    {"request-target", CurlOption::Silent, true},
    {"show-error", CurlOption::Silent, false},
    {"silent", CurlOption::Silent, false},
    {"socks5", CurlOption::Socks5, true},
    {"socks5-hostname", CurlOption::Socks5, true},
    {"url", CurlOption::Url, true},
    {"url-query", CurlOption::UrlQuery, true},
    {"user", CurlOption::User, true},
    {"user-agent", CurlOption::UserAgent, true},
};

constexpr QByteArrayView irrelevantWithValue =
    " alt-svc ciphers connect-timeout continue-at cookie-jar create-file-mode crlfile curves"
    " delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech"
    " egd-file etag-compare etag-save expect100-timeout ftp-account ftp-alternative-to-user ftp-"
    " method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip help"
    " hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time"
    " krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize"
    " max-redirs max-time output output-dir parallel-max parallel-max-host pinnedpubkey proto"
    " proto-default proto-redir proxy-cacert proxy-capath proxy-cert-type proxy-ciphers proxy-"
    " crlfile proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-"
    " tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser pubkey random-file rate"
    " retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks5-gssapi-service"
    " speed-limit speed-time stderr telnet-option tftp-blksize tls-max tls13-ciphers tlsauthtype"
    " tlspassword tlsuser trace trace-ascii trace-config upload-flags vlan-priority write-out"
    " ";
constexpr QByteArrayView irrelevantFlags =
    " append ca-native cert-status compressed compressed-ssh create-dirs crlf disable-eprt"
    " disable-epsv disallow-username-in-url doh-cert-status doh-insecure dump-ca-embed fail"
    " fail-early fail-with-body false-start follow ftp-create-dirs ftp-pasv ftp-pret ftp-skip-"
    " pasv-ip ftp-ssl-ccc ftp-ssl-control http2 http3 http3-only ignore-content-length ipv4 ipv6"
    " junk-session-cookies list-only location location-trusted mail-rcpt-allowfails manual"
    " metalink mptcp no-alpn no-buffer no-clobber no-keepalive no-npn no-progress-meter no-"
    " sessionid out-null parallel parallel-immediate post301 post302 post303 progress-bar proxy-"
    " anyauth proxy-basic proxy-ca-native proxy-http2 proxy-insecure proxy-ssl-allow-beast"
    " proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name"
    " remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir"
    " skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-"
    " client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output"
    " suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1"
    " tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 trace-ids trace-time use-ascii verbose version xattr"
    " ";
constexpr QByteArrayView unsupportedWithValue =
    " abstract-unix-socket aws-sigv4 capath config connect-to engine key-type netrc-file"
    " preproxy proxy-cert proxy-header proxy-key proxy1.0 quote range resolve socks4 socks4a"
    " time-cond unix-socket upload-file variable"
    " ";
constexpr QByteArrayView unsupportedFlags =
    " anyauth digest form-escape haproxy-protocol http0.9 http1.0 http2-prior-knowledge"
    " negotiate netrc netrc-optional ntlm ntlm-wb proxy-digest proxy-negotiate proxy-ntlm tr-"
    " encoding"
    " ";

struct Letter {
    char letter;
    QByteArrayView name;
};

constexpr Letter letters[] = {
    {'#', "progress-bar"},
    {'0', "http1.0"},
    {'1', "tlsv1"},
    {'2', "sslv2"},
    {'3', "sslv3"},
    {'4', "ipv4"},
    {'6', "ipv6"},
    {':', "next"},
    {'A', "user-agent"},
    {'B', "use-ascii"},
    {'C', "continue-at"},
    {'D', "dump-header"},
    {'E', "cert"},
    {'F', "form"},
    {'G', "get"},
    {'H', "header"},
    {'I', "head"},
    {'J', "remote-header-name"},
    {'K', "config"},
    {'L', "location"},
    {'M', "manual"},
    {'N', "no-buffer"},
    {'O', "remote-name"},
    {'P', "ftp-port"},
    {'Q', "quote"},
    {'R', "remote-time"},
    {'S', "show-error"},
    {'T', "upload-file"},
    {'U', "proxy-user"},
    {'V', "version"},
    {'X', "request"},
    {'Y', "speed-limit"},
    {'Z', "parallel"},
    {'a', "append"},
    {'b', "cookie"},
    {'c', "cookie-jar"},
    {'d', "data"},
    {'e', "referer"},
    {'f', "fail"},
    {'g', "globoff"},
    {'h', "help"},
    {'i', "include"},
    {'j', "junk-session-cookies"},
    {'k', "insecure"},
    {'l', "list-only"},
    {'m', "max-time"},
    {'n', "netrc"},
    {'o', "output"},
    {'p', "proxytunnel"},
    {'q', "disable"},
    {'r', "range"},
    {'s', "silent"},
    {'t', "telnet-option"},
    {'u', "user"},
    {'v', "verbose"},
    {'w', "write-out"},
    {'x', "proxy"},
    {'y', "speed-time"},
    {'z', "time-cond"},
};

bool isListed(QByteArrayView list, QByteArrayView name)
{
    return list.contains(' ' + name.toByteArray() + ' ');
}

} // namespace

CurlOptionEntry curlLongOption(QByteArrayView name)
{
    for (const Named &entry : meaningful) {
        if (entry.name == name)
            return {entry.option, entry.takesValue};
    }
    if (isListed(irrelevantWithValue, name))
        return {CurlOption::Irrelevant, true};
    if (isListed(unsupportedWithValue, name))
        return {CurlOption::Unsupported, true};
    if (isListed(unsupportedFlags, name))
        return {CurlOption::Unsupported, false};
    if (isListed(irrelevantFlags, name) || name.startsWith("no-"))
        return {CurlOption::Irrelevant, false};
    return {};
}

CurlOptionEntry curlShortOption(char letter)
{
    for (const Letter &entry : letters) {
        if (entry.letter == letter)
            return curlLongOption(entry.name);
    }
    return {};
}

} // namespace workbench
