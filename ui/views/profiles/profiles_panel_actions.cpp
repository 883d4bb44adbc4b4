// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// What the actions of the list do.
#include "views/profiles/profiles_panel.h"

#include "models/profile_list_model.h"
#include "profiles/profile_export.h"
#include "support/profile_shelf.h"
#include "support/save_file.h"
#include "views/profiles/import_dialog.h"
#include "views/profiles/name_dialog.h"
#include "views/profiles/preset_dialog.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>

#include <utility>

namespace workbench {

void ProfilesPanel::createDraft()
{
    m_search->clear();
    Profile draft;
    draft.setText(u"redirect_uri", QStringLiteral("http://127.0.0.1:0/callback")); // RFC 8252 §7.3
    setCurrent(m_model->addDraft(std::move(draft)));
}

void ProfilesPanel::createFromProvider()
{
    auto *dialog = new PresetDialog(std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_search->clear();
        setCurrent(m_model->addMadeDraft(dialog->profile()));
        Q_EMIT memberWanted(QStringLiteral("client_id"));
    });
    dialog->open();
}

void ProfilesPanel::createFromText()
{
    openImport();
}

void ProfilesPanel::importFile(const QString &path)
{
    openImport()->openFile(path);
}

ImportDialog *ProfilesPanel::openImport()
{
    auto *dialog = new ImportDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_search->clear();
        const QList<Profile> profiles = dialog->profiles();
        QUuid first;
        for (const Profile &profile : profiles) {
            const QUuid id = m_model->addMadeDraft(profile);
            first = first.isNull() ? id : first;
        }
        setCurrent(first);
        Q_EMIT memberWanted(QStringLiteral("client_id"));
    });
    dialog->open();
    return dialog;
}

void ProfilesPanel::applyPreset()
{
    auto *dialog = new PresetDialog(m_model->profile(m_current), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = m_current] {
        const Replacement replacement{id, m_model->profile(id), dialog->profile()};
        m_model->setProfile(id, replacement.after);
        selectCurrentRow(); // it may have moved to the provider's group
        Q_EMIT currentChanged(m_current);
        noteReplacement(replacement, tr("Preset applied to “%1”").arg(replacement.after.name()));
    });
    dialog->open();
}

void ProfilesPanel::saveCurrent()
{
    if (m_model->isBuiltIn(m_current))
        saveCurrentAs();
    else
        m_shelf->save(m_current);
}

void ProfilesPanel::saveCurrentAs()
{
    const QUuid id = m_current;
    const ProfileEntry *entry = m_model->entry(id);
    const bool isDraft = entry->kind == ProfileEntry::Kind::Draft;
    const QString name = entry->profile.name();
    const QUuid besides = isDraft ? id : QUuid(); // a draft takes the name itself
    auto *dialog = new NameDialog(
        isDraft ? name : m_model->unusedName(tr("%1 copy").arg(name)),
        [this, besides](const QString &wanted) { return m_model->isNameUsedBeside(besides, wanted); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
        m_search->clear();
        const QUuid saved = m_shelf->saveAs(id, dialog->name());
        if (!saved.isNull())
            setCurrent(saved);
    });
    dialog->open();
}

void ProfilesPanel::duplicateCurrent()
{
    m_search->clear();
    setCurrent(m_model->duplicate(m_current));
}

void ProfilesPanel::renameCurrent()
{
    m_search->clear();
    const QModelIndex row = m_filter->mapFromSource(m_model->indexOf(m_current));
    m_view->setFocus();
    m_view->edit(row.siblingAtColumn(ProfileListModel::NameColumn));
}

void ProfilesPanel::moveCurrent(int rows)
{
    m_model->moveBy(m_current, rows);
}

void ProfilesPanel::removeCurrent()
{
    m_shelf->remove(m_current);
}

/// The current profile is about to leave the list.
void ProfilesPanel::chooseNeighbour()
{
    const QModelIndex row = m_filter->mapFromSource(m_model->indexOf(m_current));
    QUuid next = m_model->idAt(m_filter->mapToSource(m_view->indexBelow(row)));
    if (next.isNull())
        next = m_model->idAt(m_model->index(0, 0, m_model->index(0, 0)));
    setCurrent(next);
}

void ProfilesPanel::onRemoved(const QString &name)
{
    m_replaced.reset();
    offerUndo(tr("Deleted “%1”").arg(name));
}

