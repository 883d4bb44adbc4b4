// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "providers/oidc_provider.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int start_timeout = 60'000; // a cold start on a busy machine; seldom more than one second
constexpr int event_timeout = 10'000;
} // namespace

OidcProvider::~OidcProvider()
{
    // It ends with its input; the rest is for a process that hangs.
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString OidcProvider::unavailable()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        return u"Node.js is not installed"_s;
    if (!QFileInfo::exists(QStringLiteral(WORKBENCH_PROVIDER_MODULES "/node_modules/oidc-provider")))
        return u"the npm package oidc-provider is not in " WORKBENCH_PROVIDER_MODULES
               " (./packaging/test fetches it)"_s;
    return {};
}

QString OidcProvider::start(const QJsonObject &tls)
{
    QStringList arguments{QStringLiteral(WORKBENCH_PROVIDER_SCRIPT),
                          QStringLiteral(WORKBENCH_PROVIDER_MODULES)};
    if (!tls.isEmpty())
        arguments.append(QString::fromUtf8(QJsonDocument(tls).toJson(QJsonDocument::Compact)));
    m_process.start(u"node"_s, arguments);
    if (m_process.waitForStarted() && readLines(start_timeout) && !issuer().isEmpty())
        return {};
    return u"the provider did not start: %1 %2"_s.arg(m_process.errorString(),
                                                      QString::fromUtf8(m_process.readAllStandardError()));
}

QString OidcProvider::clientSecret(const QString &client_id) const
{
    return m_ready.value("clients").toObject().value(client_id).toString();
}

QJsonObject OidcProvider::event(const QString &name, const QString &parameter, const QString &value)
{
    const auto isIt = [&](const QJsonObject &event) {
        return event.value("event").toString() == name
            && event.value("parameters").toObject().value(parameter).toString() == value;
    };
    do {
        const auto found = std::find_if(m_events.cbegin(), m_events.cend(), isIt);
        if (found != m_events.cend())
            return *found;
    } while (readLines(event_timeout));
    return {};
}

bool OidcProvider::readLines(int milliseconds)
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(milliseconds))
            return false;
    }
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        if (line.contains("issuer"))
            m_ready = line;
        else
            m_events.append(line);
    }
    return true;
}

} // namespace workbench::test
