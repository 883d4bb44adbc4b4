// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/profiles_panel.h"

#include "models/profile_list_model.h"
#include "views/profiles/import_dialog.h"
#include "views/profiles/preset_dialog.h"
#include "widgets/named_item_delegate.h"
#include "widgets/note_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace workbench {

namespace {

class ProfileDelegate : public NamedItemDelegate {
public:
    using NamedItemDelegate::NamedItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        NamedItemDelegate::initStyleOption(option, index);
        if (index.column() == ProfileListModel::MarkColumn)
            option->palette.setColor(QPalette::Text, toneColor(Tone::Quiet, option->palette));
    }
};

} // namespace

ProfilesPanel::ProfilesPanel(ProfileListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTreeView(this))
{
    m_filter->setSourceModel(model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);

    m_search->setObjectName(QStringLiteral("profile_search"));
    m_search->setAccessibleName(tr("Search profiles"));

    m_view->setObjectName(QStringLiteral("profile_list"));
    m_view->setAccessibleName(tr("Profiles"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new ProfileDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setIndentation(14);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setMinimumSectionSize(20);
    m_view->header()->setSectionResizeMode(ProfileListModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ProfileListModel::MarkColumn, QHeaderView::ResizeToContents);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    buildActions();
    buildLayout();

    connect(m_search, &QLineEdit::textChanged, this, &ProfilesPanel::search);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_view, &QTreeView::expandAll);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        forgetChangedPreset();
        updateActions();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const QUuid id = m_model->idAt(m_filter->mapToSource(index));
                if (!m_isFiltering && !id.isNull())
                    setCurrent(id);
            });
    m_view->expandAll();
    updateActions();
}

void ProfilesPanel::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, void (ProfilesPanel::*slot)()) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        m_view->addAction(action);
        return action;
    };
    m_actions.create = add(tr("&New profile"), QKeySequence::New, &ProfilesPanel::createDraft);
    m_actions.createFromProvider =
        add(tr("New from a &provider…"), tr("Ctrl+Shift+N"), &ProfilesPanel::createFromProvider);
    m_actions.createFromText = add(tr("New from &text or a file (curl, Postman…)…"), tr("Ctrl+Shift+V"),
                                   &ProfilesPanel::createFromText);
    m_actions.applyPreset = add(tr("&Apply preset…"), {}, &ProfilesPanel::applyPreset);
    m_actions.duplicate = add(tr("&Duplicate"), tr("Ctrl+D"), &ProfilesPanel::duplicateCurrent);
    m_actions.rename = add(tr("&Rename"), tr("F2"), &ProfilesPanel::renameCurrent);
    m_actions.remove = add(tr("D&elete"), QKeySequence::Delete, &ProfilesPanel::removeCurrent);
    m_actions.undo = add(tr("&Undo delete"), tr("Ctrl+Shift+Z"), &ProfilesPanel::undo);
    m_actions.reset = new QAction(tr("Re&set to built-in values"), this);
    connect(m_actions.reset, &QAction::triggered, this, [this] {
        m_model->reset(m_current);
        Q_EMIT currentChanged(m_current);
    });
    m_view->addAction(m_actions.reset);
    // In a text field these keys edit text.
    m_actions.remove->setShortcutContext(Qt::WidgetShortcut);
    m_actions.rename->setShortcutContext(Qt::WidgetShortcut);
}

void ProfilesPanel::buildLayout()
{
    auto *label = new QLabel(tr("Se&arch"), this);
    label->setBuddy(m_search);
    auto *search = new QHBoxLayout;
    search->addWidget(label);
    search->addWidget(m_search, 1);

    auto *create = new QPushButton(tr("New"), this);
    create->setToolTip(tr("A new profile: empty, from a provider, from what you have at hand"));
    auto *ways = new QMenu(this);
    ways->addActions({m_actions.create, m_actions.createFromProvider, m_actions.createFromText});
    create->setMenu(ways);

    auto *menu = new QMenu(this);
    menu->addActions({m_actions.applyPreset, m_actions.duplicate, m_actions.rename, m_actions.remove,
                      m_actions.undo, m_actions.reset});
    auto *manage = new QPushButton(tr("Manage"), this);
    manage->setToolTip(tr("Apply a preset, duplicate, rename, delete, reset"));
    manage->setMenu(menu);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(create);
    buttons->addWidget(manage);

    auto *session = new NoteLabel(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->addLayout(search);
    layout->addWidget(m_view, 1);
    layout->addWidget(buildUndoLine());
    layout->addLayout(buttons);
    layout->addWidget(session);
    session->setNote(Tone::Quiet, tr("Profiles are kept for this session only."));
}

QWidget *ProfilesPanel::buildUndoLine()
{
    m_undoLine = new QWidget(this);
    m_undoText = new QLabel(m_undoLine);
    m_undoText->setTextFormat(Qt::PlainText);
    m_undoText->setObjectName(QStringLiteral("undo_text"));
    m_undoText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undoText->setWordWrap(true);
    auto *undo = new QPushButton(tr("Undo"), m_undoLine);
    connect(undo, &QPushButton::clicked, m_actions.undo, &QAction::trigger);
    auto *layout = new QHBoxLayout(m_undoLine);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_undoText, 1);
    layout->addWidget(undo);
    m_undoLine->hide();
    return m_undoLine;
}

