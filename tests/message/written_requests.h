// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/grant_table.h"
#include "protocol/profile.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <optional>
#include <utility>

namespace workbench::test {

// The requests of requests/*.http (see the README there), read and put together without code of the program.

/// One client authentication, with what it adds to a request.
struct WrittenClient {
    QString title;
    QList<std::pair<QString, QString>> members; ///< of the profile
    QStringList lost; ///< members that no request tells
    QByteArrayList query;
    QByteArrayList headers;
    QByteArrayList form;
    QByteArrayList json;
    bool certificate = false;
};

/// One request of a grant: its parameters, a line each, with `[client]` among them.
struct WrittenRequest {
    QByteArray method;
    QByteArray path;
    QByteArray encoding; ///< form or json; empty for a GET
    QByteArrayList lines;
};

struct WrittenGrant {
    QList<std::pair<QString, QString>> members;
    QStringList lost;
    QList<WrittenRequest> requests;

    const WrittenRequest *find(QByteArrayView path, QByteArrayView encoding) const
    {
        const auto found =
            std::find_if(requests.cbegin(), requests.cend(), [&](const WrittenRequest &request) {
                return request.path == path && (request.encoding.isEmpty() || request.encoding == encoding);
            });
        return found == requests.cend() ? nullptr : &*found;
    }
};

/// A cell of the matrix.
struct WrittenCase {
    QString grant_type;
    WrittenGrant grant;
    WrittenClient client;
    QByteArray encoding;
};

inline QString writtenFolder()
{
    return QStringLiteral(WORKBENCH_SOURCE_DIR "/tests/message/requests/");
}

/// The lines of a file; none when there is no such file.
inline QByteArrayList writtenLines(const QString &name)
{
    QFile file(writtenFolder() + name + QStringLiteral(".http"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
}

/// What stands behind a keyword at the beginning of the line, if that is there.
inline std::optional<QByteArray> writtenAfter(const QByteArray &line, QByteArrayView keyword)
{
    if (!line.startsWith(keyword))
        return std::nullopt;
    return line.sliced(keyword.size());
}

/// Takes `# with member = value` and `# loses member`; other comments are for people.
template<class Written> void readWrittenComment(Written &written, const QByteArray &line)
{
    if (const auto with = writtenAfter(line, "# with ")) {
        const QString text = QString::fromUtf8(*with);
        const QString equals = QStringLiteral(" = ");
        written.members.append({text.section(equals, 0, 0), text.section(equals, 1)});
    } else if (const auto lost = writtenAfter(line, "# loses ")) {
        written.lost.append(QString::fromUtf8(*lost));
    }
}

inline QList<WrittenClient> writtenClients()
{
    QList<WrittenClient> clients;
    for (const QByteArray &line : writtenLines(QStringLiteral("clients"))) {
        if (const auto title = writtenAfter(line, "### ")) {
            clients.append(WrittenClient{QString::fromUtf8(*title), {}, {}, {}, {}, {}, {}, false});
            continue;
        }
        if (clients.isEmpty())
            continue;
        WrittenClient &client = clients.last();
        readWrittenComment(client, line);
        if (const auto query = writtenAfter(line, "query "))
            client.query.append(*query);
        else if (const auto header = writtenAfter(line, "header "))
            client.headers.append(*header);
        else if (const auto form = writtenAfter(line, "form "))
            client.form.append(*form);
        else if (const auto json = writtenAfter(line, "json "))
            client.json.append(*json);
        client.certificate |= line == "certificate";
    }
    return clients;
}

/// The file of a grant of the table.
inline QString writtenName(const QString &grant_type)
{
    return grant_type == QLatin1String("*") ? QStringLiteral("custom") : grant_type;
}

inline WrittenGrant writtenGrant(const QString &grant_type)
{
    WrittenGrant grant;
    for (const QByteArray &line : writtenLines(writtenName(grant_type))) {
        if (const auto title = writtenAfter(line, "### ")) {
            const qsizetype blank = title->indexOf(' ');
            const qsizetype comma = title->indexOf(", ");
            const QByteArray encoding = comma < 0 ? QByteArray() : title->sliced(comma + 2);
            grant.requests.append({title->first(blank),
                                   title->first(comma < 0 ? title->size() : comma).sliced(blank + 1),
                                   encoding,
                                   {}});
        } else if (line.startsWith('#')) {
            readWrittenComment(grant, line);
        } else if (!line.isEmpty() && !grant.requests.isEmpty()) {
            grant.requests.last().lines.append(line);
        }
    }
    return grant;
}

inline QByteArray joinedLines(const QByteArrayList &lines, const QByteArrayList &client,
                              const QByteArray &separator)
{
    QByteArrayList all;
    for (const QByteArray &line : lines) {
        if (line == "[client]")
            all += client;
        else
            all.append(line);
    }
    return all.join(separator);
}

/// The URL of a GET, below that base.
inline QString writtenUrl(const WrittenRequest &request, const WrittenClient &client, const QString &base)
{
    return base + QString::fromLatin1(request.path + '?' + joinedLines(request.lines, client.query, "&"));
}

/// Every byte of a POST, with that Host.
inline QByteArray writtenBytes(const WrittenRequest &request, const WrittenClient &client,
                               const QByteArray &host)
{
    const bool json = request.encoding == "json";
    const QByteArray body = json ? '{' + joinedLines(request.lines, client.json, ",") + '}'
                                 : joinedLines(request.lines, client.form, "&");
    QByteArrayList frame = writtenLines(QStringLiteral("frame"));
    frame.removeLast(); // behind the last line feed
    QByteArray head = joinedLines(frame, client.headers, "\r\n") + "\r\n\r\n";
    head.replace("[path]", request.path).replace("[host]", host).replace("[version]", WORKBENCH_VERSION);
    head.replace("[type]", json ? "application/json" : "application/x-www-form-urlencoded");
    head.replace("[length]", QByteArray::number(body.size()));
    return head + body;
}

/// The profile of a case; its endpoints are below that base.
inline Profile writtenProfile(const WrittenCase &row, const QString &base)
{
    Profile profile;
    for (const auto &[member, value] : row.grant.members + row.client.members) {
        const auto set = profile.setFromText(member, value);
        if (!set)
            qFatal("%s", qPrintable(set.error().text()));
    }
    const auto point = [&](const char *path, const QString &member) {
        if (row.grant.find(path, row.encoding))
            profile.setText(member, base + QString::fromLatin1(path));
    };
    point("/authorize", QStringLiteral("authorization_endpoint"));
    point("/device", QStringLiteral("device_authorization_endpoint"));
    point("/token", QStringLiteral("token_endpoint"));
    if (row.encoding != "form")
        profile.setText(u"token_request_encoding", QString::fromLatin1(row.encoding));
    return profile;
}

/// The run-time values of the files: the RFCs' own examples.
inline RuntimeValues writtenValues(const Profile &profile, const WrittenClient &client)
{
    RuntimeValues values;
    values.redirect_uri = profile.text(u"redirect_uri");
    values.state = QStringLiteral("af0ifjsldkj");
    values.nonce = QStringLiteral("n-0S6_WzA2Mj");
    values.code = QStringLiteral("SplxlOBeZQQYbYS6WxSbIA");
    values.code_verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    if (!profile.text(u"token_endpoint").isEmpty()) // where no code is exchanged, PKCE has nothing to do
        values.code_challenge = QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    values.device_code = QStringLiteral("GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS");
    for (const QByteArray &line : client.form) {
        if (const auto assertion = writtenAfter(line, "client_assertion="))
            values.client_assertion = QString::fromLatin1(*assertion);
    }
    return values;
}

/// Each grant of the table × each client × {form, JSON}.
inline QList<WrittenCase> writtenCases()
{
    QList<WrittenCase> cases;
    const QList<WrittenClient> clients = writtenClients();
    for (const GrantDefinition &definition : grantTable()) {
        const WrittenGrant grant = writtenGrant(definition.grant_type);
        for (const WrittenClient &client : clients) {
            for (const char *encoding : {"form", "json"})
                cases.append({definition.grant_type, grant, client, encoding});
        }
    }
    return cases;
}

inline void addWrittenCases()
{
    QTest::addColumn<WrittenCase>("row");
    for (const WrittenCase &row : writtenCases()) {
        QTest::addRow("%s, %s, %s", qPrintable(row.grant_type), qPrintable(row.client.title),
                      row.encoding.constData())
            << row;
    }
}

} // namespace workbench::test
