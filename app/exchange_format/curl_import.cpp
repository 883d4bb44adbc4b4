// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_import.h"

#include "exchange_format/curl_body.h"
#include "exchange_format/curl_connection.h"
#include "exchange_format/curl_options.h"
#include "exchange_format/curl_reading.h"

#include <QCoreApplication>
#include <QUrl>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

using Kind = ImportRemark::Kind;

/// Takes one command apart, option by option, and then puts together what curl would send.
class CurlReader {
    Q_DECLARE_TR_FUNCTIONS(workbench::CurlReader)

public:
    CurlReader(const ShellCommand &command, Placeholders &placeholders, ImportDraft &draft)
        : m_reading{command, placeholders, draft}
    {
    }

    FoundRequest read()
    {
        bool optionsEnd = false;
        while (m_next < m_reading.command.tokens.size() && !m_stopped) {
            const QByteArray word = m_reading.placeholders.bytes(m_reading.command.tokens[m_next].word);
            m_reading.offset = m_reading.command.tokens[m_next++].offset;
            if (optionsEnd || !word.startsWith('-') || word == "-")
                addUrl(word);
            else if (word == "--")
                optionsEnd = true;
            else if (word.startsWith("--"))
                readLong(word);
            else
                readShort(word);
        }
        return assembled();
    }

private:
    void readLong(const QByteArray &word)
    {
        QByteArray name = word.sliced(2);
        const qsizetype equals = name.indexOf('=');
        std::optional<QByteArray> attached;
        if (equals > 0) { // not in curl's manual, but what is meant is plain
            attached = name.sliced(equals + 1);
            name.truncate(equals);
        }
        const CurlOptionEntry entry = curlLongOption(name);
        apply(entry, "--" + name, attached);
    }

