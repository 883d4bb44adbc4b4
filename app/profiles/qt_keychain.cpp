// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/qt_keychain.h"

#include "async/signal_awaiter.h"

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

KeychainAnswer::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Kind::Done;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::Kind::NotFound;
    case QKeychain::AccessDeniedByUser:
        return KeychainAnswer::Kind::DismissedByUser;
    case QKeychain::AccessDenied:
        return KeychainAnswer::Kind::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainAnswer::Kind::NoService;
    default: // later versions have more of them
        return KeychainAnswer::Kind::Other;
    }
}

/// The job deletes itself after its end, which it reaches without us, too.
Task<KeychainAnswer> ended(QKeychain::Job *job)
{
    const auto answer = std::make_shared<KeychainAnswer>();
    QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job *finished) {
        answer->kind = kindOf(finished->error());
        answer->message = finished->errorString();
        if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            answer->value = reading->binaryData();
    });
    SignalAwaiter finished(job, &QKeychain::Job::finished);
    job->start();
    co_await finished;
    co_return std::move(*answer);
}

} // namespace

QString keychainService()
{
    return u"io.github.oauth_workbench"_s;
}

Task<KeychainAnswer> readKeychain(QString key)
{
    auto *job = new QKeychain::ReadPasswordJob(keychainService());
    job->setKey(key);
    return ended(job);
}

Task<KeychainAnswer> writeKeychain(QString key, QByteArray utf8)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService());
    job->setKey(key);
    job->setTextData(QString::fromUtf8(utf8)); // as text it can be read with the keychain's own program
    return ended(job);
}

Task<KeychainAnswer> removeFromKeychain(QString key)
{
    auto *job = new QKeychain::DeletePasswordJob(keychainService());
    job->setKey(key);
    return ended(job);
}

} // namespace workbench
