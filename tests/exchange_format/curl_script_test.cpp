// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"
#include "exchange_format/sample_run.h"
#include "support/scripted_server.h"
#include "support/shell_run.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

/// Whole runs as scripts, and what the Windows shells make of a command. The golden files show what users
/// get; set WORKBENCH_UPDATE_GOLDEN=1 to write them anew, and read the difference before committing it.
class CurlScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void theWholeRunIsSentByteForByte_data();
    void theWholeRunIsSentByteForByte();
    void cmdHandsOnTheArguments_data();
    void cmdHandsOnTheArguments();
    void cmdRefusesUnsafeVariables();
    void powerShellQuoting();
    void errorNamesTheExchange();
    void transportOptions();

private:
    static QStringList argumentsByCmd(QByteArray command, const QHash<QByteArray, QByteArray> &variables);
};

void CurlScriptTest::golden_data()
{
    QTest::addColumn<Shell>("shell");
    QTest::addColumn<bool>("variables");
    QTest::newRow("authorization_code_variables.sh") << Shell::Posix << true;
    QTest::newRow("authorization_code_in_place.sh") << Shell::Posix << false;
}

void CurlScriptTest::golden()
{
    QFETCH(Shell, shell);
    QFETCH(bool, variables);
    const RunRecord record = SampleRun().record();
    CurlOptions options;
    options.shell = shell;
    if (variables)
        options.variables = secretsIn(record);
    const auto script = curlScript(record, options);
    QVERIFY(script.isOk());

    QFile file(QStringLiteral(WORKBENCH_SOURCE_DIR) + u"/tests/exchange_format/golden/"_s
               + QString::fromLatin1(QTest::currentDataTag()));
    if (qEnvironmentVariableIntValue("WORKBENCH_UPDATE_GOLDEN") > 0) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(*script);
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(*script), QString::fromUtf8(file.readAll()));
}

void CurlScriptTest::theWholeRunIsSentByteForByte_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<bool>("variables");
    for (const char *shell : {"bash", "dash"}) {
        QTest::addRow("%s, in place", shell) << QString::fromLatin1(shell) << false;
        QTest::addRow("%s, variables", shell) << QString::fromLatin1(shell) << true;
    }
}