    void readShort(const QByteArray &word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            const CurlOptionEntry entry = curlShortOption(word[i]);
            const bool hasRest = entry.takesValue && i + 1 < word.size();
            apply(entry, QByteArray("-") + word[i],
                  hasRest ? std::optional<QByteArray>(word.sliced(i + 1)) : std::nullopt);
            if (entry.takesValue)
                return;
        }
    }

    void apply(const CurlOptionEntry &entry, const QByteArray &name, std::optional<QByteArray> value)
    {
        const QString shown = QString::fromUtf8(name);
        if (entry.takesValue && !value) {
            if (m_next == m_reading.command.tokens.size()) {
                return m_reading.remark(
                    Kind::CutOff, shown,
                    tr("%1 stands at the end without its value: the command was cut off. Copy the "
                       "rest, too.")
                        .arg(shown));
            }
            value = m_reading.placeholders.bytes(m_reading.command.tokens[m_next++].word);
        }
        if (entry.option == CurlOption::Unknown)
            m_reading.remark(Kind::NotUnderstood, shown, tr("%1 is no option of curl.").arg(shown));
        else if (entry.option == CurlOption::Unsupported)
            m_reading.remark(Kind::NotUnderstood, shown,
                             tr("A profile cannot express %1; it is left out.").arg(shown));
        else if (entry.option == CurlOption::Irrelevant)
            m_reading.remark(Kind::LeftOut, shown, tr("%1 changes nothing of the request.").arg(shown));
        else
            take(entry.option, shown, value.value_or(QByteArray()));
    }

    void take(CurlOption option, const QString &name, const QByteArray &value)
    {
        switch (option) {
        case CurlOption::Data:
        case CurlOption::DataBinary:
        case CurlOption::DataRaw:
        case CurlOption::DataUrlEncode:
        case CurlOption::Json:
        case CurlOption::Form:
        case CurlOption::FormString:
            return m_body.add(m_reading, option, name, value);
        case CurlOption::Header:
            return addHeaders(name, value);
        case CurlOption::Url:
            return addUrl(value);
        case CurlOption::UrlQuery:
            return addQuery(name, value);
        case CurlOption::Cookie:
            if (!value.contains('='))
                return m_reading.fileIsNotRead(name, value);
            return m_headers.append("Cookie", value);
        case CurlOption::Bearer:
            return m_headers.append("Authorization", "Bearer " + value);
        case CurlOption::UserAgent:
            return m_headers.append("User-Agent", value);
        case CurlOption::Referer:
            return m_headers.append("Referer", value);
        case CurlOption::User:
            m_user = value;
            if (!value.contains(':')) {
                m_user->append(':'); // curl asks for it
                m_reading.draft.missing.append({u"client_secret"_s, {}});
            }
            return;
        case CurlOption::Method:
            m_method = value;
            return;
        case CurlOption::Get:
            m_get = true;
            return;
        case CurlOption::Head:
            m_head = true;
            return;
        case CurlOption::Next:
            m_stopped = true;
            return m_reading.remark(Kind::NotUnderstood, name,
                                    tr("Only the request in front of --next is taken."));
        default:
            return m_connection.take(m_reading, option, name, QString::fromUtf8(value));
        }
    }

    /// A header may bring further ones along behind a line break, as our own export does for empty values.
    void addHeaders(const QString &option, const QByteArray &value)
    {
        if (value.startsWith('@'))
            return m_reading.fileIsNotRead(option, value.sliced(1));
        for (QByteArray line : value.split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            const qsizetype colon = line.indexOf(':');
            if (colon < 0 && line.endsWith(';')) {
                m_headers.append(line.chopped(1).trimmed(), {});
            } else if (colon < 0) {
                m_reading.remark(Kind::NotUnderstood, option,
                                 tr("“%1” is no header: it has no colon.").arg(QString::fromUtf8(line)));
            } else {
                const QByteArray content = line.sliced(colon + 1).trimmed();
                const QByteArray name = line.first(colon).trimmed();
                // A name alone keeps curl from sending what it would add.
                if (content.isEmpty() && !value.contains('\n'))
                    m_suppressed.append(name.toLower());
                else
                    m_headers.append(name, content);
            }
        }
    }

    void addUrl(const QByteArray &url)
    {
        if (m_url.isEmpty())
            m_url = QString::fromUtf8(url);
        else
            m_reading.remark(
                Kind::NotUnderstood, QString::fromUtf8(url),
                tr("curl would send a request of its own to this URL; only the first one is taken."));
    }

    FoundRequest assembled()
    {
        FoundRequest found;
        HttpRequest &request = found.request;
        QString url = m_url;
        if (!url.isEmpty() && !url.contains("://"_L1))
            url.prepend("http://"_L1); // as curl guesses
        url = withoutUserInfo(url);
        found.basicCredentials = m_user;
        found.variableMark = m_reading.placeholders.mark();

        QByteArray body = m_body.bytes();
        found.isMultipart = m_body.isMultipart();
        const bool hasBody = m_body.isThere();
        if (m_get) {
            addToQuery(url, body);
            body.clear();
        }
        addToQuery(url, m_query);
        request.url = url;
        request.body = body;
        request.method = hasBody && !m_get ? "POST" : "GET";
        if (m_head)
            request.method = "HEAD";
        if (!m_method.isEmpty())
            request.method = m_method;
        request.headers = m_headers;
        if (hasBody && !m_get && !found.isMultipart)
            m_body.addHeaders(request.headers, m_suppressed);
        m_connection.addTo(m_reading.draft.profile, url);
        return found;
    }

    void addQuery(const QString &option, const QByteArray &value)
    {
        const bool asItStands = value.startsWith('+');
        const auto part = asItStands ? std::optional(value.sliced(1)) : curlEncoded(m_reading, option, value);
        if (part)
            m_query.append(m_query.isEmpty() ? "" : "&").append(*part);
    }

    static void addToQuery(QString &url, const QByteArray &query)
    {
        if (!query.isEmpty())
            url += (url.contains(u'?') ? u'&' : u'?') + QString::fromUtf8(query);
    }

    /// Credentials in the URL are what `-u` gives (which goes first).
    QString withoutUserInfo(const QString &typed)
    {
        QUrl url(typed);
        if (url.userInfo().isEmpty())
            return typed;
        if (!m_user)
            m_user = (url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded)).toUtf8();
        const qsizetype begin = typed.indexOf("://"_L1) + 3;
        return QString(typed).remove(begin, typed.indexOf(u'@') + 1 - begin);
    }

    CurlReading m_reading;
    CurlBody m_body;
    CurlConnection m_connection;
    qsizetype m_next = 1;
    bool m_stopped = false;

    QString m_url;
    QByteArray m_query;
    QByteArray m_method;
    HeaderList m_headers;
    QList<QByteArray> m_suppressed;
    std::optional<QByteArray> m_user;
    bool m_get = false;
    bool m_head = false;
};

} // namespace

FoundRequest readCurlCommand(const ShellCommand &command, Placeholders &placeholders, ImportDraft &draft)
{
    return CurlReader(command, placeholders, draft).read();
}

bool runsCurl(const ShellCommand &command)
{
    if (command.tokens.isEmpty())
        return false;
    const QByteArray name = command.tokens.first().word.literals();
    const QByteArray file = name.sliced(name.lastIndexOf('/') + 1);
    return file == "curl" || file == "curl.exe";
}

} // namespace workbench
