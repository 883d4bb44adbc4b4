// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/text_import.h"

#include "exchange_format/curl_import.h"
#include "exchange_format/http_import.h"
#include "exchange_format/import_limits.h"
#include "exchange_format/json_pieces.h"
#include "exchange_format/one_line_text.h"
#include "exchange_format/placeholders.h"
#include "exchange_format/shell_reader.h"
#include "exchange_format/windows_shell_reader.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(text_import)
};

using Kind = ImportRemark::Kind;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool asksForToken(const HttpRequest &request)
{
    return request.body.contains("grant_type") || request.url.contains("grant_type="_L1);
}

bool asksForAuthorization(const HttpRequest &request)
{
    return request.body.isEmpty() && !asksForToken(request) && isAuthorizationUrl(request.url);
}

FoundRequest withFirstHeaders(FoundRequest found, ImportDraft &draft)
{
    const QList<Header> headers = found.request.headers.rows();
    if (headers.size() <= import_limit::headers)
        return found;
    found.request.headers = {};
    for (const Header &header : headers.first(import_limit::headers))
        found.request.headers.append(header.name, header.value);
    draft.remarks.append({Kind::NotUnderstood, -1, Text::tr("headers"),
                          Text::tr("Only the first %n header(s) are taken: no request has more.", nullptr,
                                   int(import_limit::headers))});
    return found;
}

/// The one that comes before the token requests of a device; none for other grants.
QList<FoundRequest>::const_iterator deviceRequest(const Profile &profile, const QList<FoundRequest> &requests)
{
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    if (!grant || !grant->sends(GrantParameter::Request::Device))
        return requests.cend();
    return std::find_if(requests.cbegin(), requests.cend(), [](const FoundRequest &found) {
        return !asksForToken(found.request) && !asksForAuthorization(found.request);
    });
}

/// Adds the first request of each kind; one of no known kind counts as a token request.
void addRequests(ImportDraft &draft, const QList<FoundRequest> &requests)
{
    const auto authorization =
        std::find_if(requests.cbegin(), requests.cend(),
                     [](const FoundRequest &found) { return asksForAuthorization(found.request); });
    auto token = std::find_if(requests.cbegin(), requests.cend(),
                              [](const FoundRequest &found) { return asksForToken(found.request); });
    if (token == requests.cend()) {
        token = std::find_if(requests.cbegin(), requests.cend(),
                             [](const FoundRequest &found) { return !asksForAuthorization(found.request); });
    }
    if (authorization != requests.cend())
        addAuthorizationRequest(draft, authorization->request);
    if (token != requests.cend())
        addTokenRequest(draft, withFirstHeaders(*token, draft));
    const auto device = deviceRequest(draft.profile, requests);
    if (device != requests.cend())
        addDeviceRequest(draft, withFirstHeaders(*device, draft));
    const qsizetype others = requests.size() - (authorization != requests.cend() ? 1 : 0)
        - (token != requests.cend() ? 1 : 0) - (device != requests.cend() ? 1 : 0);
    if (others > 0) {
        draft.remarks.append({Kind::LeftOut,
                              -1,
                              {},
                              Text::tr("%n further request(s) of the text are left out: a profile has one "
                                       "request of each kind.",
                                       nullptr, int(others))});
    }
}

/// Our own export has what went through the browser as a comment, secrets by the names of their variables.
QString urlOf(const ShellComment &comment, Placeholders &placeholders)
{
    if (!comment.text.startsWith("http") || comment.text.contains(' ') || comment.text.contains('"'))
        return {};
    const ShellText quoted = readShell('"' + comment.text + '"');
    if (quoted.commands.isEmpty())
        return {};
    return QString::fromUtf8(placeholders.bytes(quoted.commands.constFirst().tokens.constFirst().word));
}

/// Commands with curl among them, or what our export has for a grant that the browser alone sends.
bool isScript(const ShellText &shell, Placeholders &placeholders)
{
    if (shell.commands.isEmpty()) {
        return std::any_of(shell.comments.cbegin(), shell.comments.cend(), [&](const ShellComment &comment) {
            return isAuthorizationUrl(urlOf(comment, placeholders));
        });
    }
    return std::any_of(shell.commands.cbegin(), shell.commands.cend(), runsCurl);
}

