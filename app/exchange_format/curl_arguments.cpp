// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_arguments.h"

#include "http/proxy_choice.h"
#include "protocol/placeholder.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

// Linux takes at most 128 KiB for one argument.
constexpr qsizetype longestArgument = 100'000;
// From here on some versions of curl ask for permission first (Expect: 100-continue).
constexpr qsizetype expectThreshold = 1024;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CurlExport)
};

/// What keeps curl itself from sending this request, whichever the shell.
std::optional<CurlError> obstacle(const HttpRequest &request)
{
    const auto nul = [](const QString &what, qsizetype offset) {
        return CurlError{Text::tr("%1 has a NUL character at byte %2; no argument of a command can hold one")
                             .arg(what, QString::number(offset + 1))};
    };
    if (const qsizetype at = request.url.indexOf(QChar(0)); at >= 0)
        return nul(Text::tr("The URL"), at);
    if (const qsizetype at = request.body.indexOf('\0'); at >= 0)
        return nul(Text::tr("The body"), at);
    for (const Header &header : request.headers.rows()) {
        const QString name = QString::fromLatin1(header.name);
        if (!HeaderList::isValidName(header.name))
            return CurlError{Text::tr("“%1” is no header name").arg(name)};
        if (const qsizetype at = header.value.indexOf('\0'); at >= 0)
            return nul(Text::tr("The header %1").arg(name), at);
        if (!HeaderList::isValidValue(header.value))
            return CurlError{Text::tr("The header %1 has a line break, or a space at an end").arg(name)};
    }
    if (request.headers.value("Transfer-Encoding").value_or(QByteArray()).toLower().contains("chunked"))
        return CurlError{
            Text::tr("With the header Transfer-Encoding: chunked curl would cut the body into chunks")};
    if (request.method == "HEAD" && !request.body.isEmpty())
        return CurlError{Text::tr("curl sends no body with HEAD")};
    if (!request.headers.isEmpty() && request.headers.rows().first().value.isEmpty())
        return CurlError{Text::tr("curl cannot begin with an empty header (%1)")
                             .arg(QString::fromLatin1(request.headers.rows().first().name))};
    return std::nullopt;
}

class CallBuilder {
public:
    CallBuilder(const HttpRequest &request, const CurlOptions &options, CurlVariables &variables)
        : m_request(request)
        , m_options(options)
        , m_variables(variables)
        , m_url(request.url)
        , m_isLoopback(isLoopbackHost(m_url.host()))
    {
    }

    CurlCall build()
    {
        addGeneral();
        addTransport();
        // In the front channel the browser makes the headers; curl may make its own.
        if (m_request.kind != ExchangeKind::AuthorizationRequest)
            addSuppressions();
        addHeaders();
        if (!m_request.body.isEmpty())
            addBody();
        const QByteArray url = m_request.url.toUtf8();
        add(Text::tr("The URL"), {m_variables.word(url, secretPlacesInUrl(url))});
        return std::move(m_call);
    }

private:
    void add(const QString &what, const QList<ShellWord> &words) { m_call.arguments.append({words, what}); }

    static ShellWord literal(QByteArrayView text) { return ShellWord().literal(text); }

    void addGeneral()
    {
        QList<ShellWord> words;
        // -q comes first or does nothing: what stands in ~/.curlrc must not change the request.
        for (const char *option : {"-q", "-g", "--http1.1", "-sS"})
            words.append(ShellWord::option(option));
        words.append(ShellWord::option(m_request.method == "HEAD" ? "-I" : "-i"));
        if (m_url.path(QUrl::FullyEncoded).contains("/."_L1))
            words.append(ShellWord::option("--path-as-is"));
        // Newer versions of curl (8.14, not yet 7.88) drop the question mark of an empty query. A proxy of
        // plain http would need the whole URL here; only curl knows at run time whether there is one.
        if (m_url.hasQuery() && m_url.query().isEmpty() && !mayGoThroughHttpProxy()) {
            const QByteArray path = m_url.path(QUrl::FullyEncoded).toLatin1();
            words << ShellWord::option("--request-target") << literal((path.isEmpty() ? "/" : path) + '?');
        }
        const QByteArray implied = m_request.body.isEmpty() ? "GET" : "POST";
        if (m_request.method != implied && m_request.method != "HEAD") {
            const bool isWord = std::all_of(m_request.method.begin(), m_request.method.end(),
                                            [](char c) { return c >= 'A' && c <= 'Z'; });
            words.append(ShellWord::option("-X"));
            words.append(isWord ? ShellWord::option(m_request.method) : literal(m_request.method));
        }
        add(Text::tr("The method"), words);
    }

