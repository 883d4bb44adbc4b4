// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/flow_services.h"

#include <QRandomGenerator>
#include <QTimer>

#include <vector>

namespace workbench {

FlowServices FlowServices::system(HttpClient *http)
{
    FlowServices services;
    services.http = http;
    services.openBrowser = [](const QUrl &) { return false; };
    services.randomBytes = [](int count) {
        std::vector<quint32> words((size_t(count) + sizeof(quint32) - 1) / sizeof(quint32));
        QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
        return QByteArray(reinterpret_cast<const char *>(words.data()), count);
    };
    services.now = [] { return QDateTime::currentDateTimeUtc(); };
    services.after = [](std::chrono::milliseconds time, QObject *context, std::function<void()> then) {
        // Qt's usual timers may be early by a twentieth, and a poll before its time costs a slow_down.
        QTimer::singleShot(time, Qt::PreciseTimer, context, std::move(then));
    };
    return services;
}

} // namespace workbench
