// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/extra_rows_editor.h"

#include "models/extra_rows_model.h"
#include "widgets/named_item_delegate.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace workbench {

namespace {

/// Edits the columns with a few values by a combo box, all others by a line of text.
class ExtraRowDelegate : public NamedItemDelegate {
public:
    ExtraRowDelegate(const ExtraRowsModel *model, QObject *parent)
        : NamedItemDelegate(parent)
        , m_model(model)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        const auto choices = m_model->choices(index);
        if (choices.isEmpty())
            return NamedItemDelegate::createEditor(parent, option, index);
        auto *combo = new QComboBox(parent);
        combo->setAccessibleDescription(m_model->headerData(index.column(), Qt::Horizontal).toString());
        for (const auto &[value, title] : choices)
            combo->addItem(title, value);
        // A choice counts at once; waiting for the focus to go would leave the preview behind.
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto *self = const_cast<ExtraRowDelegate *>(this);
            Q_EMIT self->commitData(combo);
            Q_EMIT self->closeEditor(combo);
        });
        return combo;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *combo = qobject_cast<QComboBox *>(editor))
            combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
        else
            NamedItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *combo = qobject_cast<QComboBox *>(editor))
            model->setData(index, combo->currentData());
        else
            NamedItemDelegate::setModelData(editor, model, index);
    }

private:
    const ExtraRowsModel *m_model;
};

} // namespace

ExtraRowsEditor::ExtraRowsEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new ExtraRowsModel(this))
    , m_view(new QTableView(this))
{
    m_view->setObjectName(QStringLiteral("extra"));
    m_view->setAccessibleName(tr("Extra parameter rows"));
    m_view->setAccessibleDescription(tr("extra: parameters and headers of your own, sent in this order"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ExtraRowDelegate(m_model, m_view));
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->setMinimumHeight(5 * (fontMetrics().height() + 10));
    m_view->installEventFilter(this);

    auto *add = addButton(tr("Add"), tr("Add a row"), {}, [this] { addRow(); });
    m_remove = addButton(tr("Remove"), tr("Remove the row (Delete)"), QKeySequence::Delete,
                         [this] { removeCurrent(); });
    m_up =
        addButton(tr("Move up"), tr("Send it earlier (Alt+Up)"), tr("Alt+Up"), [this] { moveCurrent(-1); });
    m_down = addButton(tr("Move down"), tr("Send it later (Alt+Down)"), tr("Alt+Down"),
                       [this] { moveCurrent(+1); });

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {add, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    layout->addLayout(buttons);

    connect(m_model, &ExtraRowsModel::edited, this, &ExtraRowsEditor::edited);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ExtraRowsEditor::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &ExtraRowsEditor::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ExtraRowsEditor::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ExtraRowsEditor::updateButtons);
    updateButtons();
}

QList<ExtraRow> ExtraRowsEditor::rows() const
{
    return m_model->rows();
}

void ExtraRowsEditor::setRows(const QList<ExtraRow> &rows)
{
    m_model->setRows(rows);
}

void ExtraRowsEditor::setRequests(const QStringList &requests)
{
    m_model->setRequests(requests);
}

QPushButton *ExtraRowsEditor::addButton(const QString &text, const QString &toolTip, const QKeySequence &key,
                                        std::function<void()> run)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(toolTip);
    connect(button, &QPushButton::clicked, this, run);
    if (!key.isEmpty()) {
        auto *action = new QAction(text, m_view);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        m_view->addAction(action);
    }
    return button;
}

void ExtraRowsEditor::addRow()
{
    const QModelIndex name = m_model->index(m_model->addRow(), ExtraRowsModel::NameColumn);
    m_view->setFocus();
    m_view->setCurrentIndex(name);
    m_view->edit(name);
}

void ExtraRowsEditor::removeCurrent()
{
    m_model->remove(m_view->currentIndex().row());
}

void ExtraRowsEditor::moveCurrent(int by)
{
    m_model->move(m_view->currentIndex().row(), by);
}

void ExtraRowsEditor::updateButtons()
{
    const int row = m_view->currentIndex().row();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_model->rowCount() - 1);
}

bool ExtraRowsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused();
    return QWidget::eventFilter(watched, event);
}

} // namespace workbench
