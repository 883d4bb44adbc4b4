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
    const auto state = StepState(index.data(StepListModel::StateRole).toInt());
    const int line = option.fontMetrics.lineSpacing();

    const QRect row = option.rect.adjusted(margin, margin / 2, -margin, -margin / 2);
    const QRect square(row.left(), row.top() + line / 5, line * 3 / 5, line * 3 / 5);
    const QRect content = row.adjusted(line + margin / 2, 0, 0, 0);
    drawShape(painter, QStyle::visualRect(option.direction, option.rect, square), state,
              selected ? text : stateColor(state, option.palette));

    painter->save();
    painter->setPen(text);
    painter->setFont(option.font);
    const auto draw = [&](const QRect &rect, Qt::Alignment alignment, const QString &what) {
        painter->drawText(QStyle::visualRect(option.direction, option.rect, rect),
                          int(alignment | Qt::TextSingleLine),
                          option.fontMetrics.elidedText(what, Qt::ElideRight, rect.width()));
    };
    const QString duration = index.data(StepListModel::DurationRole).toString();
    const int durationWidth =
        duration.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(duration) + margin;
    draw(QRect(content.left(), content.top(), content.width() - durationWidth, line), Qt::AlignLeading,
         index.data(StepListModel::TitleRole).toString());
    draw(QRect(content.right() - durationWidth + 1, content.top(), durationWidth, line), Qt::AlignTrailing,
         duration);
    QColor quieter = text;
    quieter.setAlphaF(selected ? 1.0F : 0.8F);
    painter->setPen(quieter);
    draw(QRect(content.left(), content.top() + line, content.width(), line), Qt::AlignLeading,
         index.data(StepListModel::DetailRole).toString());
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 20, 2 * option.fontMetrics.lineSpacing() + margin};
}

} // namespace workbench
