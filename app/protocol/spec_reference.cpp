// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/spec_reference.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// Sections begin with a digit, appendices with a letter.
QString anchor(const QString &section, const QString &forSection, const QString &forAppendix)
{
    return (section.at(0).isLetter() ? forAppendix : forSection) + section;
}

} // namespace

QString SpecReference::text() const
{
    return section.isEmpty() ? document : document + u" §"_s + section;
}

QUrl SpecReference::url() const
{
    if (document.startsWith("RFC "_L1)) {
        QUrl url(u"https://www.rfc-editor.org/rfc/rfc"_s + document.mid(4));
        if (!section.isEmpty())
            url.setFragment(anchor(section, u"section-"_s, u"appendix-"_s));
        return url;
    }

    static const struct {
        QLatin1StringView document;
        QLatin1StringView page;
    } openIdDocuments[] = {
        {"OpenID Connect Core 1.0"_L1, "openid-connect-core-1_0"_L1},
        {"OpenID Connect Discovery 1.0"_L1, "openid-connect-discovery-1_0"_L1},
        {"OpenID Connect RP-Initiated Logout 1.0"_L1, "openid-connect-rpinitiated-1_0"_L1},
        {"OAuth Multiple Response Types 1.0"_L1, "oauth-v2-multiple-response-types-1_0"_L1},
        {"OAuth Form Post 1.0"_L1, "oauth-v2-form-post-response-mode-1_0"_L1},
    };
    for (const auto &known : openIdDocuments) {
        if (document != known.document)
            continue;
        QUrl url(u"https://openid.net/specs/"_s + known.page + u".html"_s);
        if (!section.isEmpty())
            url.setFragment(anchor(section, u"rfc.section."_s, u"rfc.appendix."_s));
        return url;
    }
    return {};
}

} // namespace workbench
