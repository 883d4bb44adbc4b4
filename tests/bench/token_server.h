// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/scripted_server.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QThread>

#include <algorithm>
#include <memory>
#include <optional>

namespace workbench::test {

inline constexpr char tokenAnswer[] =
    R"({"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600})";

/// The server, in a thread of its own so that it costs both clients the same.
class TokenServer : public QThread {
public:
    explicit TokenServer(std::optional<CertificateFiles> tls)
        : m_tls(std::move(tls))
    {
        start();
        m_ready.acquire();
    }
    ~TokenServer() override
    {
        quit();
        wait();
    }
    QString url() const { return m_url; }

protected:
    void run() override
    {
        const auto server =
            m_tls ? std::make_unique<ScriptedServer>(*m_tls) : std::make_unique<ScriptedServer>();
        server->enqueue(Reply::json(tokenAnswer));
        m_url = server->url(QStringLiteral("/token"));
        m_ready.release();
        exec();
    }

private:
    std::optional<CertificateFiles> m_tls;
    QString m_url;
    QSemaphore m_ready;
};

template<class Run> double milliseconds(Run run)
{
    QElapsedTimer timer;
    timer.start();
    if (!run())
        qFatal("an exchange failed");
    return double(timer.nsecsElapsed()) / 1e6;
}

inline double median(QList<double> values)
{
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

} // namespace workbench::test