void ProfilesPanel::setCurrent(const QUuid &id)
{
    if (id == m_current)
        return;
    m_current = id;
    selectCurrentRow();
    updateActions();
    Q_EMIT currentChanged(id);
}

void ProfilesPanel::focusList()
{
    m_view->setFocus();
}

void ProfilesPanel::search(const QString &text)
{
    // Its icon costs as much as the rest of this panel; a window that just starts has nothing to clear.
    m_search->setClearButtonEnabled(true);
    const QScopedValueRollback<bool> filtering(m_isFiltering, true);
    m_filter->setFilterFixedString(text);
    m_view->expandAll();
    selectCurrentRow();
}

void ProfilesPanel::selectCurrentRow()
{
    const QModelIndex row = m_filter->mapFromSource(m_model->indexOf(m_current));
    if (row.isValid()) {
        m_view->setCurrentIndex(row);
    } else {
        const QScopedValueRollback<bool> filtering(m_isFiltering, true);
        m_view->selectionModel()->clear();
    }
}

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
        setCurrent(m_model->addDraft(dialog->profile()));
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
            const QUuid id = m_model->addDraft(profile);
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
        const AppliedPreset applied{id, m_model->profile(id), dialog->profile()};
        m_model->setProfile(id, applied.after);
        selectCurrentRow(); // it may have moved to the provider's group
        Q_EMIT currentChanged(m_current);
        if (applied.before == applied.after)
            return;
        m_applied = applied;
        offerUndo(tr("Preset applied to “%1”").arg(applied.after.name()));
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

void ProfilesPanel::removeCurrent()
{
    const QUuid removed = m_current;
    const QString name = m_model->profile(removed).name();
    const QModelIndex row = m_filter->mapFromSource(m_model->indexOf(removed));
    QUuid next = m_model->idAt(m_filter->mapToSource(m_view->indexBelow(row)));
    if (next.isNull())
        next = m_model->idAt(m_model->index(0, 0, m_model->index(0, 0)));
    if (m_model->isBuiltIn(removed))
        return;
    setCurrent(next);
    m_model->remove(removed);
    m_applied.reset();
    offerUndo(tr("Deleted “%1”").arg(name));
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
    if (m_applied)
        undoPreset();
    else
        undoRemove();
}

void ProfilesPanel::undoRemove()
{
    m_search->clear();
    const QUuid back = m_model->undoRemove();
    m_undoLine->hide();
    if (!back.isNull())
        setCurrent(back);
    updateActions();
}

void ProfilesPanel::undoPreset()
{
    m_search->clear();
    m_undoLine->hide();
    const AppliedPreset applied = *std::exchange(m_applied, std::nullopt);
    setCurrent(applied.id);
    m_model->setProfile(applied.id, applied.before);
    selectCurrentRow();
    Q_EMIT currentChanged(applied.id);
    updateActions();
}

/// What was typed after the preset is not thrown away with it.
void ProfilesPanel::forgetChangedPreset()
{
    if (!m_applied || m_model->profile(m_applied->id) == m_applied->after)
        return;
    m_applied.reset();
    m_undoLine->hide();
}

void ProfilesPanel::updateActions()
{
    const bool isBuiltIn = m_model->isBuiltIn(m_current);
    m_actions.rename->setEnabled(!isBuiltIn);
    m_actions.remove->setEnabled(!isBuiltIn);
    m_actions.undo->setText(m_applied ? tr("&Undo preset") : tr("&Undo delete"));
    m_actions.undo->setEnabled(m_applied || m_model->canUndoRemove());
    m_actions.reset->setEnabled(isBuiltIn && m_model->isUnsaved(m_current));
}

} // namespace workbench
