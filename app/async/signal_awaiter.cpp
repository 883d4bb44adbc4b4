// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "async/signal_awaiter.h"

namespace workbench {

void SignalAwaiter::fire()
{
    if (m_fired)
        return;
    m_fired = true;
    // The frame, and with it this awaiter, may be gone when resume() returns: nothing follows it.
    if (const auto waiting = m_waiting)
        waiting.resume();
}

} // namespace workbench
