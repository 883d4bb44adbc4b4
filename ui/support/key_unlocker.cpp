// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/key_unlocker.h"

#include "jose/crypto.h"
#include "widgets/passphrase_dialog.h"

#include <utility>

namespace workbench {

KeyUnlocker::KeyUnlocker(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

KeyUnlocker::~KeyUnlocker() = default;

void KeyUnlocker::unlock(const Profile &profile, Ready ready)
{
    delete m_dialog;
    m_job.forget();
    m_original = profile;
    m_profile = profile;
    m_ready = std::move(ready);
    if (mayHaveLockedKeys(profile))
        look();
    else
        finish();
}

void KeyUnlocker::look()
{
    m_job.start<std::optional<LockedKey>>(
        [profile = m_profile] {
            const auto locked = firstLockedKey(profile);
            releaseCryptoOfThread();
            return locked;
        },
        [this](const std::optional<LockedKey> &locked) { decide(locked); });
}

void KeyUnlocker::decide(const std::optional<LockedKey> &locked)
{
    if (m_dialog) {
        if (locked && locked->id == m_asked.id) {
            m_dialog->tellWrong();
            return;
        }
        m_known.insert(m_asked.id, m_profile.text(m_asked.passphraseMember));
        m_dialog->accept();
        m_dialog = nullptr;
    }
    const bool isUpToTheUser = locked && m_original.text(locked->passphraseMember).isEmpty();
    if (!isUpToTheUser) {
        finish();
    } else if (!locked->isWrong && m_known.contains(locked->id)) {
        m_profile.setText(locked->passphraseMember, m_known.value(locked->id));
        look();
    } else {
        m_known.remove(locked->id); // the file behind it is another one now
        ask(*locked);
    }
}

void KeyUnlocker::ask(const LockedKey &locked)
{
    m_asked = locked;
    m_dialog = new PassphraseDialog(locked.passphraseMember, locked.name, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &PassphraseDialog::entered, this, &KeyUnlocker::attempt);
    connect(m_dialog, &QDialog::rejected, this, [this] {
        m_job.forget();
        m_dialog = nullptr;
        m_ready = {};
    });
    m_dialog->open();
}

void KeyUnlocker::attempt(const QString &passphrase)
{
    m_profile.setText(m_asked.passphraseMember, passphrase);
    look();
}

void KeyUnlocker::finish()
{
    // What is called may unlock again.
    const Ready ready = std::exchange(m_ready, {});
    const Profile profile = std::exchange(m_profile, {});
    if (ready)
        ready(profile);
}

} // namespace workbench
