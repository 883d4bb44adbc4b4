// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/run_record.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunError)
};

/// Ends a sentence that came from elsewhere, unless it has an end already.
QString sentence(QString text)
{
    text = text.trimmed();
    if (!text.isEmpty() && !u".!?…"_s.contains(text.back()))
        text += u'.';
    return text;
}

QString quoted(const QString &value)
{
    return value.isEmpty() ? Text::tr("nothing") : u'“' + value + u'”';
}

struct OutcomeOfError {
    RunOutcome operator()(const TransportError &error) const
    {
        return error.kind == TransportError::Kind::Cancelled ? RunOutcome::Cancelled : RunOutcome::Transport;
    }
    RunOutcome operator()(const OAuthError &) const { return RunOutcome::Refused; }
    RunOutcome operator()(const CheckFailure &) const { return RunOutcome::Stopped; }
    RunOutcome operator()(const WaitEnded &ended) const
    {
        switch (ended.how) {
        case WaitEnded::How::Timeout:
            return RunOutcome::Timeout;
        case WaitEnded::How::Expired:
            return RunOutcome::Refused;
        case WaitEnded::How::CancelledByUser:
        case WaitEnded::How::EndOfInput:
            break;
        }
        return RunOutcome::Cancelled;
    }
    RunOutcome operator()(const UsageError &) const { return RunOutcome::Usage; }
};

QString refusal(const OAuthError &error)
{
    const QString said = sentence(error.text());
    switch (error.where) {
    case OAuthError::Where::AuthorizationResponse:
        return Text::tr("The authorization endpoint refused: %1").arg(said);
    case OAuthError::Where::DeviceAuthorizationResponse:
        return Text::tr("The device authorization endpoint refused with status %1: %2")
            .arg(QString::number(error.httpStatus), said);
    case OAuthError::Where::TokenResponse:
        break;
    }
    return Text::tr("The token endpoint refused with status %1: %2")
        .arg(QString::number(error.httpStatus), said);
}

struct TextOfError {
    QString operator()(const TransportError &error) const
    {
        const QString message = sentence(error.message);
        return error.field.isEmpty() ? message
                                     : Text::tr("%1 The field to look at is %2.").arg(message, error.field);
    }

    QString operator()(const OAuthError &error) const
    {
        QString text = refusal(error);
        if (!error.error_uri.isEmpty())
            text += u' ' + Text::tr("The server explains it at %1").arg(error.error_uri);
        return text;
    }

    QString operator()(const CheckFailure &failure) const
    {
        QString text =
            Text::tr("The check of %1 stopped the run: %2").arg(failure.check, sentence(failure.message));
        if (!failure.expected.isEmpty() || !failure.actual.isEmpty()) {
            text += u' '
                + Text::tr("Expected %1, received %2.").arg(quoted(failure.expected), quoted(failure.actual));
        }
        if (!failure.reference.isEmpty())
            text += u" (%1)"_s.arg(failure.reference.text());
        return text;
    }

    QString operator()(const WaitEnded &ended) const
    {
        if (!ended.message.isEmpty())
            return sentence(ended.message);
        switch (ended.how) {
        case WaitEnded::How::Timeout:
            return Text::tr("The browser did not come back in time; run the flow again or allow more time.");
        case WaitEnded::How::CancelledByUser:
            return Text::tr("The run was cancelled.");
        case WaitEnded::How::EndOfInput:
            return Text::tr("The input ended before a code or URL was pasted.");
        case WaitEnded::How::Expired:
            return Text::tr("The codes expired before anybody used them; run the flow again.");
        }
        Q_UNREACHABLE();
    }

    QString operator()(const UsageError &error) const
    {
        const QString message = sentence(error.message);
        return error.member.isEmpty() ? message : error.member + u": "_s + message;
    }
};

} // namespace

QString stepStateId(StepState state)
{
    switch (state) {
    case StepState::Running:
        return u"running"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Failed:
        return u"failed"_s;
    case StepState::Skipped:
        return u"skipped"_s;
    }
    Q_UNREACHABLE();
}

QString runOutcomeId(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return u"running"_s;
    case RunOutcome::Tokens:
        return u"tokens"_s;
    case RunOutcome::Refused:
        return u"refused"_s;
    case RunOutcome::Transport:
        return u"transport"_s;
    case RunOutcome::Stopped:
        return u"stopped"_s;
    case RunOutcome::Timeout:
        return u"timeout"_s;
    case RunOutcome::Cancelled:
        return u"cancelled"_s;
    case RunOutcome::Usage:
        return u"usage"_s;
    }
    Q_UNREACHABLE();
}

RunOutcome runOutcome(const RunError &error)
{
    return std::visit(OutcomeOfError{}, error);
}

QString runErrorText(const RunError &error)
{
    return std::visit(TextOfError{}, error);
}

} // namespace workbench
