// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"

#include "http/request_completion.h"
#include "protocol/json.h"
#include "protocol/parameters.h"
#include "support/scripted_server.h"
#include "support/shell_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// Every command is run by real shells with the real curl, and what arrives is compared byte for byte with
/// the request that the program would have sent.
class CurlExportTest : public QObject {
    Q_OBJECT

private:
    static CompletedRequest completed(const HttpRequest &request);
    static QByteArray wireBytes(const CompletedRequest &completed);
    void compareInAllShells(const HttpRequest &request, const CurlOptions &options = {},
                            const QHash<QByteArray, QByteArray> &variables = {});
    static void addHostileValues();

private Q_SLOTS:
    void initTestCase();

    void formRequest_data() { addHostileValues(); }
    void formRequest();
    void jsonRequest_data() { addHostileValues(); }
    void jsonRequest();
    void rawBody_data();
    void rawBody();
    void headerValue_data();
    void headerValue();
    void url_data();
    void url();
    void basicWithRawSecret();
    void method_data();
    void method();
    void emptyHeaders();
    void hostNotFirst();
    void headersThatCurlWouldAdd();
    void repeatedHeaders();
    void veryLongBody();
    void veryLongBodyWithVariable();
    void twoWireFormsOfOneSecret();
    void twoSecretsOfOneName();
    void shortSecretByItsPlace();
    void missingVariableStopsTheScript();
    void userConfigurationIsIgnored();
    void proxyPasswordGoesOutOnce_data();
    void proxyPasswordGoesOutOnce();
    void frontChannelIsPlainGet();
    void refusals_data();
    void refusals();

private:
    QStringList m_shells;
};

CompletedRequest CurlExportTest::completed(const HttpRequest &request)
{
    const auto result = completedRequest(request);
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *result;
}

QByteArray CurlExportTest::wireBytes(const CompletedRequest &completed)
{
    Exchange exchange;
    exchange.request = completed.request;
    exchange.requestTarget = completed.target;
    return exchange.requestBytes();
}

void CurlExportTest::compareInAllShells(const HttpRequest &request, const CurlOptions &options,
                                        const QHash<QByteArray, QByteArray> &variables)
{
    for (const QString &shell : std::as_const(m_shells)) {
        ScriptedServer server;
        server.enqueue(Reply::json("{\"answer\": 1}"));
        HttpRequest here = request;
        here.url.replace("SERVER"_L1, server.url(QString()));
        const CompletedRequest sent = completed(here);
        const auto script = curlCommand(sent.request, options);
        QVERIFY2(script.isOk(), script.isOk() ? "" : qPrintable(script.error().message));
        const ShellResult result = runScript(shell, *script, variables);
        QVERIFY2(result.exitCode == 0, (*script + result.errors).constData());
        QCOMPARE(result.errors, QByteArray());
        QCOMPARE(server.requests().size(), 1);
        const QByteArray &received = server.requests().first().raw;
        const QByteArray expected = wireBytes(sent);
        if (received != expected)
            qInfo().noquote() << shell << *script;
        QCOMPARE(received, expected);
        if (here.method != "HEAD")
            QVERIFY2(result.output.contains("{\"answer\": 1}"), result.output.constData());
    }
}

void CurlExportTest::addHostileValues()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"s3cr3t-value"_s;
    QTest::newRow("single quotes") << u"it's 'quoted' ''twice''"_s;
    QTest::newRow("double quotes") << u"say \"hello\" \"\""_s;
    QTest::newRow("line feeds") << u"first\nsecond\n\nlast\n"_s;
    QTest::newRow("carriage returns") << u"first\r\nsecond\rthird\r"_s;
    QTest::newRow("dollars") << u"$HOME ${PATH} $(id) $$ $1 $'x'"_s;
    QTest::newRow("backticks") << u"`id` ``"_s;
    QTest::newRow("percent") << u"100% %41 %s %n %%"_s;
    QTest::newRow("plus and ampersand") << u"a+b&c=d&&e==f"_s;
    QTest::newRow("history") << u"!! !-1 wow!"_s;
    QTest::newRow("globs") << u"* ? [a-z] {a,b} {1..3} ~ ~root"_s;
    QTest::newRow("file of curl") << u"@/etc/passwd <file"_s;
    QTest::newRow("option") << u"--output -o x"_s;
    QTest::newRow("backslashes") << u"\\ \\\\ \\n \\' \\"_s;
    QTest::newRow("shell syntax") << u"; rm x | cat > y & # no (sub) <(x) \\"_s;
    QTest::newRow("tab and controls") << u"a\tb\x01\x1b[31m\x7f"_s;
    QTest::newRow("emoji and accents") << u"grüße 😀 ‘curly’ “double”"_s;
    QTest::newRow("all of ASCII") << [] {
        QString all;
        for (char16_t c = 1; c < 128; ++c)
            all += QChar(c);
        return all;
    }();
}

