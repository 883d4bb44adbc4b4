// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/profiles_panel.h"

#include "models/profile_list_model.h"
#include "support/profile_shelf.h"
#include "widgets/named_item_delegate.h"
#include "widgets/tone.h"

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

QList<QAction *> ProfilesPanel::Actions::ofCurrent() const
{
    return {save,     saveAs, applyPreset, duplicate, rename,     moveUp,
            moveDown, remove, undo,        reset,     exportFile, exportWithSecrets};
}

ProfilesPanel::ProfilesPanel(ProfileShelf *shelf, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_model(shelf->profiles())
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTreeView(this))
{
    m_filter->setSourceModel(m_model);
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
    m_view->setDragDropMode(QAbstractItemView::InternalMove);

    buildActions();
    buildLayout();

    connect(m_search, &QLineEdit::textChanged, this, &ProfilesPanel::search);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_view, &QTreeView::expandAll);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        forgetOldReplacement();
        updateActions();
    });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &group, int row) {
                if (m_model->idAt(m_model->index(row, 0, group)) == m_current)
                    chooseNeighbour();
            });
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &ProfilesPanel::updateActions);
    connect(m_shelf, &ProfileShelf::removed, this,
            [this](const QUuid &, const QString &name) { onRemoved(name); });
    connect(m_shelf, &ProfileShelf::broughtBack, this, &ProfilesPanel::onBroughtBack);
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
    const auto addMove = [this](const QString &text, const QKeySequence &key, int rows) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, rows] { moveCurrent(rows); });
        m_view->addAction(action);
        return action;
    };
    m_actions.create = add(tr("&New profile"), QKeySequence::New, &ProfilesPanel::createDraft);
    m_actions.createFromProvider =
        add(tr("New from a &provider…"), tr("Ctrl+Shift+N"), &ProfilesPanel::createFromProvider);
    m_actions.createFromText = add(tr("New from &text or a file (curl, Postman…)…"), tr("Ctrl+Shift+V"),
                                   &ProfilesPanel::createFromText);
    m_actions.save = add(tr("&Save"), QKeySequence::Save, &ProfilesPanel::saveCurrent);
    m_actions.saveAs = add(tr("Save &as…"), tr("Ctrl+Shift+S"), &ProfilesPanel::saveCurrentAs);
    m_actions.applyPreset = add(tr("Appl&y preset…"), {}, &ProfilesPanel::applyPreset);
    m_actions.duplicate = add(tr("&Duplicate"), tr("Ctrl+D"), &ProfilesPanel::duplicateCurrent);
    m_actions.rename = add(tr("&Rename"), tr("F2"), &ProfilesPanel::renameCurrent);
    m_actions.moveUp = addMove(tr("Move u&p"), tr("Alt+Up"), -1);
    m_actions.moveDown = addMove(tr("Move do&wn"), tr("Alt+Down"), 1);
    m_actions.remove = add(tr("D&elete"), QKeySequence::Delete, &ProfilesPanel::removeCurrent);
    m_actions.undo = add(tr("&Undo delete"), tr("Ctrl+Shift+Z"), &ProfilesPanel::undo);
    m_actions.reset = add(tr("Rese&t to built-in values"), {}, &ProfilesPanel::resetCurrent);
    m_actions.exportFile = add(tr("E&xport without secrets…"), tr("Ctrl+E"), &ProfilesPanel::exportCurrent);
    m_actions.exportWithSecrets =
        add(tr("Export with secrets…"), {}, &ProfilesPanel::exportCurrentWithSecrets);
    // In a text field these keys edit text, in a table of rows they move those.
    for (QAction *action : {m_actions.remove, m_actions.rename, m_actions.moveUp, m_actions.moveDown})
        action->setShortcutContext(Qt::WidgetShortcut);
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
    menu->addActions(m_actions.ofCurrent());
    auto *manage = new QPushButton(tr("Manage"), this);
    manage->setToolTip(tr("Save, apply a preset, duplicate, rename, move, delete, reset, export"));
    manage->setMenu(menu);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(create);
    buttons->addWidget(manage);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->addLayout(search);
    layout->addWidget(m_view, 1);
    layout->addWidget(buildUndoLine());
    layout->addLayout(buttons);
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

} // namespace workbench
