// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/run_report.h"

#include "cli/output.h"
#include "exchange_format/curl_export.h"
#include "exchange_format/har_export.h"
#include "exchange_format/run_json.h"
#include "http/redaction.h"
#include "jose/jwt.h"
#include "message/response_paths.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QString asLine(const JsonValue &value)
{
    return visibleLine(value.isString() ? value.text()
                                        : QString::fromUtf8(writeJson(value, JsonStyle::Compact)));
}

/// Header and claims of a token that is a JWT; empty for any other. `token` is unmasked, what comes out has
/// no token.
QString decodedText(const QString &name, const QString &token)
{
    const DecodedToken decoded = decodeToken(token.toUtf8());
    if (decoded.format == TokenFormat::Opaque || !decoded.header)
        return {};
    const QString heading = decoded.format == TokenFormat::Jwe
        ? Text::tr("%1, the header (encrypted: not decrypted):")
        : Text::tr("%1, decoded (signature not checked):");
    QString text = u'\n' + heading.arg(visibleLine(name)) + u'\n';
    text += visibleLines(QString::fromUtf8(writeJson(*decoded.header))) + u'\n';
    if (decoded.claims)
        text += visibleLines(QString::fromUtf8(writeJson(*decoded.claims))) + u'\n';
    for (const TokenProblem &problem : decoded.problems)
        text +=
            visibleLine(Text::tr("byte %1 (%2): %3").arg(problem.offset).arg(problem.part, problem.message))
            + u'\n';
    return text;
}

/// What was noticed in the run, and what a reader must know about its exchanges before he trusts what came of
/// them.
QStringList notes(const RunRecord &shown)
{
    QStringList lines;
    for (const Finding &finding : shown.findings)
        lines.append(
            u"%1 (%2, %3)"_s.arg(visibleLine(finding.message), finding.id, finding.reference.text()));
    for (const Exchange &exchange : shown.exchanges) {
        QStringList remarks = exchange.notes;
        if (exchange.tls && exchange.tls->errorsAccepted) {
            for (const QString &error : exchange.tls->errors)
                remarks.append(Text::tr("TLS error, accepted by your choice: %1").arg(error));
        }
        for (const QString &remark : std::as_const(remarks))
            lines.append(u"%1: %2"_s.arg(exchangeKindId(exchange.request.kind), visibleLine(remark)));
    }
    return lines;
}

/// The access token alone on the first line, so that `head -n 1` is all a script needs.
QString textReport(const RunRecord &record, const RunRecord &shown)
{
    const ResponsePaths paths(record.profile);
    const JsonValue tokens = paths.named(shown.tokens);
    QString text;
    if (const JsonValue *access_token = tokens.member(u"access_token"))
        text = asLine(*access_token) + u'\n';
    for (const JsonMember &member : tokens.members()) {
        if (member.name != "access_token"_L1)
            text += visibleLine(member.name) + u": "_s + asLine(member.value) + u'\n';
    }
    const JsonValue unmasked = paths.named(record.tokens);
    for (const JsonMember &member : unmasked.members()) {
        if (member.value.isString())
            text += decodedText(member.name, member.value.text());
    }
    const QStringList lines = notes(shown);
    for (const QString &line : lines)
        text += u'\n' + line + u'\n';
    return text;
}

} // namespace

Result<QByteArray, QString> runReport(const RunRecord &record, const QString &format, bool reveal)
{
    if (format == "curl"_L1) {
        CurlOptions options = CurlOptions::of(record.profile);
        if (!reveal)
            options.variables = secretsIn(record);
        const auto script = curlScript(record, options);
        if (!script)
            return Failure<QString>{script.error().message};
        return *script;
    }

    if (format == "json"_L1)
        return runJson(record, reveal ? RunSecrets::Revealed : RunSecrets::Masked);
    const RunRecord shown = reveal ? record : Redactor(secretsIn(record)).masked(record);
    if (format == "har"_L1)
        return harLog(shown);
    return textReport(record, shown).toUtf8();
}

QStringList runNotes(const RunRecord &record, bool reveal)
{
    return notes(reveal ? record : Redactor(secretsIn(record)).masked(record));
}

QString stepLine(const Step &step)
{
    QString state;
    switch (step.state) {
    case StepState::Done:
        state = Text::tr("done");
        break;
    case StepState::Failed:
        state = Text::tr("failed");
        break;
    case StepState::Skipped:
        state = Text::tr("skipped");
        break;
    case StepState::Running:
        state = Text::tr("running");
        break;
    }
    QString line = u"%1 %2"_s.arg(state.leftJustified(8), step.title);
    if (!step.reason.isEmpty())
        line += u": "_s + step.reason;
    if (step.byUserChoice)
        line += Text::tr(" · by your choice");
    if (step.state == StepState::Done || step.state == StepState::Failed)
        line += Text::tr(" (%1 ms)").arg(step.durationMs, 0, 'f', 0);
    return line;
}

} // namespace workbench::cli
