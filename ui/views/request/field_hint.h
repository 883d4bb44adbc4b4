// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QScrollArea;
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// Explains the field in focus: what it means, where that is specified, an example, the usual mistake. One
/// line until there is something to explain, from then on always of the same height. What does not fit is
/// scrolled to, by Tab and the arrow keys as well.
class FieldHint : public QWidget {
    Q_OBJECT
public:
    explicit FieldHint(QWidget *parent = nullptr);

    /// `habit`: what the provider of the profile wants of it, with the provider's name; may be empty.
    void explain(const FieldSpec &spec, const QString &habit = {});
    /// How many lines of the explanation are seen at once below a title of one line.
    void setVisibleLines(int lines);

private:
    void openReference();
    void fixHeight();

    SpecReference m_reference;
    QLabel *m_title;
    QToolButton *m_link;
    QLabel *m_text;
    QScrollArea *m_area;
    int m_lines = 4;
};

} // namespace workbench
