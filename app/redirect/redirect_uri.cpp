// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_uri.h"

#include <QCoreApplication>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedirectUri)
};

RedirectTarget invalid(const QString &problem)
{
    RedirectTarget target;
    target.kind = RedirectTarget::Kind::Invalid;
    target.problem = problem;
    return target;
}

RedirectTarget paste(const QString &problem)
{
    RedirectTarget target;
    target.kind = RedirectTarget::Kind::Paste;
    target.problem = problem;
    return target;
}

/// RFC 3986 §2: unreserved, reserved and '%'.
bool isUriCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9')
        || QStringView(u"-._~:/?#[]@!$&'()*+,;=%").contains(c);
}

/// The first character that no URI holds, or nothing.
std::optional<QString> firstBadCharacter(QStringView uri)
{
    for (qsizetype i = 0; i < uri.size(); ++i) {
        if (isUriCharacter(uri[i]))
            continue;
        const char32_t code = uri[i].isHighSurrogate() && i + 1 < uri.size()
            ? QChar::surrogateToUcs4(uri[i], uri[i + 1])
            : uri[i].unicode();
        return u"U+%1"_s.arg(quint32(code), 4, 16, QLatin1Char('0')).toUpper();
    }
    return std::nullopt;
}

/// The length of the scheme (RFC 3986 §3.1), or 0.
qsizetype schemeLength(QStringView uri)
{
    const qsizetype colon = uri.indexOf(u':');
    if (colon < 1)
        return 0;
    for (qsizetype i = 0; i < colon; ++i) {
        const char16_t c = uri[i].toLower().unicode();
        const bool letter = c >= u'a' && c <= u'z';
        const bool other = (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
        if (!letter && (i == 0 || !other))
            return 0;
    }
    return colon;
}

/// Where the parts of an http(s) URI stand: begin and length of each, counted in the URI.
struct Layout {
    QStringView host; ///< with brackets, without port
    qsizetype portBegin = -1; ///< -1 = no colon
    qsizetype portEnd = -1;
    qsizetype authorityEnd = 0;
    bool hasUserInfo = false;
};

/// Only for "scheme://…".
Layout layoutOf(QStringView uri)
{
    Layout layout;
    const qsizetype begin = schemeLength(uri) + 3;
    qsizetype end = begin;
    while (end < uri.size() && uri[end] != u'/' && uri[end] != u'?' && uri[end] != u'#')
        ++end;
    layout.authorityEnd = end;
    const QStringView authority = uri.sliced(begin, end - begin);
    const qsizetype at = authority.lastIndexOf(u'@');
    layout.hasUserInfo = at >= 0;
    const qsizetype hostBegin = begin + at + 1;
    const qsizetype bracket = uri.sliced(hostBegin, end - hostBegin).indexOf(u']');
    const qsizetype colonSearch = bracket < 0 ? hostBegin : hostBegin + bracket;
    const qsizetype colon = uri.sliced(colonSearch, end - colonSearch).indexOf(u':');
    if (colon >= 0) {
        layout.portBegin = colonSearch + colon + 1;
        layout.portEnd = end;
    }
    layout.host = uri.sliced(hostBegin, (colon >= 0 ? colonSearch + colon : end) - hostBegin);
    return layout;
}

std::optional<RedirectTarget::Host> loopbackHost(QStringView host)
{
    if (host == "127.0.0.1"_L1)
        return RedirectTarget::Host::IPv4Loopback;
    if (host == "[::1]"_L1)
        return RedirectTarget::Host::IPv6Loopback;
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return RedirectTarget::Host::Localhost;
    return std::nullopt;
}

/// The port that stands in the URI; `fallback` for none; nothing for text that is no port.
std::optional<quint16> portOf(QStringView uri, const Layout &layout, quint16 fallback)
{
    if (layout.portBegin < 0 || layout.portBegin == layout.portEnd)
        return fallback;
    const QStringView digits = uri.sliced(layout.portBegin, layout.portEnd - layout.portBegin);
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    bool fits = false;
    const quint16 port = digits.toUShort(&fits);
    return fits ? std::optional(port) : std::nullopt;
}

/// A browser resolves these before it asks (RFC 3986 §5.2.4), so no request would ever reach such a path.
bool hasDotSegment(QStringView path)
{
    const auto segments = path.split(u'/');
    for (const QStringView segment : segments) {
        const QString plain = segment.toString().replace(u"%2e"_s, u"."_s, Qt::CaseInsensitive);
        if (plain == "."_L1 || plain == ".."_L1)
            return true;
    }
    return false;
}

RedirectTarget loopbackTarget(QStringView uri, const Layout &layout, RedirectTarget::Host host, bool https)
{
    const auto port = portOf(uri, layout, https ? 443 : 80);
    if (!port)
        return invalid(Text::tr("The port of the redirect URI is no number from 0 to 65535."));
    const QStringView rest = uri.sliced(layout.authorityEnd);
    const qsizetype question = rest.indexOf(u'?');
    const QStringView path = question < 0 ? rest : rest.first(question);
    if (hasDotSegment(path))
        return invalid(
            Text::tr("The path of the redirect URI has a segment \".\" or \"..\", which browsers resolve "
                     "before they ask. Write the path that remains."));
    RedirectTarget target;
    target.kind = RedirectTarget::Kind::Loopback;
    target.host = host;
    target.https = https;
    target.port = *port;
    target.path = path.isEmpty() ? u"/"_s : path.toString();
    if (question >= 0)
        target.query = rest.sliced(question + 1).toString();
    return target;
}

} // namespace

