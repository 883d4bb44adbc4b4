// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/parameters.h"
#include "redirect/server_request.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace workbench {

/// One page for the browser, from a template in resources/pages. Placeholders `{{name}}` are filled in one
/// pass; every text is escaped, so no value can bring markup, script or a further placeholder.
class Page {
public:
    enum class Tone { Good, Bad, Neutral };

    Page(const QString &templateName, Tone tone, const QString &heading);

    Page &text(const QByteArray &placeholder, const QString &text);
    /// A table of names and values; nothing at all for an empty list. Huge values are cut, and said to be.
    Page &table(const QByteArray &placeholder, const QList<Parameter> &rows);
    /// Hidden form fields.
    Page &fields(const QByteArray &placeholder, const QList<Parameter> &rows);
    /// A paragraph that is marked as a problem; nothing at all for an empty text.
    Page &problem(const QByteArray &placeholder, const QString &text);
    /// A script of ours, from resources/pages; the only one that the browser will run.
    Page &script(const QString &fileName);
    /// Where forms may lead, for the Content-Security-Policy: `'none'` unless said otherwise; empty =
    /// anywhere.
    Page &formAction(const QByteArray &sources);

    QByteArray html() const;
    /// With the headers that keep it out of caches, frames and referrers.
    ServerResponse response(int status = 200, const QByteArray &reason = "OK") const;

private:
    QByteArray contentSecurityPolicy() const;

    QByteArray m_content;
    QByteArray m_script;
    QByteArray m_formAction = "'none'";
    QHash<QByteArray, QByteArray> m_values; ///< markup by placeholder
};

} // namespace workbench
