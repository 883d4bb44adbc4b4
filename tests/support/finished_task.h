// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "async/task.h"

#include <QTest>

namespace workbench::test {

/// Runs a task in the test's event loop to its end and returns its result; fails loudly when there is none.
template<class T> T finished(Task<T> task, int timeoutMs = 20'000)
{
    task.start();
    if (!QTest::qWaitFor([&task] { return task.isDone(); }, timeoutMs))
        qFatal("the task did not finish within %d ms", timeoutMs);
    return task.result();
}

} // namespace workbench::test
