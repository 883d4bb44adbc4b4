// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/step_summary.h"

#include "flows/step_ids.h"
#include "protocol/visible_text.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StepSummary)
};

constexpr qsizetype longestValue = 4000; // the exchange shows all of it, page by page

/// Collects paragraphs of rich text. Every value passes the redactor and is escaped.
class Summary {
public:
    explicit Summary(const Redactor &redactor)
        : m_redactor(redactor)
    {
    }

    QString escaped(const QString &text) const
    {
        return beginningOf(visibleLine(m_redactor.masked(text)), longestValue).toHtmlEscaped();
    }
    void heading(const QString &text) { m_html += u"<p><b>"_s + escaped(text) + u"</b></p>"_s; }
    void paragraph(const QString &text)
    {
        if (!text.isEmpty())
            m_html += u"<p>"_s + escaped(text) + u"</p>"_s;
    }
    void value(const QString &name, const QString &text)
    {
        m_html += u"<p>"_s + name.toHtmlEscaped() + u": <code>"_s + escaped(text) + u"</code></p>"_s;
    }
    void memberLink(const QString &member)
    {
        if (member.isEmpty())
            return;
        const QString link = u"<a href=\"member:%1\">%1</a>"_s.arg(member.toHtmlEscaped());
        m_html += u"<p>"_s + Text::tr("Field to look at: %1").toHtmlEscaped().arg(link) + u"</p>"_s;
    }
    /// A link only if it leads to https: the address comes from the server.
    void address(const QString &name, const QString &address)
    {
        const QUrl url(address, QUrl::StrictMode);
        if (!url.isValid() || url.scheme() != "https"_L1 || escaped(address) != address.toHtmlEscaped()) {
            value(name, address);
            return;
        }
        m_html += u"<p>%1: <a href=\"%2\">%2</a></p>"_s.arg(name.toHtmlEscaped(), address.toHtmlEscaped());
    }
    void reference(const SpecReference &reference)
    {
        if (reference.isEmpty())
            return;
        const QString text = reference.text().toHtmlEscaped();
        m_html += u"<p><a href=\"%1\">%2</a></p>"_s.arg(
            QString::fromLatin1(reference.url().toEncoded()).toHtmlEscaped(), text);
    }
    QString html() const { return m_html; }

private:
    const Redactor &m_redactor;
    QString m_html;
};

QString whoRefused(const OAuthError &error)
{
    switch (error.where) {
    case OAuthError::Where::AuthorizationResponse:
        return Text::tr("The authorization endpoint refused");
    case OAuthError::Where::DeviceAuthorizationResponse:
        return Text::tr("The device authorization endpoint refused with status %1").arg(error.httpStatus);
    case OAuthError::Where::TokenResponse:
        break;
    }
    return Text::tr("The token endpoint refused with status %1").arg(error.httpStatus);
}

QString howItEnded(WaitEnded::How how)
{
    switch (how) {
    case WaitEnded::How::Timeout:
        return Text::tr("Nobody came back in time");
    case WaitEnded::How::Expired:
        return Text::tr("The codes have expired");
    case WaitEnded::How::CancelledByUser:
    case WaitEnded::How::EndOfInput:
        break;
    }
    return Text::tr("Cancelled");
}

struct ErrorInWords {
    Summary &summary;

    void operator()(const TransportError &error) const
    {
        summary.heading(Text::tr("No complete answer (%1)").arg(error.kindId()));
        summary.paragraph(error.message);
        summary.memberLink(error.field);
    }

    void operator()(const OAuthError &error) const
    {
        summary.heading(whoRefused(error));
        summary.value(u"error"_s, error.error.isEmpty() ? Text::tr("none in the answer") : error.error);
        if (!error.error_description.isEmpty())
            summary.value(u"error_description"_s, error.error_description);
        if (!error.error_uri.isEmpty())
            summary.address(u"error_uri"_s, error.error_uri);
        for (const Parameter &other : error.others.rows())
            summary.value(other.name, other.value);
    }

    void operator()(const CheckFailure &failure) const
    {
        summary.heading(Text::tr("The check of %1 stopped the run").arg(failure.check));
        summary.paragraph(failure.message);
        if (!failure.expected.isEmpty() || !failure.actual.isEmpty()) {
            summary.value(Text::tr("Expected"),
                          failure.expected.isEmpty() ? Text::tr("nothing") : failure.expected);
            summary.value(Text::tr("Received"),
                          failure.actual.isEmpty() ? Text::tr("nothing") : failure.actual);
        }
        summary.reference(failure.reference);
    }

    void operator()(const WaitEnded &ended) const
    {
        summary.heading(howItEnded(ended.how));
        summary.paragraph(ended.message);
    }

    void operator()(const UsageError &error) const
    {
        summary.heading(Text::tr("The profile cannot be run like this"));
        summary.paragraph(error.message);
        summary.memberLink(error.member);
    }
};

bool isAfterTheEnd(const Step &step)
{
    return step.id == step_id::resend;
}

/// The step that ended the run.
int failingStep(const RunRecord &record)
{
    for (int i = int(record.steps.size()) - 1; i >= 0; --i) {
        if (record.steps.at(i).state == StepState::Failed && !isAfterTheEnd(record.steps.at(i)))
            return i;
    }
    return -1;
}

void describeExchange(Summary &summary, const Exchange &exchange)
{
    for (const QString &note : exchange.notes)
        summary.paragraph(Text::tr("Note: %1").arg(note));
    if (exchange.connections > 1)
        summary.paragraph(
            Text::tr("Note: %1 connections were opened for this one request.").arg(exchange.connections));
    if (!exchange.proxy.isEmpty())
        summary.paragraph(Text::tr("Sent through the proxy %1").arg(exchange.proxy));
    if (exchange.resendOf)
        summary.paragraph(Text::tr("Sent again by you; the first exchange of this kind is number %1.")
                              .arg(*exchange.resendOf + 1));
    if (exchange.editedByUser)
        summary.paragraph(Text::tr("Edited by you: this is not what the profile says."));
}

void describeStep(Summary &summary, const RunRecord &record, int index)
{
    const Step &step = record.steps.at(index);
    const Exchange *exchange = step.exchange >= 0 && step.exchange < record.exchanges.size()
        ? &record.exchanges.at(step.exchange)
        : nullptr;
    if (record.error && index == failingStep(record)) {
        std::visit(ErrorInWords{summary}, *record.error);
    } else if (step.state == StepState::Failed && exchange && exchange->error) {
        ErrorInWords{summary}(*exchange->error);
    } else if (step.state != StepState::Done || !exchange) {
        summary.paragraph(step.reason); // of a finished exchange the tabs say more
    }
    if (exchange)
        describeExchange(summary, *exchange);
}

} // namespace

QString stepSummary(const RunRecord &record, int step, const Redactor &redactor)
{
    Summary summary(redactor);
    if (step >= 0 && step < record.steps.size())
        describeStep(summary, record, step);
    else if (record.error)
        std::visit(ErrorInWords{summary}, *record.error);
    return summary.html();
}

} // namespace workbench
