// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/field_spec.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// Explains the field in focus: what it means, where that is specified, an example, the usual mistake.
class FieldHint : public QWidget {
    Q_OBJECT
public:
    explicit FieldHint(QWidget *parent = nullptr);

    void explain(const FieldSpec &spec);

private:
    void openReference();

    SpecReference m_reference;
    QLabel *m_title;
    QToolButton *m_link;
    QLabel *m_text;
};

} // namespace workbench