void addCommands(ImportDraft &draft, const ShellText &shell, Placeholders &placeholders)
{
    QList<FoundRequest> requests;
    for (const ShellComment &comment : shell.comments) {
        const QString url = urlOf(comment, placeholders);
        if (isAuthorizationUrl(url))
            requests.append(FoundRequest{{ExchangeKind::AuthorizationRequest, "GET", url, {}, {}}, {}});
    }
    for (const ShellCommand &command : shell.commands) {
        if (runsCurl(command))
            requests.append(readCurlCommand(command, placeholders, draft));
    }
    if (shell.cutOff)
        draft.remarks.prepend({Kind::CutOff, shell.cutOff->offset, {}, shell.cutOff->message});
    addRequests(draft, requests);
}

/// "$ curl …": the prompt of a documentation page; "sudo curl …", "time curl …": words that change no
/// request.
ShellText withoutPrompts(ShellText shell)
{
    static const QList<QByteArray> prompts{"$", "%", "sudo", "time", "exec", "command"};
    for (ShellCommand &command : shell.commands) {
        while (command.tokens.size() > 1 && !command.tokens.first().word.hasVariables()
               && prompts.contains(command.tokens.first().word.literals()))
            command.tokens.removeFirst();
    }
    return shell;
}

ShellText readCommands(const QByteArray &text)
{
    if (isCmdText(text))
        return readCmd(text);
    if (isPowerShellText(text))
        return readPowerShell(text);
    ShellText shell = readShell(text);
    shell.commands = shell.substituted + shell.commands;
    return shell;
}

bool looksLikeForm(const QByteArray &text)
{
    return text.contains('=') && std::none_of(text.begin(), text.end(), isSpace);
}

ImportRemark nothingKnown(const QByteArray &text)
{
    constexpr qsizetype shown = 24;
    return {Kind::NotUnderstood, 0, QString::fromUtf8(text.first(qMin(shown, text.size()))),
            Text::tr("This is neither a curl command nor an authorization URL, a token request body or a raw "
                     "HTTP request. Paste one of these, from its first character on.")};
}

void nameDraft(Profile &profile)
{
    for (const QString &member : {u"token_endpoint"_s, u"authorization_endpoint"_s}) {
        const QString host = QUrl(profile.text(member)).host();
        if (!host.isEmpty())
            return profile.setText(u"name", Text::tr("Imported from %1").arg(host));
    }
    profile.setText(u"name", Text::tr("Imported"));
}

} // namespace

Result<ImportDraft, ImportRemark> importText(QByteArrayView pasted)
{
    const QByteArray text = pasted.trimmed().toByteArray();
    if (text.isEmpty())
        return Failure{ImportRemark{Kind::NotUnderstood, -1, {}, Text::tr("Nothing was pasted yet.")}};
    if (!validUtf8(text)) {
        return Failure{ImportRemark{Kind::NotUnderstood,
                                    -1,
                                    {},
                                    Text::tr("The text is no UTF-8; copy it from where it can be read.")}};
    }
    qsizetype leading = 0; // positions count from the first pasted character
    while (leading < pasted.size() && isSpace(pasted[leading]))
        ++leading;

    ImportDraft draft;
    Placeholders placeholders(text);
    const QByteArray line = asOneLine(text);
    if (const ShellText shell = withoutPrompts(readCommands(text)); isScript(shell, placeholders)) {
        addCommands(draft, shell, placeholders);
    } else if (looksLikeHttp(text)) {
        addRequests(draft, readHttpRequests(text, draft));
    } else if (isAuthorizationUrl(QString::fromUtf8(line)) && looksLikeForm(line)) {
        addAuthorizationRequest(draft,
                                {ExchangeKind::AuthorizationRequest, "GET", QString::fromUtf8(line), {}, {}});
    } else if (text.startsWith('{')) {
        addTokenRequest(draft, FoundRequest{{ExchangeKind::Token, "POST", {}, {}, text}, {}});
    } else if (looksLikeForm(line) && line.contains("grant_type=") && line.startsWith("http")) {
        addTokenRequest(draft,
                        FoundRequest{{ExchangeKind::Token, "POST", QString::fromUtf8(line), {}, {}}, {}});
    } else if (looksLikeForm(line) && !line.startsWith("http")) {
        addTokenRequest(draft, FoundRequest{{ExchangeKind::Token, "POST", {}, {}, line}, {}});
    } else {
        return Failure{nothingKnown(text)};
    }
    draft.missing += placeholders.takeOutOf(draft.profile);
    for (ImportRemark &remark : draft.remarks) {
        remark.subject = placeholders.readable(remark.subject);
        remark.message = placeholders.readable(remark.message);
        if (remark.offset >= 0)
            remark.offset += leading;
    }
    nameDraft(draft.profile);
    return draft;
}

} // namespace workbench