void ProfilesPanel::resetCurrent()
{
    const Replacement replacement{m_current, m_model->profile(m_current),
                                  m_model->entry(m_current)->original};
    m_model->reset(m_current);
    selectCurrentRow();
    Q_EMIT currentChanged(m_current);
    noteReplacement(replacement, tr("Changes of “%1” discarded").arg(replacement.after.name()));
}

void ProfilesPanel::noteReplacement(const Replacement &replacement, const QString &text)
{
    if (replacement.before == replacement.after)
        return;
    m_replaced = replacement;
    offerUndo(text);
}

void ProfilesPanel::offerUndo(const QString &text)
{
    m_undoText->setText(text);
    m_undoText->setToolTip(text);
    m_undoLine->show();
    updateActions();
}

void ProfilesPanel::undo()
{
    if (m_replaced)
        undoReplacement();
    else
        m_shelf->undoRemove();
}

void ProfilesPanel::onBroughtBack(const QUuid &id)
{
    m_search->clear();
    m_undoLine->hide();
    setCurrent(id);
    updateActions();
}

void ProfilesPanel::undoReplacement()
{
    m_search->clear();
    m_undoLine->hide();
    const Replacement replacement = *std::exchange(m_replaced, std::nullopt);
    setCurrent(replacement.id);
    m_model->setProfile(replacement.id, replacement.before);
    selectCurrentRow();
    Q_EMIT currentChanged(replacement.id);
    updateActions();
}

/// What was typed since then is not thrown away with it.
void ProfilesPanel::forgetOldReplacement()
{
    if (!m_replaced || m_model->profile(m_replaced->id) == m_replaced->after)
        return;
    m_replaced.reset();
    m_undoLine->hide();
}

void ProfilesPanel::exportCurrent()
{
    exportTo(false);
}

void ProfilesPanel::exportCurrentWithSecrets()
{
    const QString name = m_model->profile(m_current).name();
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Export with secrets"),
                        tr("Write the secrets of “%1” into a file?").arg(name), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("export_secrets"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Whoever gets the file can use them: client secrets, passwords, keys and kept "
                               "tokens stand in it as plain text. Only you may read the file itself."));
    QPushButton *write = box->addButton(tr("Write them"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(write, &QPushButton::clicked, this, [this] { exportTo(true); });
    box->open();
}

void ProfilesPanel::exportTo(bool withSecrets)
{
    const Profile profile = m_model->profile(m_current);
    const auto secrets = withSecrets ? Profile::Secrets::Keep : Profile::Secrets::LeaveEmpty;
    QString fileName = profile.name().trimmed();
    for (QChar &character : fileName) {
        if (!character.isLetterOrNumber() && character != u'-')
            character = u'_';
    }
    offerToSave(this, withSecrets ? tr("Export with secrets") : tr("Export without secrets"),
                fileName + QStringLiteral(".json"),
                [profile, secrets] { return exportedProfile(profile, secrets).text; });
}

void ProfilesPanel::updateActions()
{
    const ProfileEntry *entry = m_model->entry(m_current);
    const bool isHere = entry && entry->isHere();
    const bool isBuiltIn = entry && entry->kind == ProfileEntry::Kind::BuiltIn;
    const bool isIdle = entry && entry->work == ProfileEntry::Work::None;
    m_actions.save->setEnabled(isHere && isIdle && entry->isUnsaved() && !entry->isReadOnly);
    m_actions.saveAs->setEnabled(isHere);
    m_actions.applyPreset->setEnabled(isHere && !entry->isReadOnly);
    m_actions.duplicate->setEnabled(isHere);
    m_actions.rename->setEnabled(isHere && !isBuiltIn && !entry->isReadOnly);
    m_actions.moveUp->setEnabled(entry && !isBuiltIn);
    m_actions.moveDown->setEnabled(entry && !isBuiltIn);
    m_actions.remove->setEnabled(entry && !isBuiltIn && isIdle);
    m_actions.undo->setText(m_replaced ? tr("&Undo change") : tr("&Undo delete"));
    m_actions.undo->setEnabled(m_replaced || m_model->canBringBack());
    m_actions.reset->setText(isBuiltIn ? tr("Rese&t to built-in values") : tr("Discard chan&ges"));
    m_actions.reset->setEnabled(isHere && entry->kind != ProfileEntry::Kind::Draft && entry->isChanged());
    m_actions.exportFile->setEnabled(isHere);
    m_actions.exportWithSecrets->setEnabled(isHere);
}

} // namespace workbench
