// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/form_field.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// A JSON object, written as text. What is no object yet stands in the document as the text that it is, so
/// that nothing that was typed is lost; where it breaks is said below the field.
class JsonField : public FormField {
    Q_OBJECT
public:
    JsonField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    JsonValue typed() const;
    void fillInTheUsual();
    void fitHeight();

    QPlainTextEdit *m_edit;
    Profile m_profile; ///< as it was shown last
};

} // namespace workbench
