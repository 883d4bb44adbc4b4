// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/transport_fields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

using Kind = FieldSpec::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(transport_fields)
};

/// RFC 8705 §2: unless the certificate stands in a PKCS #12 file.
bool wantsCertificateFile(const Profile &profile)
{
    return profile.tokenEndpointAuthMethod().contains("tls_client_auth"_L1)
        && profile.text(u"tls.client_pkcs12_file").isEmpty();
}

} // namespace

QList<FieldSpec> transportFields()
{
    return {
        {.member = u"tls.accept_invalid_certificates"_s,
         .title = Text::tr("Accept invalid certificates"),
         .kind = Kind::Flag,
         .meaning = Text::tr(
             "Goes on in spite of TLS errors, for this profile's runs only. Every such exchange is marked."),
         .example = Text::tr("a test server whose certificate nobody vouches for"),
         .mistake = Text::tr("using it where an authority file would do."),
         .reference = {u"RFC 9110"_s, u"4.3.4"_s}},
        {.member = u"tls.ca_file"_s,
         .title = Text::tr("Authority file"),
         .kind = Kind::File,
         .meaning = Text::tr("A PEM file with authorities to trust in addition to those of the system."),
         .example = u"/etc/company/ca.pem"_s,
         .mistake = Text::tr("a DER file: PEM begins with -----BEGIN CERTIFICATE-----."),
         .reference = {u"RFC 9110"_s, u"4.3.4"_s}},
        {.member = u"proxy"_s,
         .title = Text::tr("Proxy"),
         .meaning = Text::tr(
             "Empty: as the system and http_proxy, https_proxy, no_proxy say. none: no proxy at all. "
             "Loopback never goes through it."),
         .example = u"http://proxy.example.com:3128"_s,
         .mistake = Text::tr("an address without http:// or socks5:// in front."),
         .reference = {u"RFC 9110"_s, u"3.7"_s}},
        {.member = u"tls.client_certificate_file"_s,
         .title = Text::tr("Client certificate file"),
         .kind = Kind::File,
         .requiredIf = wantsCertificateFile,
         .meaning =
             Text::tr("PEM file with the certificate that the client shows to the server, its issuers behind "
                      "it. Needed for the certificate methods; some API gateways want one besides."),
         .example = u"/etc/company/client.pem"_s,
         .mistake = Text::tr("the file without the issuers in between: the server then finds no way to the "
                             "authority it trusts."),
         .reference = {u"RFC 8705"_s, u"2.1"_s}},
        {.member = u"tls.client_key_file"_s,
         .title = Text::tr("Client key file"),
         .kind = Kind::File,
         .meaning = Text::tr(
             "PEM file with the private key of the client certificate. Empty: it is in the same file."),
         .example = u"/etc/company/client.key"_s,
         .mistake = Text::tr("the key of a renewed or another certificate: the two have to be a pair."),
         .reference = {u"RFC 8705"_s, u"2"_s}},
        {.member = u"tls.client_pkcs12_file"_s,
         .title = Text::tr("PKCS #12 file"),
         .kind = Kind::File,
         .meaning =
             Text::tr("One .p12 or .pfx file with certificate, issuers and key, instead of the PEM files."),
         .example = u"/etc/company/client.p12"_s,
         .mistake =
             Text::tr("a file from an old tool, whose encryption OpenSSL 3 has put aside: export it anew."),
         .reference = {u"RFC 7292"_s, u"4"_s}},
        {.member = u"tls.client_key_passphrase"_s,
         .title = Text::tr("Key file passphrase"),
         .kind = Kind::Secret,
         .meaning = Text::tr(
             "Opens the client key or the PKCS #12 file. Left empty, it is asked for when the flow is "
             "run, and kept for this session only."),
         .example = u"correct horse battery staple"_s,
         .mistake = Text::tr("a wrong one is found out before anything is sent."),
         .reference = {u"RFC 7292"_s, u"5"_s}},
        {.member = u"tls.redirect_certificate_file"_s,
         .title = Text::tr("Redirect certificate"),
         .kind = Kind::File,
         .meaning = Text::tr(
             "The PEM certificate with which the listener serves an https redirect URI on loopback."),
         .example = u"/etc/company/loopback.pem"_s,
         .mistake =
             Text::tr("a certificate for another name than the host of the redirect URI: browsers warn."),
         .reference = {u"RFC 8252"_s, u"8.3"_s}},
        {.member = u"tls.redirect_key_file"_s,
         .title = Text::tr("Redirect key"),
         .kind = Kind::File,
         .meaning = Text::tr("The PEM key of that certificate."),
         .example = u"/etc/company/loopback.key"_s,
         .mistake = Text::tr("the key of an earlier certificate, from before it was renewed."),
         .reference = {u"RFC 8252"_s, u"8.3"_s}},
    };
}

} // namespace workbench