    void addTransport()
    {
        if (m_isLoopback || m_options.proxy == u"none") {
            add(Text::tr("The proxy"), {ShellWord::option("--noproxy"), literal("*")});
        } else if (!m_options.proxy.isEmpty()) {
            QString proxy = m_options.proxy;
            // The proxy resolves host names, as it does for us.
            if (proxy.startsWith("socks5://"_L1))
                proxy.insert(6, u'h');
            // The password goes out once: as the header that the request has of its own, or from here.
            if (m_url.scheme() == "http"_L1 && m_request.headers.contains("Proxy-Authorization")) {
                const qsizetype authority = proxy.indexOf("://"_L1) + 3;
                proxy.remove(authority, proxy.lastIndexOf(u'@') + 1 - authority);
            }
            const QByteArray bytes = proxy.toUtf8();
            add(Text::tr("The proxy"),
                {ShellWord::option("-x"), m_variables.word(bytes, secretPlacesInUrl(bytes))});
        }
        if (!m_options.caFile.isEmpty())
            add(Text::tr("The file of authorities"),
                {ShellWord::option("--cacert"), literal(m_options.caFile.toUtf8())});
        if (m_options.acceptInvalidCertificates)
            add(Text::tr("The option"), {ShellWord::option("-k")});
        if (m_url.scheme() == "https"_L1)
            addIdentity();
    }

    /// RFC 8705 §2
    void addIdentity()
    {
        const bool isPkcs12 = !m_options.clientPkcs12File.isEmpty();
        const QString &file = isPkcs12 ? m_options.clientPkcs12File : m_options.clientCertificateFile;
        if (file.isEmpty())
            return;
        // Behind a colon curl expects the passphrase, which nobody should write there.
        QByteArray path = file.toUtf8();
        path.replace('\\', "\\\\").replace(':', "\\:");
        QList<ShellWord> words{ShellWord::option("--cert"), literal(path)};
        if (isPkcs12)
            words << ShellWord::option("--cert-type") << ShellWord::option("P12");
        add(Text::tr("The client certificate"), words);
        if (!isPkcs12 && !m_options.clientKeyFile.isEmpty())
            add(Text::tr("The client key"),
                {ShellWord::option("--key"), literal(m_options.clientKeyFile.toUtf8())});
        const QByteArray passphrase = m_options.clientKeyPassphrase.toUtf8();
        if (!passphrase.isEmpty()) {
            const SecretPlace whole{0, passphrase.size(), u"client_key_passphrase"_s,
                                    m_options.clientKeyPassphrase};
            add(Text::tr("The passphrase"),
                {ShellWord::option("--pass"), m_variables.word(passphrase, {whole})});
        }
    }

    /// curl leaves out what it would add when it is given the name alone.
    void addSuppressions()
    {
        QList<QByteArray> names{"Host", "User-Agent", "Accept"};
        if (!m_request.body.isEmpty()) {
            names << "Content-Type"
                  << "Content-Length";
            if (m_request.body.size() >= expectThreshold || lengthIsLeftToCurl())
                names << "Expect";
        }
        if (mayGoThroughHttpProxy())
            names << "Proxy-Connection";
        names.removeIf([this](const QByteArray &name) {
            const bool isGiven = !m_request.headers.value(name).value_or(QByteArray()).isEmpty();
            return name == "Host" ? isGiven && hostComesFirst() : isGiven;
        });
        QList<ShellWord> words;
        for (const QByteArray &name : std::as_const(names))
            words << ShellWord::option("-H") << literal(name + ':');
        if (!words.isEmpty())
            add(Text::tr("The header"), words);
    }

    bool mayGoThroughHttpProxy() const
    {
        return m_url.scheme() == "http"_L1 && !m_isLoopback && m_options.proxy != u"none";
    }

    /// A Host header is the first that curl sends and the only one, unless its own is switched off.
    bool hostComesFirst() const
    {
        return m_request.headers.rows().first().name == "Host"
            && m_request.headers.values("Host").size() == 1;
    }

    /// A body that is not complete yet: whoever fills in its placeholders changes its length.
    bool lengthIsLeftToCurl() const
    {
        return m_request.headers.value("Content-Length") == QByteArray(placeholder::contentLength);
    }

    void addHeaders()
    {
        HeaderList headers = m_request.headers;
        if (lengthIsLeftToCurl())
            headers.remove("Content-Length");
        const QList<Header> &rows = headers.rows();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QString what = Text::tr("The header %1").arg(QString::fromLatin1(rows[i].name));
            ShellWord line = m_variables.header(rows[i], m_options.shell);
            // curl has no way to send "Name: " with nothing behind it, so it travels in the tail of the one
            // before.
            for (; i + 1 < rows.size() && rows[i + 1].value.isEmpty(); ++i)
                line.literal("\r\n" + rows[i + 1].name + ": ");
            add(what, {ShellWord::option("-H"), line});
        }
    }

    void addBody()
    {
        const QByteArray &body = m_request.body;
        const ShellWord word =
            m_variables.word(body, secretPlacesInBody(m_request.headers, body, BodyOf::Request));
        const bool isPosix = m_options.shell == Shell::Posix;
        if (isPosix && (body.size() > longestArgument || needsPrintf(word.literals()))) {
            m_call.input = word;
            add(Text::tr("The body"), {ShellWord::option("--data-binary"), ShellWord::option("@-")});
        } else {
            add(Text::tr("The body"), {ShellWord::option("--data-raw"), word});
        }
    }

    const HttpRequest &m_request;
    const CurlOptions &m_options;
    CurlVariables &m_variables;
    QUrl m_url;
    bool m_isLoopback;
    CurlCall m_call;
};

} // namespace

Result<CurlCall, CurlError> curlCall(const HttpRequest &request, const CurlOptions &options,
                                     CurlVariables &variables)
{
    if (const auto error = obstacle(request))
        return Failure{*error};
    return CallBuilder(request, options, variables).build();
}

} // namespace workbench
