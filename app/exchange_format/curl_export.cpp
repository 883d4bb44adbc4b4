// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_export.h"

#include "exchange_format/curl_arguments.h"
#include "exchange_format/curl_variables.h"

#include <QCoreApplication>

#include <algorithm>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CurlExport)
};

/// The longest command line that the shell, or Windows itself, takes; -1 = no limit to reckon with.
qsizetype longestCommand(Shell shell)
{
    switch (shell) {
    case Shell::Cmd:
        return 8'191;
    case Shell::PowerShell:
        return 32'767;
    case Shell::Posix:
        break;
    }
    return -1;
}

QByteArray lineContinuation(Shell shell)
{
    switch (shell) {
    case Shell::Cmd:
        return " ^\n  ";
    case Shell::PowerShell:
        return " `\n  ";
    case Shell::Posix:
        break;
    }
    return " \\\n  ";
}

QByteArray comment(const QString &text, Shell shell)
{
    const QByteArray mark = shell == Shell::Cmd ? "rem " : "# ";
    QByteArray line = text.toUtf8();
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return mark + line + '\n';
}

/// What cmd would do to a variable's value once it has put it in.
std::optional<CurlError> cmdObstacle(const CurlVariables &variables)
{
    for (const CurlVariables::Variable &variable : variables.used()) {
        const auto isHarmful = [](char c) { return c <= ' ' || c >= 0x7F || c == '"' || c == '\\'; };
        if (std::any_of(variable.wire.begin(), variable.wire.end(), isHarmful)) {
            return CurlError{
                Text::tr("The value of %1 has a space, a quote, a backslash or a character outside of ASCII, "
                         "which cmd does not carry in a variable; choose the command for POSIX shells")
                    .arg(QString::fromLatin1(variable.name))};
        }
    }
    return std::nullopt;
}

/// Lines that stop with a message where a variable is not set. cmd can only be told in words.
QByteArray demands(const CurlVariables &variables, Shell shell)
{
    QByteArray lines;
    for (const CurlVariables::Variable &variable : variables.used()) {
        if (!variable.demanded)
            continue;
        QString meaning = variable.meaning;
        meaning.removeIf([](QChar c) { return u"\"'`$\\{}%\r\n"_s.contains(c); });
        switch (shell) {
        case Shell::Posix:
            lines += ": \"${" + variable.name + ":?" + meaning.toUtf8() + "}\"\n";
            break;
        case Shell::PowerShell:
            lines += "if (-not $Env:" + variable.name + ") { throw '" + variable.name + ": "
                + meaning.toUtf8() + "' }\n";
            break;
        case Shell::Cmd:
            lines +=
                comment(Text::tr("Set %1 first: %2").arg(QString::fromLatin1(variable.name), meaning), shell);
            break;
        }
    }
    return lines;
}

/// PowerShell before 7.3 hands on a quote inside an argument wrongly, and silently so.
QByteArray prologue(Shell shell)
{
    return shell == Shell::PowerShell
        ? "if ($PSVersionTable.PSVersion -lt [version]'7.3') { throw 'PowerShell 7.3 or later' }\n"
        : "";
}

Result<QByteArray, CurlError> command(const HttpRequest &request, const CurlOptions &options,
                                      CurlVariables &variables)
{
    const auto call = curlCall(request, options, variables);
    if (!call)
        return Failure{call.error()};

    QByteArray line = "curl";
    if (call->input)
        line = "printf " + posixPrintfArguments(*call->input) + " |\ncurl";
    bool isFirst = true;
    for (const CurlArgument &argument : call->arguments) {
        if (!isFirst)
            line += lineContinuation(options.shell);
        for (qsizetype i = 0; i < argument.words.size(); ++i) {
            const auto word = quotedWord(argument.words[i], options.shell, argument.what);
            if (!word)
                return Failure{word.error()};
            line += (isFirst || i > 0 ? " " : "") + *word;
        }
        isFirst = false;
    }
    const qsizetype limit = longestCommand(options.shell);
    if (limit >= 0 && line.size() > limit) {
        return Failure{CurlError{
            Text::tr("The command would have %1 characters, this shell takes %2 at most; choose the "
                     "command for POSIX shells")
                .arg(line.size())
                .arg(limit)}};
    }
    if (options.shell == Shell::Cmd) {
        if (const auto obstacle = cmdObstacle(variables))
            return Failure{*obstacle};
    }
    return line + '\n';
}

/// A URL in a comment: secrets by the names of their variables.
QString urlInWords(const QString &url, Shell shell, CurlVariables &variables)
{
    const QByteArray bytes = url.toUtf8();
    const ShellWord word = variables.mention(bytes, secretPlacesInUrl(bytes));
    QByteArray words;
    for (const ShellWord::Piece &piece : word.pieces()) {
        const bool isLiteral = piece.kind == ShellWord::Piece::Kind::Literal;
        words += isLiteral ? piece.text : variableReference(piece.text, shell);
    }
    return QString::fromUtf8(words);
}

} // namespace

CurlOptions CurlOptions::of(const Profile &profile)
{
    CurlOptions options;
    options.caFile = profile.text(u"tls.ca_file");
    options.acceptInvalidCertificates = profile.acceptsInvalidCertificates();
    options.proxy = profile.text(u"proxy");
    options.clientCertificateFile = profile.text(u"tls.client_certificate_file");
    options.clientPkcs12File = profile.text(u"tls.client_pkcs12_file");
    options.clientKeyFile = profile.text(u"tls.client_key_file");
    options.clientKeyPassphrase = profile.text(u"tls.client_key_passphrase");
    return options;
}

Result<QByteArray, CurlError> curlCommand(const HttpRequest &request, const CurlOptions &options)
{
    CurlVariables variables(options.variables);
    const auto line = command(request, options, variables);
    if (!line)
        return line;
    return prologue(options.shell) + demands(variables, options.shell) + *line;
}

Result<QByteArray, CurlError> curlScript(const RunRecord &record, const CurlOptions &options)
{
    CurlVariables variables(options.variables);
    QByteArray script;
    for (qsizetype i = 0; i < record.exchanges.size(); ++i) {
        const HttpRequest &request = record.exchanges[i].request;
        if (!script.isEmpty())
            script += '\n';
        if (request.kind == ExchangeKind::AuthorizationRequest) {
            script += comment(Text::tr("Open in the browser:"), options.shell);
            script += comment(urlInWords(request.url, options.shell, variables), options.shell);
        } else if (request.kind == ExchangeKind::AuthorizationResponse) {
            script += comment(Text::tr("The browser came back to:"), options.shell);
            script += comment(urlInWords(request.url, options.shell, variables), options.shell);
        } else {
            const auto line = command(request, options, variables);
            if (!line)
                return Failure{CurlError{Text::tr("Exchange %1: %2").arg(i + 1).arg(line.error().message)}};
            script += comment(exchangeKindId(request.kind), options.shell) + *line;
        }
    }
    return prologue(options.shell) + demands(variables, options.shell) + script;
}

} // namespace workbench