void CurlExportTest::initTestCase()
{
    if (!hasProgram(u"curl"_s))
        QSKIP("curl is not installed: its commands cannot be tried");
    for (const QString &shell : {u"bash"_s, u"dash"_s}) {
        if (hasProgram(shell))
            m_shells.append(shell);
        else
            qWarning("%s is not installed: not tried with it", qPrintable(shell));
    }
    QVERIFY(!m_shells.isEmpty());
}

// RFC 6749 §4.1.3 and §2.3.1: the secret in the body and in Basic credentials, in place and as a variable.
void CurlExportTest::formRequest()
{
    QFETCH(QString, value);
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/token?audience="_s + QString::fromLatin1(formEncoded(value));
    request.body = Parameters{{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, value}}.toForm();
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"Authorization", "Basic " + ("client%3A1:" + formEncoded(value)).toBase64()}};
    compareInAllShells(request);

    CurlOptions options;
    options.variables = {{u"client_secret"_s, value}};
    // QUrl writes some characters plainly that the form codec escapes: a wire form of its own.
    const QByteArray inUrl =
        completed({{}, "GET", u"http://h/?"_s + QString::fromLatin1(formEncoded(value)), {}, {}})
            .request.url.toLatin1()
            .mid(qstrlen("http://h/?"));
    compareInAllShells(request, options, {{"CLIENT_SECRET", formEncoded(value)}, {"CLIENT_SECRET_2", inUrl}});
}

void CurlExportTest::jsonRequest()
{
    QFETCH(QString, value);
    const QByteArray json = writeJson(JsonValue::string(value), JsonStyle::Compact);
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/token"_s;
    request.body = "{\n  \"grant_type\": \"client_credentials\",\n  \"client_secret\": " + json + "\n}\n";
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    compareInAllShells(request);

    CurlOptions options;
    options.variables = {{u"client_secret"_s, value}};
    compareInAllShells(request, options, {{"CLIENT_SECRET", json.mid(1, json.size() - 2)}});
}

void CurlExportTest::rawBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("file of curl") << QByteArray("@/etc/passwd");
    QTest::newRow("option") << QByteArray("-X");
    QTest::newRow("two dashes") << QByteArray("--");
    QTest::newRow("single quote") << QByteArray("'");
    QTest::newRow("line feed") << QByteArray("\n");
    QTest::newRow("ends with line feeds") << QByteArray("a\n\n\n");
    QTest::newRow("carriage return and line feed") << QByteArray("\r\n");
    QTest::newRow("invalid UTF-8") << QByteArray("a\xff\xfe\xc3(\xed\xa0\x80%d\\ end");
    QTest::newRow("invalid UTF-8 after a dash") << QByteArray("-n\xff");
    QTest::newRow("placeholder") << QByteArray("code={{code}}&x=y");
    QByteArray all;
    for (int c = 1; c < 256; ++c)
        all += char(c);
    QTest::newRow("every byte but NUL") << all;
}

void CurlExportTest::rawBody()
{
    QFETCH(QByteArray, body);
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/"_s;
    request.body = body;
    compareInAllShells(request);
}

void CurlExportTest::headerValue_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"a'b", "\"q\"", "$HOME `id` $(id)", "100% %s", "!!", "* [a] {b} ~", "@file",
                              "-x", "a;b", ";", "a\tb", "\\", "grüße 😀", "\xff\xfe", "a: b", "…"})
        QTest::newRow(QByteArray(value).toHex().constData()) << QByteArray(value);
}

