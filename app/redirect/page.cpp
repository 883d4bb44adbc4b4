// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/page.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>

// Nothing refers to the resources of a static library by itself. Must stand outside of any namespace.
static void initPages()
{
    Q_INIT_RESOURCE(pages);
}

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 2000;
constexpr qsizetype mostRows = 50;

QByteArray resource(const QString &fileName)
{
    initPages();
    QFile file(u":/pages/"_s + fileName);
    // Compiled in: only a misspelt name can fail.
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return file.readAll();
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s).toUtf8();
}

/// A value as the page shows it, cut where it would drown the rest.
QByteArray shown(const QString &value)
{
    if (value.size() <= longestValue)
        return escaped(value);
    return escaped(QCoreApplication::translate("Page", "%1 … (%2 characters)")
                       .arg(value.first(longestValue))
                       .arg(value.size()));
}

QByteArray filledIn(const QByteArray &markup, const QHash<QByteArray, QByteArray> &values)
{
    QByteArray filled;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = markup.indexOf("{{", from);
        const qsizetype close = markup.indexOf("}}", open);
        if (open < 0 || close < 0)
            return filled + markup.sliced(from);
        filled += markup.sliced(from, open - from) + values.value(markup.sliced(open + 2, close - open - 2));
        from = close + 2;
    }
}

QByteArray cspHash(const QByteArray &source)
{
    return "'sha256-" + QCryptographicHash::hash(source, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray toneClass(Page::Tone tone)
{
    switch (tone) {
    case Page::Tone::Good:
        return "good";
    case Page::Tone::Bad:
        return "bad";
    case Page::Tone::Neutral:
        break;
    }
    return "neutral";
}

} // namespace

Page::Page(const QString &templateName, Tone tone, const QString &heading)
    : m_content(resource(templateName))
{
    m_values.insert("style", resource(u"style.css"_s));
    m_values.insert("tone", toneClass(tone));
    text("heading", heading);
}

Page &Page::text(const QByteArray &placeholder, const QString &text)
{
    m_values.insert(placeholder, escaped(text));
    return *this;
}

Page &Page::table(const QByteArray &placeholder, const QList<Parameter> &rows)
{
    QByteArray markup;
    for (const Parameter &row : rows.first(qMin(rows.size(), mostRows)))
        markup +=
            "<tr><th scope=\"row\">" + shown(row.name) + "</th><td>" + shown(row.value) + "</td></tr>\n";
    if (rows.size() > mostRows)
        markup += "<tr><th scope=\"row\">…</th><td>"
            + escaped(QCoreApplication::translate("Page", "%1 more").arg(rows.size() - mostRows))
            + "</td></tr>\n";
    m_values.insert(placeholder, markup.isEmpty() ? markup : "<table>\n" + markup + "</table>");
    return *this;
}

Page &Page::fields(const QByteArray &placeholder, const QList<Parameter> &rows)
{
    QByteArray markup;
    for (const Parameter &row : rows)
        markup += "<input type=\"hidden\" name=\"" + escaped(row.name) + "\" value=\"" + escaped(row.value)
            + "\">\n";
    m_values.insert(placeholder, markup);
    return *this;
}

Page &Page::problem(const QByteArray &placeholder, const QString &text)
{
    m_values.insert(placeholder,
                    text.isEmpty() ? QByteArray()
                                   : "<p class=\"problem\" role=\"alert\">" + escaped(text) + "</p>");
    return *this;
}

Page &Page::script(const QString &fileName)
{
    m_script = resource(fileName);
    m_values.insert("script", m_script);
    return *this;
}

Page &Page::formAction(const QByteArray &sources)
{
    m_formAction = sources;
    return *this;
}

QByteArray Page::html() const
{
    QHash<QByteArray, QByteArray> values = m_values;
    values.insert("content", filledIn(m_content, m_values));
    return filledIn(resource(u"layout.html"_s), values);
}

QByteArray Page::contentSecurityPolicy() const
{
    QByteArray policy = "default-src 'none'; style-src " + cspHash(m_values.value("style"));
    if (!m_script.isEmpty())
        policy += "; script-src " + cspHash(m_script);
    policy += "; base-uri 'none'; frame-ancestors 'none'";
    if (!m_formAction.isEmpty())
        policy += "; form-action " + m_formAction;
    return policy;
}

ServerResponse Page::response(int status, const QByteArray &reason) const
{
    ServerResponse response;
    response.status = status;
    response.reason = reason;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Content-Security-Policy", contentSecurityPolicy()}};
    response.body = html();
    return response;
}

} // namespace workbench
