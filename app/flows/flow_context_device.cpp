// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "async/signal_awaiter.h"
#include "flows/flow_context.h"
#include "flows/flow_run_private.h"
#include "protocol/visible_text.h"

#include <algorithm>

namespace workbench {

namespace {

QString invitationText(const DeviceInvitation &invitation)
{
    // The server's words: a line break or a change of direction in them must not look like ours.
    const QString code = visibleLine(invitation.user_code);
    const QString complete = visibleLine(invitation.verification_uri_complete);
    const QString plain = visibleLine(invitation.verification_uri);
    return code.isEmpty() ? FlowRun::tr("Waiting for the user at %1").arg(complete)
                          : FlowRun::tr("Waiting for the code %1 to be entered at %2")
                                .arg(code, plain.isEmpty() ? complete : plain);
}

} // namespace

bool FlowContext::invite(const DeviceInvitation &invitation)
{
    FlowRun::Private &run = *m_run.d;
    if (m_run.isFinished())
        return true;
    Waiting waiting{Waiting::For::Device, invitationText(invitation),
                    now().addMSecs(run.options.humanTimeout.count()), invitation};
    if (invitation.expiresAt.isValid())
        waiting.deadline = std::min(waiting.deadline, invitation.expiresAt);
    run.device = waiting;
    run.humanTimer.start(run.options.humanTimeout);
    run.setWaiting(waiting);
    if (m_run.isFinished()) // a slot may have cancelled it
        return true;
    return invitation.address.isEmpty() || openBrowser(invitation.address);
}

void FlowContext::endInvitation()
{
    FlowRun::Private &run = *m_run.d;
    run.humanTimer.stop();
    run.device.reset();
    run.setWaiting({});
}

Task<bool> FlowContext::pause(std::chrono::milliseconds time)
{
    FlowRun::Private &run = *m_run.d;
    co_await stillRunning();
    if (run.device) {
        run.device->device->nextPollAt = now().addMSecs(time.count());
        run.setWaiting({});
    }
    co_await stillRunning();
    Gate over;
    SignalAwaiter isOver(&over, &Gate::opened);
    run.services.after(time, &over, [&over] { over.open(); });
    co_await isOver;
    if (run.device)
        run.device->device->nextPollAt = {};
    co_return true;
}

} // namespace workbench
