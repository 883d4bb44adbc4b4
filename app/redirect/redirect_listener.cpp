// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/redirect_listener.h"

namespace workbench {

class RedirectListener::Private { };

RedirectListener::RedirectListener(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}
RedirectListener::~RedirectListener() = default;
Result<QString, TransportError> RedirectListener::listen(const QString &, const RedirectListenerOptions &, Judge)
{
    return Failure {TransportError {}};
}
void RedirectListener::stop() { }

} // namespace workbench
