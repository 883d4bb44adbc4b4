// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

const QString timeKey = u"preferences/clipboard_seconds"_s;

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

/// Takes a secret from the clipboard again, unless something else has taken its place.
class ClipboardGuard : public QObject {
public:
    ClipboardGuard()
        : QObject(qApp)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clear);
        connect(qApp, &QCoreApplication::aboutToQuit, this, &ClipboardGuard::clear);
        // Whoever copies something else now owns the clipboard: asking what it has could wait for them.
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardGuard::forget);
    }

    void watch(const QString &secret, std::chrono::seconds time)
    {
        forget();
        if (time.count() <= 0)
            return;
        m_digest = digest(secret);
        m_timer.start(time);
    }

private:
    void forget()
    {
        m_timer.stop();
        m_digest.clear();
    }

    void clear()
    {
        QClipboard *clipboard = QGuiApplication::clipboard();
        const bool isOurs = !m_digest.isEmpty() && digest(clipboard->text()) == m_digest;
        forget();
        if (isOurs)
            clipboard->clear();
    }

    QTimer m_timer;
    QByteArray m_digest; ///< of the secret; empty while there is none of ours
};

ClipboardGuard &guard()
{
    static QPointer<ClipboardGuard> only;
    if (!only)
        only = new ClipboardGuard;
    return *only;
}

} // namespace

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void markAsSecret(QMimeData &data)
{
#if defined(Q_OS_MACOS)
    data.setData(u"application/x-nspasteboard-concealed-type"_s, "1"_ba);
#elif defined(Q_OS_WIN)
    data.setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, "1"_ba);
#else
    data.setData(u"x-kde-passwordManagerHint"_s, "secret"_ba);
#endif
}

void copySecret(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    markAsSecret(*data);
    QGuiApplication::clipboard()->setMimeData(data);
    guard().watch(text, clipboardTime());
}

std::chrono::seconds clipboardTime()
{
    return std::chrono::seconds(QSettings().value(timeKey, 60).toInt());
}

void setClipboardTime(std::chrono::seconds time)
{
    QSettings().setValue(timeKey, int(time.count()));
}

} // namespace workbench
