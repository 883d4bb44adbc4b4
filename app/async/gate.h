// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace workbench {

/// Something to wait for that is neither a reply nor a timer: a coroutine awaits opened(), whoever has the
/// news calls open(). A gate may open any number of times; the news itself is kept elsewhere.
class Gate : public QObject {
    Q_OBJECT
public:
    void open() { Q_EMIT opened(); }

Q_SIGNALS:
    void opened();
};

} // namespace workbench