RedirectTarget redirectTarget(const QString &redirect_uri)
{
    if (redirect_uri.isEmpty())
        return invalid(
            Text::tr("There is no redirect URI. For this program http://127.0.0.1:0/callback will do."));
    const qsizetype scheme = schemeLength(redirect_uri);
    if (scheme == 0)
        return invalid(
            Text::tr("The redirect URI is no absolute URI: it does not begin with a scheme such as "
                     "http:// (RFC 6749 §3.1.2)."));
    if (const auto bad = firstBadCharacter(redirect_uri))
        return invalid(
            Text::tr("The redirect URI holds the character %1, which no URI may hold (RFC 3986 §2). "
                     "Write it percent-encoded.")
                .arg(*bad));
    if (redirect_uri.contains(u'#'))
        return invalid(Text::tr("The redirect URI has a fragment (#), which RFC 6749 §3.1.2 forbids."));
    if (redirect_uri == "urn:ietf:wg:oauth:2.0:oob"_L1)
        return paste(
            Text::tr("With this redirect URI the server shows the code to the user, who pastes it here."));

    const QStringView name = QStringView(redirect_uri).first(scheme);
    const bool https = name.compare("https"_L1, Qt::CaseInsensitive) == 0;
    if (!https && name.compare("http"_L1, Qt::CaseInsensitive) != 0)
        return paste(
            Text::tr("The scheme \"%1\" belongs to another program, so the final URL has to be pasted.")
                .arg(name));
    if (!QStringView(redirect_uri).sliced(scheme).startsWith("://"_L1))
        return invalid(Text::tr("After \"%1:\" the redirect URI needs // and a host.").arg(name));

    const Layout layout = layoutOf(redirect_uri);
    if (layout.host.isEmpty())
        return invalid(Text::tr("The redirect URI has no host."));
    const auto host = loopbackHost(layout.host);
    if (!host)
        return paste(
            Text::tr("%1 is not this machine's 127.0.0.1, [::1] or localhost, so the final URL has to be "
                     "pasted.")
                .arg(layout.host));
    if (layout.hasUserInfo)
        return paste(
            Text::tr("The redirect URI has a user name before its host, so the final URL has to be pasted."));
    return loopbackTarget(redirect_uri, layout, *host, https);
}

QString withPort(const QString &redirect_uri, quint16 port)
{
    const RedirectTarget target = redirectTarget(redirect_uri);
    if (target.kind != RedirectTarget::Kind::Loopback || target.port != 0)
        return redirect_uri;
    const Layout layout = layoutOf(redirect_uri);
    QString filled = redirect_uri;
    return filled.replace(layout.portBegin, layout.portEnd - layout.portBegin, QString::number(port));
}

} // namespace workbench
