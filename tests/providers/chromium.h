// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace workbench::test {

/// A real, headless Chromium with one page and a home of its own, driven over its debugging pipe (Chrome
/// DevTools Protocol) with mouse and keyboard. It ends when the pipe closes, however this process ends.
class Chromium {
public:
    ~Chromium();

    /// Why there is none on this machine; empty when there is one.
    static QString unavailable();
    /// Before start(): takes the server that shows this certificate (a PEM file), which no authority of the
    /// machine vouches for.
    void trust(const QString &certificate);
    /// Starts it with an empty page. Empty, or what it said instead.
    QString start();

    void open(const QUrl &url);
    /// Waits until the page is complete and has an element for the CSS selector.
    bool waitFor(const QString &selector);
    /// Waits until the complete page is one of that path.
    bool waitForPath(const QString &path);
    /// Clicks into the middle of the element, as a mouse does.
    bool click(const QString &selector);
    /// Clicks into the element and types the text.
    bool type(const QString &selector, const QString &text);

    QUrl url();
    /// The text that a user sees.
    QString text();
    QByteArray screenshot(); ///< PNG
    /// The browser's own log, for the message of a failing test.
    QString log() const { return m_log; }

private:
    /// The result of one command of the protocol; empty on an error or after a time in which it should have
    /// come.
    QJsonObject command(const QString &method, const QJsonObject &parameters = {});
    QJsonValue evaluate(const QString &expression);
    void readMessages();

    QProcess m_process;
    QStringList m_trusted; ///< digests of public keys
    QTemporaryDir m_home;
    QString m_session;
    QString m_log;
    QByteArray m_buffer;
    QHash<int, QJsonObject> m_answers;
    int m_lastId = 0;
};

} // namespace workbench::test
