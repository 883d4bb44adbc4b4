// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_import.h"

#include "exchange_format/curl_form_field.h"
#include "exchange_format/curl_options.h"
#include "http/proxy_choice.h"
#include "protocol/parameters.h"

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
        : m_command(command)
        , m_placeholders(placeholders)
        , m_draft(draft)
    {
    }

    FoundRequest read()
    {
        bool optionsEnd = false;
        while (m_next < m_command.tokens.size() && !m_stopped) {
            const QByteArray word = m_placeholders.bytes(m_command.tokens[m_next].word);
            m_offset = m_command.tokens[m_next++].offset;
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
    void remark(Kind kind, const QString &subject, const QString &message)
    {
        m_draft.remarks.append({kind, m_offset, subject, message});
    }

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
            if (m_next == m_command.tokens.size()) {
                return remark(Kind::CutOff, shown,
                              tr("%1 stands at the end without its value: the command was cut off. Copy the "
                                 "rest, too.")
                                  .arg(shown));
            }
            value = m_placeholders.bytes(m_command.tokens[m_next++].word);
        }
        if (entry.option == CurlOption::Unknown)
            remark(Kind::NotUnderstood, shown, tr("%1 is no option of curl.").arg(shown));
        else if (entry.option == CurlOption::Unsupported)
            remark(Kind::NotUnderstood, shown, tr("A profile cannot express %1; it is left out.").arg(shown));
        else if (entry.option == CurlOption::Irrelevant)
            remark(Kind::LeftOut, shown, tr("%1 changes nothing of the request.").arg(shown));
        else
            take(entry.option, shown, value.value_or(QByteArray()));
    }

    void take(CurlOption option, const QString &name, const QByteArray &value)
    {
        switch (option) {
        case CurlOption::Data:
        case CurlOption::DataBinary:
        case CurlOption::DataRaw:
        case CurlOption::Json:
            return addData(option, name, value);
        case CurlOption::DataUrlEncode:
            return addEncoded(name, value, m_data, "&");
        case CurlOption::Form:
        case CurlOption::FormString:
            return addFormField(option, name, value);
        case CurlOption::Header:
            return addHeaders(name, value);
        case CurlOption::Url:
            return addUrl(value);
        case CurlOption::UrlQuery:
            if (value.startsWith('+')) // as it stands
                return void(m_query.append(m_query.isEmpty() ? "" : "&").append(value.sliced(1)));
            return addEncoded(name, value, m_query, "&");
        case CurlOption::Cookie:
            if (!value.contains('='))
                return fileIsNotRead(name, value);
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
                m_draft.missing.append({u"client_secret"_s, {}});
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
            return remark(Kind::NotUnderstood, name, tr("Only the request in front of --next is taken."));
        default:
            return takeConnection(option, name, QString::fromUtf8(value));
        }
    }

    void takeConnection(CurlOption option, const QString &name, const QString &value)
    {
        Profile &profile = m_draft.profile;
        switch (option) {
        case CurlOption::Insecure:
            return profile.setFlag(u"tls.accept_invalid_certificates", true);
        case CurlOption::CaFile:
            return profile.setText(u"tls.ca_file", value);
        case CurlOption::Certificate:
            m_certificate = value;
            return;
        case CurlOption::CertificateType:
            m_certificateIsP12 = value.compare("P12"_L1, Qt::CaseInsensitive) == 0;
            return;
        case CurlOption::Key:
            m_key = value;
            return;
        case CurlOption::Passphrase:
            m_passphrase = value;
            return;
        case CurlOption::Proxy:
            m_proxy = value;
            return;
        case CurlOption::Socks5:
            m_proxy = u"socks5://"_s + value;
            return;
        case CurlOption::ProxyUser:
            m_proxyUser = value;
            return;
        case CurlOption::NoProxy:
            m_noProxy = value == "*"_L1;
            if (!m_noProxy)
                remark(Kind::NotUnderstood, name, tr("A profile has no list of hosts without a proxy."));
            return;
        default:
            return; // what our own export always has
        }
    }

    void fileIsNotRead(const QString &option, const QByteArray &file)
    {
        remark(Kind::NotUnderstood, option,
               tr("The file %1 is not read; put its content into the command in its place.")
                   .arg(QString::fromUtf8(file)));
    }

    /// The content behind an `@`: what is written to standard input stands in the text, files do not.
    std::optional<QByteArray> contentOf(const QString &option, const QByteArray &file)
    {
        if (file == "-" && m_command.input)
            return m_placeholders.bytes(*m_command.input);
        fileIsNotRead(option, file);
        return std::nullopt;
    }

    void append(const QByteArray &data, QByteArray &to, const char *separator)
    {
        m_hasData |= &to == &m_data;
        if (!to.isEmpty())
            to += separator;
        to += data;
    }

    void addData(CurlOption option, const QString &name, const QByteArray &value)
    {
        QByteArray data = value;
        if (option != CurlOption::DataRaw && value.startsWith('@')) {
            const auto content = contentOf(name, value.sliced(1));
            if (!content)
                return;
            data = *content;
            if (option == CurlOption::Data)
                data.replace('\r', "").replace('\n', "");
        }
        m_isJson |= option == CurlOption::Json;
        append(data, m_data, option == CurlOption::Json ? "" : "&");
    }

    /// `content`, `=content`, `name=content`, `@file`, `name@file`: the content is percent-encoded, the name
    /// stays as it is.
    void addEncoded(const QString &option, const QByteArray &value, QByteArray &to, const char *separator)
    {
        qsizetype mark = value.indexOf('=');
        if (mark < 0)
            mark = value.indexOf('@');
        QByteArray content = value.sliced(mark + 1);
        if (mark >= 0 && value[mark] == '@') {
            const auto read = contentOf(option, content);
            if (!read)
                return;
            content = *read;
        }
        const QByteArray name = mark > 0 ? value.first(mark) + '=' : QByteArray();
        append(name + content.toPercentEncoding(), to, separator);
    }

    void addFormField(CurlOption option, const QString &name, const QByteArray &value)
    {
        const qsizetype equals = value.indexOf('=');
        const QByteArray content = value.sliced(equals + 1);
        if (equals < 0
            || (option == CurlOption::Form && (content.startsWith('@') || content.startsWith('<'))))
            return fileIsNotRead(name, content);
        const bool asItIs = option == CurlOption::FormString;
        m_fields.append(QString::fromUtf8(value.first(equals)),
                        QString::fromUtf8(asItIs ? content : curlFormContent(content)));
    }

    /// A header may bring further ones along behind a line break, as our own export does for empty values.
    void addHeaders(const QString &option, const QByteArray &value)
    {
        if (value.startsWith('@'))
            return fileIsNotRead(option, value.sliced(1));
        for (QByteArray line : value.split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            const qsizetype colon = line.indexOf(':');
            if (colon < 0 && line.endsWith(';')) {
                m_headers.append(line.chopped(1).trimmed(), {});
            } else if (colon < 0) {
                remark(Kind::NotUnderstood, option,
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
            remark(Kind::NotUnderstood, QString::fromUtf8(url),
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
        found.variableMark = m_placeholders.mark();

        QByteArray body = m_data;
        if (!m_fields.isEmpty()) {
            body = m_fields.toForm();
            found.isMultipart = true;
        }
        const bool hasBody = m_hasData || !m_fields.isEmpty();
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
            addHeadersOfData(request.headers);
        addConnection(url);
        return found;
    }

    void addHeadersOfData(HeaderList &headers) const
    {
        if (m_isJson && !headers.contains("Accept"))
            headers.append("Accept", "application/json");
        if (!headers.contains("Content-Type") && !m_suppressed.contains("content-type"))
            headers.append("Content-Type",
                           m_isJson ? "application/json" : "application/x-www-form-urlencoded");
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

    /// curl takes `file:passphrase`; a colon of the file's name has a backslash in front of it.
    void addCertificate()
    {
        QString file = m_certificate;
        qsizetype colon = file.indexOf(u':');
        while (colon > 0 && file[colon - 1] == u'\\')
            colon = file.indexOf(u':', colon + 1);
        if (colon > 0) {
            m_passphrase = file.sliced(colon + 1);
            file.truncate(colon);
        }
        file.replace("\\:"_L1, ":"_L1).replace("\\\\"_L1, "\\"_L1);
        const QString certificate =
            m_certificateIsP12 ? u"tls.client_pkcs12_file"_s : u"tls.client_certificate_file"_s;
        const QList<std::pair<QString, QString>> members{{certificate, file},
                                                         {u"tls.client_key_file"_s, m_key},
                                                         {u"tls.client_key_passphrase"_s, m_passphrase}};
        for (const auto &[member, value] : members) {
            if (!value.isEmpty())
                m_draft.profile.setText(member, value);
        }
    }

    void addConnection(const QString &url)
    {
        Profile &profile = m_draft.profile;
        addCertificate();
        if (m_noProxy && !isLoopbackHost(QUrl(url).host())) // to loopback no proxy is used anyway
            profile.setText(u"proxy", u"none"_s);
        else if (!m_proxy.isEmpty())
            profile.setText(u"proxy", proxyUrl());
    }

    QString proxyUrl() const
    {
        QString proxy = m_proxy.contains("://"_L1) ? m_proxy : u"http://"_s + m_proxy;
        if (proxy.startsWith("socks5h:"_L1)) // the proxy resolves names, which is our only way
            proxy.remove(6, 1);
        if (!m_proxyUser.isEmpty())
            proxy.insert(proxy.indexOf("://"_L1) + 3, m_proxyUser + u'@');
        return proxy;
    }

    const ShellCommand &m_command;
    Placeholders &m_placeholders;
    ImportDraft &m_draft;
    qsizetype m_next = 1;
    qsizetype m_offset = 0;
    bool m_stopped = false;

    QString m_url;
    QByteArray m_query;
    QByteArray m_method;
    QByteArray m_data;
    Parameters m_fields;
    HeaderList m_headers;
    QList<QByteArray> m_suppressed;
    std::optional<QByteArray> m_user;
    bool m_hasData = false;
    bool m_isJson = false;
    bool m_get = false;
    bool m_head = false;
    QString m_certificate;
    bool m_certificateIsP12 = false;
    QString m_key;
    QString m_passphrase;
    QString m_proxy;
    QString m_proxyUser;
    bool m_noProxy = false;
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
