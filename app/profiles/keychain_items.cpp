// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/keychain_items.h"

#include "profiles/qt_keychain.h"
#include "profiles/split_items.h"

#ifdef WORKBENCH_SECRET_SERVICE
#include "async/in_background.h"
#include "profiles/libsecret_guard.h"
#include "profiles/secret_service.h"
#endif

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ProfileStore)
};

StoreError openError(StoreError::Kind kind, const KeychainAnswer &answer)
{
    return {kind,
            Text::tr("The keychain reported: %1. See that it runs and is unlocked, then try again.")
                .arg(answer.message)};
}

StoreError lockedMeanwhile()
{
    return {StoreError::Kind::Locked,
            Text::tr("The keychain was locked meanwhile. Unlock it, then try again.")};
}

/// QtKeychain's items as SecretItems; on a Secret Service with what QtKeychain leaves open made certain.
class KeychainItems final : public SecretItems {
public:
    Task<StoreDone> open(Prompting prompting) override;
    Task<StoreResult<std::optional<QByteArray>>> read(QString key) override;
    Task<StoreDone> write(QString key, QByteArray value) override;
    Task<StoreDone> remove(QString key) override;
    Task<StoreResult<std::optional<QStringList>>> keys() override;

private:
    /// What went wrong for sure: nothing was changed. Nothing for an answer that leaves that open.
    std::optional<StoreError> certainError(const KeychainAnswer &answer) const;
    /// After "not found" and "removed": the truth.
    Task<StoreResult<bool>> isReallyGone(QString key);

#ifdef WORKBENCH_SECRET_SERVICE
    Task<bool> hasKWallet();

    SecretService m_service{keychainService()};
    std::unique_ptr<QTimer> m_glibTurner;
    bool m_isWalletAlone = false; ///< KWallet without libsecret: there is no Secret Service to ask
#endif
};

std::optional<StoreError> KeychainItems::certainError(const KeychainAnswer &answer) const
{
    switch (answer.kind) {
    case KeychainAnswer::Kind::DismissedByUser:
        return StoreError{
            StoreError::Kind::Dismissed,
            Text::tr("Access to the keychain was not allowed when it asked. Try again to be asked anew.")};
    case KeychainAnswer::Kind::Denied:
#ifdef WORKBENCH_SECRET_SERVICE
        if (!m_isWalletAlone)
            return lockedMeanwhile(); // the only reason that a Secret Service gives
#endif
        return StoreError{
            StoreError::Kind::Denied,
            Text::tr("The keychain refuses OAuth Workbench (%1). Allow it there, then try again.")
                .arg(answer.message)};
    case KeychainAnswer::Kind::NoService:
        return StoreError{StoreError::Kind::NoService,
                          Text::tr("This system offers no keychain (%1).").arg(answer.message)};
    default:
        return {};
    }
}

#ifdef WORKBENCH_SECRET_SERVICE

