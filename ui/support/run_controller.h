// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/flow_services.h"
#include "http/run_record.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUuid>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace workbench {

class FlowRun;
class SandboxServer;

/// Starts runs and remembers the last 50 of them. Owns what a run needs (HTTP client, sandbox), each made
/// when it is needed first: neither the network stack nor OpenSSL is loaded before the first run.
class RunController : public QObject {
    Q_OBJECT
public:
    using BrowserLauncher = std::function<bool(const QUrl &)>;

    /// The world as a run sees it; tests hand in their own. An empty member is the operating system's.
    struct World {
        BrowserLauncher openBrowser;
        std::function<QByteArray(int count)> randomBytes;
        std::function<QDateTime()> now;
        std::function<void(QWidget *window)> alert;
    };
    static constexpr int historyLimit = 50;

    explicit RunController(QObject *parent = nullptr);
    explicit RunController(World world, QObject *parent = nullptr);
    ~RunController() override;

    /// Begins a run of this profile; one that is still going on is cancelled first. Starts the sandbox when
    /// the profile needs it. A run that cannot even begin stands in the history with the reason.
    void start(const Profile &profile, bool stepping);
    /// Ends the current run, or what of it is being sent again.
    void cancel();

    /// What the next start() calls do with the authorization URL, until it is set again.
    struct BrowserChoice {
        bool open = true; ///< false: the URL is only shown
        BrowserLauncher launcher; ///< empty = World::openBrowser
    };
    void setBrowser(BrowserChoice choice) { m_browser = std::move(choice); }
    const BrowserChoice &browser() const { return m_browser; }

    /// The run that was started last, finished or not; nullptr before the first. It can resend its requests.
    FlowRun *current() const { return m_run; }
    bool isRunning() const;
    bool canCancel() const;
    /// Asks for the user's attention unless they are looking at that window.
    void alert(QWidget *window) const;

    /// Newest first; a run that goes on is the first.
    const QList<RunRecord> &history() const { return m_history; }
    /// The record of that run, or nullptr when it is not among the last ones.
    const RunRecord *record(const QUuid &id) const;
    /// True for the record that belongs to current().
    bool isCurrent(const QUuid &id) const;

Q_SIGNALS:
    void runStarted(workbench::FlowRun *run);
    void recordChanged(const QUuid &id); ///< steps, exchanges or outcome
    void runFinished(const QUuid &id);
    void historyChanged(); ///< a run came or went

private:
    FlowServices services();
    bool openForRun(const QUrl &url);
    Result<quint16, QString> startedSandbox();
    void watch(FlowRun *run);
    void dropRun();
    void remember(const RunRecord &record);
    void refresh();
    void recordFailedStart(const Profile &profile, const QString &reason);

    World m_world;
    BrowserChoice m_browser;
    HttpClient *m_http = nullptr;
    SandboxServer *m_sandbox = nullptr;
    FlowRun *m_run = nullptr;
    QList<RunRecord> m_history;
};

} // namespace workbench