void CurlScriptTest::theWholeRunIsSentByteForByte()
{
    QFETCH(QString, shell);
    QFETCH(bool, variables);
    if (!hasProgram(u"curl"_s) || !hasProgram(shell))
        QSKIP("curl or the shell is not installed");
    ScriptedServer server;
    server.enqueue(Reply::json("{}"));
    const SampleRun sample;
    RunRecord record = sample.record();
    QList<QByteArray> expected;
    for (Exchange &exchange : record.exchanges) {
        // What stands in a comment stays one, even if it had a line break.
        if (exchange.request.kind == ExchangeKind::AuthorizationRequest)
            exchange.request.url += u"\nexit 7\n"_s;
        if (!exchange.response)
            continue;
        exchange.request.url.replace(u"https://as.example"_s, server.url(QString()));
        exchange.request.headers.set("Host", server.url(QString()).mid(7).toLatin1());
        expected.append(exchange.requestBytes());
    }
    QCOMPARE(expected.size(), 2);

    CurlOptions options;
    QHash<QByteArray, QByteArray> values;
    if (variables) {
        options.variables = secretsIn(record);
        values = {{"CODE", formEncoded(sample.code)},
                  {"CLIENT_SECRET", formEncoded(sample.client_secret)},
                  {"CODE_VERIFIER", sample.code_verifier.toUtf8()},
                  {"ACCESS_TOKEN", sample.access_token.toUtf8()},
                  {"ACCESS_TOKEN_2", formEncoded(sample.access_token)},
                  {"ID_TOKEN", sample.id_token.toUtf8()}};
    }
    const auto script = curlScript(record, options);
    QVERIFY(script.isOk());
    const ShellResult result = runScript(shell, *script, values);
    QVERIFY2(result.exitCode == 0, (*script + result.errors).constData());
    QCOMPARE(server.requests().size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(server.requests().at(i).raw, expected.at(i));
}

/// What cmd.exe does to a line at its prompt (variables, carets, quotes), then what the C runtime makes of
/// it.
QStringList CurlScriptTest::argumentsByCmd(QByteArray command, const QHash<QByteArray, QByteArray> &variables)
{
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        command.replace('%' + variable.key() + '%', variable.value());
    QByteArray line;
    bool inQuotes = false;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (c == '"')
            inQuotes = !inQuotes;
        if (!inQuotes && c == '^' && i + 1 < command.size()) {
            ++i;
            if (command[i] != '\n')
                line += command[i];
            continue;
        }
        if (!inQuotes && QByteArrayView("&|<>\n").contains(c))
            return {u"cmd saw syntax: "_s + QString::fromUtf8(line)};
        line += c;
    }

    QStringList arguments;
    QByteArray argument;
    bool isOpen = false;
    bool isQuoted = false;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        if (i == line.size() || (line[i] == ' ' && !isQuoted)) {
            if (isOpen)
                arguments.append(QString::fromUtf8(argument));
            argument.clear();
            isOpen = false;
            continue;
        }
        isOpen = true;
        qsizetype backslashes = 0;
        while (i < line.size() && line[i] == '\\') {
            ++backslashes;
            ++i;
        }
        const bool isQuote = i < line.size() && line[i] == '"';
        argument += QByteArray(isQuote ? backslashes / 2 : backslashes, '\\');
        if (isQuote && backslashes % 2 == 1) {
            argument += '"';
        } else if (isQuote && isQuoted && i + 1 < line.size() && line[i + 1] == '"') {
            argument += '"';
            ++i;
        } else if (isQuote) {
            isQuoted = !isQuoted;
        } else if (backslashes > 0) {
            --i;
        } else {
            argument += line[i];
        }
    }
    return arguments;
}

void CurlScriptTest::cmdHandsOnTheArguments_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("plain") << u"a=b"_s;
    QTest::newRow("syntax") << u"a&b|c<d>e^f(g)h;i,j=k"_s;
    QTest::newRow("percent") << u"%41 %PATH% 100% %%"_s;
    QTest::newRow("exclamation") << u"!PATH! !!"_s;
    QTest::newRow("quotes") << u"{\"a\":\"b \\\"c\\\"\"} \"\""_s;
    QTest::newRow("odd quotes") << u"\"&echo x"_s;
    QTest::newRow("backslashes") << u"C:\\dir\\ \\\\ \\\" \\\\\"x\\"_s;
    QTest::newRow("carets") << u"^^^\"^"_s;
    QTest::newRow("spaces and single quotes") << u" 'a'  b "_s;
}

void CurlScriptTest::cmdHandsOnTheArguments()
{
    QFETCH(QString, body);
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://as.example/token?a=b&c=%20d"_s;
    request.headers = {{"Host", "as.example"}, {"Content-Type", "text/plain"}, {"X-Value", "a & b"}};
    request.body = body.toUtf8() + "&client_secret=abc%2Bdef";
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    CurlOptions options;
    options.shell = Shell::Cmd;
    const QHash<QByteArray, QByteArray> environment{{"PATH", "C:\\Windows & more"},
                                                    {"CLIENT_SECRET", "abc%2Bdef"}};
    for (const bool withVariable : {false, true}) {
        if (withVariable)
            options.variables = {{u"client_secret"_s, u"abc+def"_s}};
        const auto command = curlCommand(request, options);
        QVERIFY(command.isOk());
        QCOMPARE(command->startsWith("rem Set CLIENT_SECRET first"), withVariable);
        const QByteArray call = command->mid(command->indexOf("curl -q")).trimmed();
        const QStringList arguments = argumentsByCmd(call, environment);
        QVERIFY2(arguments.size() > 6, qPrintable(arguments.join(u'\n')));
        QCOMPARE(arguments.last(), request.url);
        QCOMPARE(arguments[arguments.size() - 2], QString::fromUtf8(request.body));
        QCOMPARE(arguments[arguments.size() - 3], u"--data-raw"_s);
        QVERIFY(arguments.contains(u"X-Value: a & b"_s));
        QCOMPARE(call.contains("abc"), !withVariable);
    }
}