Task<bool> KeychainItems::hasKWallet()
{
    const QStringList names{u"org.kde.kwalletd6"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd"_s};
    auto asking = m_service.knowsAnyOf(names);
    const bool isKnown = co_await asking;
    co_return isKnown;
}

Task<StoreDone> KeychainItems::open(Prompting prompting)
{
    auto connecting = m_service.connectToBus();
    const StoreDone connected = co_await connecting;
    if (!connected)
        co_return connected;
    auto asking = m_service.owner();
    const QString owner = co_await asking;
    const std::function<StoreDone()> guard = [owner] { return guardLibsecret(owner); };
    auto guarding = inBackground<StoreDone>(guard);
    const StoreDone guarded = co_await guarding;
    m_isWalletAlone = false;
    if (!guarded && guarded.error().kind == StoreError::Kind::LibraryMissing) {
        auto looking = hasKWallet();
        m_isWalletAlone = co_await looking;
        if (m_isWalletAlone)
            co_return std::monostate();
    }
    if (!guarded)
        co_return guarded;
    if (!m_glibTurner)
        m_glibTurner = glibTurner();
    auto unlocking = m_service.unlock(prompting);
    const StoreDone unlocked = co_await unlocking;
    co_return unlocked;
}

Task<StoreResult<bool>> KeychainItems::isReallyGone(QString key)
{
    if (m_isWalletAlone)
        co_return true;
    auto finding = m_service.find(key);
    const auto items = co_await finding;
    if (!items)
        co_return Failure{items.error()};
    if (!items->locked.isEmpty())
        co_return Failure{lockedMeanwhile()};
    if (!items->unlocked.isEmpty())
        co_return false;
    auto looking = m_service.isDefaultLocked(); // a locked collection need not tell what it has
    const auto isLocked = co_await looking;
    if (!isLocked)
        co_return Failure{isLocked.error()};
    if (*isLocked)
        co_return Failure{lockedMeanwhile()};
    co_return true;
}

Task<StoreResult<std::optional<QStringList>>> KeychainItems::keys()
{
    if (m_isWalletAlone)
        co_return std::optional<QStringList>();
    auto listing = m_service.keys();
    const auto keys = co_await listing;
    if (!keys)
        co_return Failure{keys.error()};
    co_return std::optional<QStringList>(*keys);
}

#else

Task<StoreDone> KeychainItems::open(Prompting)
{
    co_return std::monostate();
}

Task<StoreResult<bool>> KeychainItems::isReallyGone(QString)
{
    co_return true;
}

Task<StoreResult<std::optional<QStringList>>> KeychainItems::keys()
{
    co_return std::optional<QStringList>();
}

#endif

Task<StoreResult<std::optional<QByteArray>>> KeychainItems::read(QString key)
{
    auto reading = readKeychain(key);
    const KeychainAnswer answer = co_await reading;
    if (answer.kind == KeychainAnswer::Kind::Done)
        co_return std::optional<QByteArray>(answer.value);
    if (const auto error = certainError(answer))
        co_return Failure{*error};
    if (answer.kind != KeychainAnswer::Kind::NotFound)
        co_return Failure{openError(StoreError::Kind::Failed, answer)};
    auto looking = isReallyGone(key);
    const auto isGone = co_await looking;
    if (!isGone)
        co_return Failure{isGone.error()};
    if (!*isGone)
        co_return Failure{lockedMeanwhile()}; // it was so when the item was read
    co_return std::optional<QByteArray>();
}

Task<StoreDone> KeychainItems::write(QString key, QByteArray value)
{
    auto writing = writeKeychain(key, value);
    const KeychainAnswer answer = co_await writing;
    if (answer.kind == KeychainAnswer::Kind::Done)
        co_return std::monostate();
    if (const auto error = certainError(answer))
        co_return Failure{*error};
    co_return Failure{openError(StoreError::Kind::Unknown, answer)};
}

Task<StoreDone> KeychainItems::remove(QString key)
{
    auto removing = removeFromKeychain(key);
    const KeychainAnswer answer = co_await removing;
    if (const auto error = certainError(answer))
        co_return Failure{*error};
    if (answer.kind == KeychainAnswer::Kind::Other)
        co_return Failure{openError(StoreError::Kind::Unknown, answer)};
    auto looking = isReallyGone(key);
    const auto isGone = co_await looking;
    if (!isGone)
        co_return Failure{isGone.error()};
    if (!*isGone)
        co_return Failure{StoreError{StoreError::Kind::Failed,
                                     Text::tr("The keychain did not remove an item. Try again.")}};
    co_return std::monostate();
}

} // namespace

std::unique_ptr<SecretItems> keychainItems()
{
    auto items = std::make_unique<KeychainItems>();
#ifdef Q_OS_WIN
    constexpr qsizetype itemLimit =
        2560; // CRED_MAX_CREDENTIAL_BLOB_SIZE, which QtKeychain before 0.15 keeps to
    return std::make_unique<SplitItems>(std::move(items), itemLimit);
#else
    return items;
#endif
}

} // namespace workbench
