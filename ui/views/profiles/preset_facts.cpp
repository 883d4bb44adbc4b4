// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/preset_facts.h"

#include "profiles/preset_texts.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PresetFacts)
};

QString paragraph(const QString &title, const QString &html)
{
    return html.isEmpty() ? QString() : u"<p><b>%1</b> %2</p>"_s.arg(title.toHtmlEscaped(), html);
}

QString link(const QString &address, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(), text.toHtmlEscaped());
}

/// Enough of an address to tell it from its neighbours: "docs.example.com/…/create".
QString shortened(const QUrl &url)
{
    QString page = url.path().section(u'/', -1, -1, QString::SectionSkipEmpty);
    constexpr int longest = 40;
    if (page.size() > longest)
        page = page.first(longest) + u'…';
    return page.isEmpty() ? url.host() : url.host() + u"/…/"_s + page;
}

QString loopback(const LoopbackRule &rule)
{
    const QString hosts = rule.hosts.join(u", "_s);
    switch (rule.ports) {
    case LoopbackRule::Ports::Any:
        return Text::tr("any port on %1.").arg(hosts);
    case LoopbackRule::Ports::Exact:
        return Text::tr("exactly the registered address, port included.");
    case LoopbackRule::Ports::None:
        return Text::tr("not usable as a rule.");
    case LoopbackRule::Ports::Unknown:
        break;
    }
    return Text::tr("not confirmed.");
}

} // namespace

QString presetFacts(const ProviderPreset &preset)
{
    QStringList sources;
    for (const QString &source : preset.sources)
        sources.append(link(source, shortened(QUrl(source))));
    QStringList unknown;
    for (const QString &fact : preset.unknown)
        unknown.append(presetText(fact).toHtmlEscaped());
    QString html = u"<h3>%1</h3><p>%2</p>"_s.arg(preset.name.toHtmlEscaped(),
                                                 presetText(preset.summary).toHtmlEscaped());
    html += paragraph(Text::tr("Loopback:"),
                      loopback(preset.loopback).toHtmlEscaped() + u' '
                          + presetText(preset.loopback.explanation).toHtmlEscaped());
    html += paragraph(Text::tr("Refresh token:"),
                      preset.refresh.isEmpty() ? Text::tr("not confirmed.")
                                               : presetText(preset.refresh).toHtmlEscaped());
    html += paragraph(Text::tr("Not confirmed:"), unknown.join(u' '));
    html += paragraph(Text::tr("Register a client:"),
                      link(preset.registration, QUrl(preset.registration).host()));
    html += paragraph(Text::tr("As of %1, from:").arg(preset.confirmed.toString(Qt::ISODate)),
                      sources.join(u", "_s));
    return html;
}

} // namespace workbench