void CurlExportTest::headerValue()
{
    QFETCH(QByteArray, value);
    HttpRequest request;
    request.url = u"SERVER/userinfo"_s;
    request.headers = {{"X-Value", value}, {"x-'odd`name!", value}};
    compareInAllShells(request);
}

void CurlExportTest::url_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("nothing") << QString();
    QTest::newRow("query without path") << u"?a=b"_s;
    QTest::newRow("empty query") << u"/?"_s;
    QTest::newRow("dot segments") << u"/a/./b/../c//d"_s;
    QTest::newRow("globs") << u"/[1-3]/{a,b}?x=[1]&y={z}"_s;
    QTest::newRow("specials") << u"/!$&'()*+,;=:@~?!$'()*+,;:@/?~"_s;
    QTest::newRow("percent") << u"/%25%2F%00%0A%ZZ?%"_s;
    QTest::newRow("quotes and accents") << u"/'ü'?q='\"<>`|^\\é😀"_s;
}

void CurlExportTest::url()
{
    QFETCH(QString, target);
    HttpRequest request;
    request.url = u"SERVER"_s + target;
    compareInAllShells(request);
}

// `basic_encoding: raw`: the credentials hold the secret as it is, and so does the variable.
void CurlExportTest::basicWithRawSecret()
{
    const QString secret = u"p'a\"s$s w`o%rd+é"_s;
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/token"_s;
    request.headers = {{"Authorization", "Basic " + ("id:" + secret.toUtf8()).toBase64()}};
    CurlOptions options;
    options.variables = {{u"client_secret"_s, secret}};
    const auto script =
        curlCommand(completed({{}, "GET", u"http://h/"_s, request.headers, {}}).request, options);
    QVERIFY(script->contains("Authorization: Basic '\"$(printf '%s' 'id:'\"$CLIENT_SECRET\" | base64"));
    compareInAllShells(request, options, {{"CLIENT_SECRET", secret.toUtf8()}});
}

void CurlExportTest::method_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray();
    QTest::newRow("GET with body") << QByteArray("GET") << QByteArray("a=b");
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("a=b");
    QTest::newRow("POST without body") << QByteArray("POST") << QByteArray();
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray();
    QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{}");
    QTest::newRow("odd") << QByteArray("M-'$SEARCH") << QByteArray("x");
}

void CurlExportTest::method()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    HttpRequest request;
    request.method = method;
    request.url = u"SERVER/x"_s;
    request.body = body;
    compareInAllShells(request);
}

void CurlExportTest::emptyHeaders()
{
    HttpRequest request;
    request.url = u"SERVER/"_s;
    request.headers = {{"X-First", ""}, {"X-Second", ""}, {"Accept", ""}, {"X-Between", "1"}, {"X-Last", ""}};
    compareInAllShells(request);
}

void CurlExportTest::hostNotFirst()
{
    for (const QString &shell : std::as_const(m_shells)) {
        ScriptedServer server;
        server.enqueue(Reply::json("{}"));
        HttpRequest request;
        request.url = server.url();
        request.headers = {{"X-First", "1"}, {"host", "other.example"}, {"User-Agent", "none"}};
        const ShellResult result = runScript(shell, *curlCommand(request, {}));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(server.requests().first().raw, "GET / HTTP/1.1\r\n" + request.headers.toBytes() + "\r\n");
    }
}

// A request of somebody else, without the headers that our own always have.
void CurlExportTest::headersThatCurlWouldAdd()
{
    for (const qsizetype size : {0, 5, 2'000'000}) {
        ScriptedServer server;
        server.enqueue(Reply::json("{}"));
        HttpRequest request;
        request.method = "POST";
        request.url = server.url();
        request.body = QByteArray(size, 'x');
        request.headers = {{"Host", "h"}, {"Content-Length", QByteArray::number(size)}};
        const ShellResult result = runScript(m_shells.first(), *curlCommand(request, {}));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(server.requests().first().raw,
                 "POST / HTTP/1.1\r\n" + request.headers.toBytes() + "\r\n" + request.body);
    }
}

