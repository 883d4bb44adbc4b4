// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/quit_guard.h"

#include "models/profile_list_model.h"
#include "support/profile_shelf.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace workbench {

QuitGuard::QuitGuard(ProfileShelf *shelf, QWidget *window)
    : QObject(window)
    , m_shelf(shelf)
    , m_window(window)
{
    connect(m_shelf, &ProfileShelf::wrote, this, &QuitGuard::onWrote);
}

bool QuitGuard::mayClose()
{
    if (m_mayLoseProfiles)
        return true;
    if (m_shelf->isWriting()) {
        m_closesWhenWritten = true;
        return false;
    }
    if (m_shelf->profiles()->changedCount() == 0)
        return true;
    ask();
    return false;
}

void QuitGuard::ask()
{
    const QString name = QStringLiteral("lose_profiles");
    if (m_window->findChild<QMessageBox *>(name))
        return;
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Quit"),
        tr("%n profile(s) with changes are not saved.", nullptr, m_shelf->profiles()->changedCount()),
        QMessageBox::NoButton, m_window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What is not saved in the keychain is gone with this window."));
    QPushButton *save = box->addButton(tr("Save all"), QMessageBox::AcceptRole);
    QPushButton *quit = box->addButton(tr("Quit and lose them"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, &QuitGuard::saveAll);
    connect(quit, &QPushButton::clicked, this, [this] {
        m_mayLoseProfiles = true;
        Q_EMIT mayCloseNow();
    });
    box->open();
}

void QuitGuard::saveAll()
{
    m_shelf->saveAll([this](bool isAllSaved) { m_closesWhenWritten = isAllSaved; });
    if (!m_shelf->isWriting())
        onWrote();
}

/// A notice is news that somebody has to read first.
void QuitGuard::onWrote()
{
    const bool closes = std::exchange(m_closesWhenWritten, false) && !m_shelf->notice();
    if (closes)
        Q_EMIT mayCloseNow();
}

} // namespace workbench
