// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/tone.h"

#include <QList>
#include <QString>

#include <functional>

namespace workbench {

/// Something that the window has to say of the keychain, and what the user can do about it.
struct StoreNotice {
    Tone tone = Tone::Error;
    QString text;
    QString action{}; ///< title of a button; empty = there is nothing to do
    std::function<void()> act{};
};

/// What a notice is about, where it is not about one profile, whose topic is its id.
namespace store_topic {
inline const QString keychain = QStringLiteral("keychain");
inline const QString waiting = QStringLiteral("waiting");
inline const QString survey = QStringLiteral("survey");
} // namespace store_topic

/// The notices that are still true, one for each topic; the one that came last is shown.
class StoreNotices {
public:
    void put(const QString &topic, StoreNotice notice);
    void drop(const QString &topic);
    /// The one that is shown was read.
    void dropShown();
    /// nullptr when there is nothing to say.
    const StoreNotice *shown() const { return m_notices.isEmpty() ? nullptr : &m_notices.last().notice; }

private:
    struct Entry {
        QString topic;
        StoreNotice notice;
    };
    QList<Entry> m_notices;
};

} // namespace workbench