void CurlExportTest::repeatedHeaders()
{
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    HttpRequest request;
    request.url = server.url();
    request.headers = {{"Host", "h"}, {"X-A", "1"}, {"X-B", "2"}, {"X-A", "1"}, {"x-a", "3"}};
    QCOMPARE(runScript(m_shells.first(), *curlCommand(request, {})).exitCode, 0);
    QCOMPARE(server.requests().first().raw, "GET / HTTP/1.1\r\n" + request.headers.toBytes() + "\r\n");
}

// Linux takes 128 KiB for one argument.
void CurlExportTest::veryLongBody()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/"_s;
    request.body = QByteArray("0123456789'\"$%\\\n").repeated(20'000);
    compareInAllShells(request);
    request.body += "\r\xff";
    compareInAllShells(request);
}

void CurlExportTest::veryLongBodyWithVariable()
{
    const QByteArray secret = QByteArray("se%cr'et$").repeated(12'000);
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/"_s;
    request.body = "{\"assertion\":\"" + secret + "\"}";
    request.headers = {{"Content-Type", "application/json"}};
    CurlOptions options;
    options.variables = {{u"assertion"_s, QString::fromUtf8(secret)}};
    for (const QString &shell : std::as_const(m_shells)) {
        ScriptedServer server;
        server.enqueue(Reply::json("{}"));
        HttpRequest here = request;
        here.url = server.url();
        const CompletedRequest sent = completed(here);
        const auto script = curlCommand(sent.request, options);
        QVERIFY(script.isOk());
        QVERIFY(!script->contains("cr'et"));
        // Too long for the environment as well: it is a plain variable of the same shell.
        const QByteArray assigned =
            "ASSERTION='" + QByteArray(secret).replace("'", "'\\''") + "'\n" + *script;
        const ShellResult result = runScript(shell, assigned);
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QCOMPARE(server.requests().first().raw, wireBytes(sent));
    }
}

void CurlExportTest::twoWireFormsOfOneSecret()
{
    const QString secret = u"secret with/space"_s;
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/"_s;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"X-Client-Secret", secret.toUtf8()}};
    request.body = "client_secret=" + formEncoded(secret);
    CurlOptions options;
    options.variables = {{u"client_secret"_s, secret}};
    compareInAllShells(request, options,
                       {{"CLIENT_SECRET", secret.toUtf8()}, {"CLIENT_SECRET_2", formEncoded(secret)}});
}

void CurlExportTest::twoSecretsOfOneName()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/"_s;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "token=first-token&token=second-token";
    CurlOptions options;
    options.variables = {{u"token"_s, u"second-token"_s}, {u"token"_s, u"first-token"_s}};
    compareInAllShells(request, options, {{"TOKEN", "first-token"}, {"TOKEN_2", "second-token"}});
}

void CurlExportTest::shortSecretByItsPlace()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"SERVER/path"_s;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "password=a&scope=a+b";
    CurlOptions options;
    options.variables = {{u"password"_s, u"a"_s}};
    const auto script = curlCommand(
        completed({{}, "POST", u"http://h/path"_s, request.headers, request.body}).request, options);
    QVERIFY2(script->contains("'password='\"$PASSWORD\"'&scope=a+b'"), script->constData());
    compareInAllShells(request, options, {{"PASSWORD", "a"}});
}

void CurlExportTest::missingVariableStopsTheScript()
{
    for (const QString &shell : std::as_const(m_shells)) {
        ScriptedServer server;
        HttpRequest request;
        request.method = "POST";
        request.url = server.url();
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = "client_secret=s%2Bsecret";
        CurlOptions options;
        options.variables = {{u"client_secret"_s, u"s+secret"_s}};
        const ShellResult result = runScript(shell, *curlCommand(completed(request).request, options));
        QVERIFY(result.exitCode != 0);
        QVERIFY2(result.errors.contains("CLIENT_SECRET: client_secret, form-encoded"),
                 result.errors.constData());
        QCOMPARE(server.requests().size(), 0);
    }
}