void CurlScriptTest::cmdRefusesUnsafeVariables()
{
    HttpRequest request;
    request.url = u"https://as.example/"_s;
    request.headers = {{"Host", "as.example"}, {"X-Api-Key", "key with spaces"}};
    CurlOptions options;
    options.shell = Shell::Cmd;
    options.variables = {{u"api_key"_s, u"key with spaces"_s}};
    const auto command = curlCommand(request, options);
    QVERIFY(!command.isOk());
    QVERIFY(command.error().message.contains(u"API_KEY"));
}

void CurlScriptTest::powerShellQuoting()
{
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://as.example/?q=it's"_s;
    request.headers = {{"Host", "as.example"},
                       {"Content-Type", "application/json"},
                       {"Authorization", "Basic " + "id:the-secret"_ba.toBase64()}};
    request.body = "{\"a\": \"$x `y`\",\r\n\"client_secret\":\"the-secret\"}";
    CurlOptions options;
    options.shell = Shell::PowerShell;
    options.variables = {{u"client_secret"_s, u"the-secret"_s}};
    const auto command = curlCommand(request, options);
    QVERIFY(command.isOk());
    for (const char *part :
         {"[version]'7.3'", "if (-not $Env:CLIENT_SECRET) { throw 'CLIENT_SECRET: client_secret' }",
          "'--http1.1'", "'https://as.example/?q=it''s'",
          "\"Authorization: Basic "
          "$([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(\"id:${Env:CLIENT_SECRET}\")))\"",
          "\"{`\"a`\": `\"`$x ``y```\",`r`n`\"client_secret`\":`\"${Env:CLIENT_SECRET}`\"}\""})
        QVERIFY2(command->contains(part), command->constData());
}

void CurlScriptTest::errorNamesTheExchange()
{
    RunRecord record = SampleRun().record();
    record.exchanges[2].request.body += '\0';
    const auto script = curlScript(record, {});
    QVERIFY(!script.isOk());
    QVERIFY2(script.error().message.startsWith(u"Exchange 3: The body has a NUL"),
             qPrintable(script.error().message));
}

void CurlScriptTest::transportOptions()
{
    HttpRequest request;
    request.url = u"http://as.example/"_s;
    request.headers = {{"Host", "as.example"}};
    CurlOptions options;
    QVERIFY(!curlCommand(request, options)->contains("-k"));
    options.caFile = u"/etc/it's.pem"_s;
    options.acceptInvalidCertificates = true;
    options.proxy = u"socks5://user:pass-word@proxy.example:1080"_s;
    options.variables = {{u"proxy_password"_s, u"pass-word"_s}};
    const QByteArray command = *curlCommand(request, options);
    QVERIFY(command.contains("  --cacert '/etc/it'\\''s.pem' \\\n"));
    QVERIFY(command.contains("  -k \\\n"));
    QVERIFY2(command.contains("  -x 'socks5h://user:'\"$SECRET_PROXY_PASSWORD\"'@proxy.example:1080' \\\n")
                 || command.contains("  -x 'socks5h://user:'\"$PROXY_PASSWORD\"'@proxy.example:1080' \\\n"),
             command.constData());
    options.proxy = u"none"_s;
    QVERIFY(curlCommand(request, options)->contains("--noproxy '*'"));
    request.url = u"http://localhost:8080/"_s;
    options.proxy = u"http://proxy.example:3128"_s;
    QVERIFY(curlCommand(request, options)->contains("--noproxy '*'"));
    QVERIFY(!curlCommand(request, options)->contains("proxy.example"));
}

QTEST_GUILESS_MAIN(CurlScriptTest)
#include "curl_script_test.moc"
