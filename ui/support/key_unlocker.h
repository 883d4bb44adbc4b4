// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/locked_key.h"
#include "support/background_job.h"

#include <QHash>
#include <QPointer>

#include <functional>

namespace workbench {

class PassphraseDialog;

/// Gets the passphrases that a profile's keys need and that the profile does not have: from the user, once,
/// and from memory for the rest of the session. None of them goes into the form or onto a disk.
class KeyUnlocker : public QObject {
    Q_OBJECT
public:
    /// `window` is what the dialog belongs to.
    explicit KeyUnlocker(QWidget *window);
    ~KeyUnlocker() override;

    using Ready = std::function<void(const Profile &)>;
    /// Calls `ready` with the profile and what its keys need: at once where no key can be locked, otherwise
    /// later, and never when the user cancels. A wrong passphrase in the profile itself is left to the run,
    /// which names its field. A call that still goes on is forgotten.
    void unlock(const Profile &profile, Ready ready);

private:
    void look();
    void decide(const std::optional<LockedKey> &locked);
    void ask(const LockedKey &locked);
    void attempt(const QString &passphrase);
    void finish();

    QWidget *m_window;
    BackgroundJob m_job;
    Profile m_original; ///< as the form has it
    Profile m_profile; ///< the same with passphrases
    Ready m_ready;
    QHash<QByteArray, QString> m_known; ///< passphrases of this session, by the key's id
    QPointer<PassphraseDialog> m_dialog;
    LockedKey m_asked; ///< what the dialog is about
};

} // namespace workbench