void CurlExportTest::userConfigurationIsIgnored()
{
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    HttpRequest request;
    request.url = server.url();
    const CompletedRequest sent = completed(request);
    const QByteArray prepare = "printf 'header = \"X-From-Curlrc: 1\"\\n' > .curlrc\nexport HOME=\"$PWD\"\n";
    const ShellResult result = runScript(m_shells.first(), prepare + *curlCommand(sent.request, {}));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(server.requests().first().raw, wireBytes(sent));
}

void CurlExportTest::proxyPasswordGoesOutOnce_data()
{
    QTest::addColumn<HeaderList>("own");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("of the proxy") << HeaderList() << "Basic dXNlcjpwYXNz"_ba;
    QTest::newRow("of the request") << HeaderList{{"Proxy-Authorization", "Basic bWluZTp4"}}
                                    << "Basic bWluZTp4"_ba;
}

void CurlExportTest::proxyPasswordGoesOutOnce()
{
    QFETCH(HeaderList, own);
    QFETCH(QByteArray, sent);
    ScriptedServer proxy;
    proxy.enqueue(Reply::json("{}"));
    HttpRequest request;
    request.url = u"http://server.invalid/token"_s;
    request.headers = own;
    CurlOptions options;
    options.proxy = u"http://user:pass@127.0.0.1:%1"_s.arg(proxy.serverPort());
    QCOMPARE(runScript(m_shells.first(), *curlCommand(completed(request).request, options)).exitCode, 0);
    QCOMPARE(proxy.requests().first().headers.values("Proxy-Authorization"), QList<QByteArray>{sent});
}

void CurlExportTest::frontChannelIsPlainGet()
{
    ScriptedServer server;
    server.enqueue(Reply::html("<p>sign in</p>"));
    HttpRequest request;
    request.kind = ExchangeKind::AuthorizationRequest;
    request.url = server.url(u"/authorize?client_id=it%27s&scope=a+b"_s);
    const ShellResult result = runScript(m_shells.first(), *curlCommand(request, {}));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(server.requests().first().method, QByteArray("GET"));
    QCOMPARE(server.requests().first().target, QByteArray("/authorize?client_id=it%27s&scope=a+b"));
    QVERIFY(server.requests().first().headers.contains("Host"));
    QVERIFY(result.output.contains("<p>sign in</p>"));
}

void CurlExportTest::refusals_data()
{
    QTest::addColumn<Shell>("shell");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("NUL, sh") << Shell::Posix << "a=b\0c"_ba << u"The body has a NUL character at byte 4"_s;
    QTest::newRow("NUL, cmd") << Shell::Cmd << "\0"_ba << u"The body has a NUL character at byte 1"_s;
    QTest::newRow("line feed, cmd") << Shell::Cmd << "a\nb"_ba
                                    << u"The body has a line feed at byte 2, which cmd"_s;
    QTest::newRow("carriage return, cmd") << Shell::Cmd << "a\rb"_ba << u"a carriage return at byte 2"_s;
    QTest::newRow("tab, cmd") << Shell::Cmd << "\t"_ba << u"a tab at byte 1"_s;
    QTest::newRow("escape, cmd") << Shell::Cmd << "\x1b"_ba << u"the control character 0x1B"_s;
    QTest::newRow("accent, cmd") << Shell::Cmd << "\xc3\xa9"_ba
                                 << u"the non-ASCII byte 0xC3 at byte 1, which cmd"_s;
    QTest::newRow("accent, PowerShell")
        << Shell::PowerShell << "x\xc3\xa9"_ba << u"the non-ASCII byte 0xC3 at byte 2, which PowerShell"_s;
    QTest::newRow("long, cmd") << Shell::Cmd << QByteArray(9'000, 'x') << u"takes 8191 at most"_s;
    QTest::newRow("long, PowerShell")
        << Shell::PowerShell << QByteArray(40'000, 'x') << u"takes 32767 at most"_s;
}

void CurlExportTest::refusals()
{
    QFETCH(Shell, shell);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://as.example/token"_s;
    request.body = body;
    CurlOptions options;
    options.shell = shell;
    const auto script = curlCommand(completed(request).request, options);
    QVERIFY(!script.isOk());
    QVERIFY2(script.error().message.contains(reason), qPrintable(script.error().message));
}

QTEST_GUILESS_MAIN(CurlExportTest)
#include "curl_export_test.moc"
