// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_server.h"

namespace workbench {

using namespace Qt::StringLiterals;

class SandboxServer::Private { };

SandboxServer::SandboxServer(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}
SandboxServer::~SandboxServer() = default;
Result<quint16, QString> SandboxServer::start(quint16)
{
    return Failure {QString()};
}
bool SandboxServer::isRunning() const
{
    return false;
}
QString SandboxServer::issuer() const
{
    return {};
}
QString SandboxServer::clientId()
{
    return u"sandbox-client"_s;
}
QString SandboxServer::clientSecret()
{
    return u"sandbox-demo-secret"_s;
}
QString SandboxServer::username()
{
    return u"demo"_s;
}
QString SandboxServer::password()
{
    return u"demo-password"_s;
}

} // namespace workbench
