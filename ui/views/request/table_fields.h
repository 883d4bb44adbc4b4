// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/form_field.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace workbench {

/// The names of built parameters that are left out of one kind of request: the member is `omit.token`,
/// `omit.refresh` or `omit.authorization`.
class OmittedField : public FormField {
    Q_OBJECT
public:
    OmittedField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    QString request() const;

    QLineEdit *m_edit;
};

/// The `parameters` that have no field of their own, one `name=value` a line; a name may repeat.
class ParametersField : public FormField {
    Q_OBJECT
public:
    ParametersField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    bool isElsewhere(const QString &name) const { return spec().elsewhere.contains(name); }
    Parameters typed() const;
    Parameters shown(const Profile &profile) const;

    QPlainTextEdit *m_edit;
};

} // namespace workbench
