// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/step_delegate.h"

#include "models/step_list_model.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace workbench {

namespace {

constexpr int margin = 4;
constexpr int gap = 12; // between two columns

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor stateColor(StepState state, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (state) {
    case StepState::Done:
        return dark ? QColor(0x6c, 0xc6, 0x7c) : QColor(0x1b, 0x6e, 0x2c);
    case StepState::Failed:
        return dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb0, 0x1c, 0x1c);
    case StepState::Running:
    case StepState::Skipped:
        return palette.color(QPalette::Text);
    }
    Q_UNREACHABLE();
}

/// In a square from -1 to 1: a tick, a cross, a triangle that points onward, a dash.
QPainterPath stateShape(StepState state)
{
    QPainterPath path;
    switch (state) {
    case StepState::Done:
        path.moveTo(-0.8, 0.1);
        path.lineTo(-0.2, 0.7);
        path.lineTo(0.85, -0.7);
        break;
    case StepState::Failed:
        path.moveTo(-0.7, -0.7);
        path.lineTo(0.7, 0.7);
        path.moveTo(0.7, -0.7);
        path.lineTo(-0.7, 0.7);
        break;
    case StepState::Running:
        path.moveTo(-0.5, -0.8);
        path.lineTo(0.8, 0);
        path.lineTo(-0.5, 0.8);
        path.closeSubpath();
        break;
    case StepState::Skipped:
        path.moveTo(-0.7, 0);
        path.lineTo(0.7, 0);
        break;
    }
    return path;
}

void drawShape(QPainter *painter, const QRectF &square, StepState state, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(square.center());
    painter->scale(square.width() / 2, square.height() / 2);
    QPen pen(color, 0.28);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter->setPen(pen);
    painter->drawPath(stateShape(state));
    painter->restore();
}

struct Columns {
    QRect shape;
    QRect title;
    QRect detail;
    QRect status;
    QRect duration;
};

int widthOf(const QStyleOptionViewItem &option, const QString &text)
{
    // Two more than the advance: at fractional scales an elided text needs them.
    return text.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(text) + 2;
}

/// The widest text of a role among all rows, so that columns stand below one another. A run has a few steps.
int widest(const QStyleOptionViewItem &option, const QAbstractItemModel *model, int role)
{
    int width = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        width = qMax(width, widthOf(option, model->index(row, 0).data(role).toString()));
    return width;
}

Columns columnsOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QRect row = option.rect.adjusted(margin, 0, -margin, 0);
    const int side = option.fontMetrics.lineSpacing() * 3 / 5;
    const int duration = widest(option, index.model(), StepListModel::DurationRole);
    const int status = widest(option, index.model(), StepListModel::StatusRole);

    Columns columns;
    columns.shape = QRect(row.left(), row.center().y() - side / 2, side, side);
    columns.duration = QRect(row.right() - duration + 1, row.top(), duration, row.height());
    columns.status = QRect(columns.duration.left() - gap - status, row.top(), status, row.height());
    const int left = columns.shape.right() + 1 + gap / 2;
    const int right = columns.status.left() - gap;
    int title = widest(option, index.model(), StepListModel::TitleRole);
    if (title > (right - left) / 2) // no room for a column: the details follow each title
        title = qMin(widthOf(option, index.data(StepListModel::TitleRole).toString()), right - left);
    columns.title = QRect(left, row.top(), title, row.height());
    // What a row leaves empty its details may use.
    int end = right;
    if (index.data(StepListModel::StatusRole).toString().isEmpty())
        end += status + gap;
    if (index.data(StepListModel::DurationRole).toString().isEmpty() && end > right)
        end += duration + gap;
    columns.detail = QRect(left + title + gap, row.top(), qMax(0, end - left - title - gap), row.height());
    return columns;
}

} // namespace

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    QColor quieter = text;
    quieter.setAlphaF(selected ? 1.0F : 0.75F);
    const auto state = StepState(index.data(StepListModel::StateRole).toInt());
    const Columns columns = columnsOf(option, index);

    drawShape(painter, QStyle::visualRect(option.direction, option.rect, columns.shape), state,
              selected ? text : stateColor(state, option.palette));
    painter->save();
    painter->setFont(option.font);
    const auto draw = [&](const QRect &column, Qt::Alignment alignment, int role) {
        painter->drawText(
            QStyle::visualRect(option.direction, option.rect, column),
            int(alignment | Qt::AlignVCenter | Qt::TextSingleLine),
            option.fontMetrics.elidedText(index.data(role).toString(), Qt::ElideRight, column.width()));
    };
    painter->setPen(text);
    draw(columns.title, Qt::AlignLeading, StepListModel::TitleRole);
    draw(columns.status, Qt::AlignTrailing, StepListModel::StatusRole);
    painter->setPen(quieter);
    draw(columns.detail, Qt::AlignLeading, StepListModel::DetailRole);
    draw(columns.duration, Qt::AlignTrailing, StepListModel::DurationRole);
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 20, option.fontMetrics.lineSpacing() + 2 * margin};
}

} // namespace workbench
