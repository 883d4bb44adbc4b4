// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/request/form_field.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace workbench {

class SecretLineEdit;

/// A line of text, with a copy button where the spec asks for one.
class TextField : public FormField {
    Q_OBJECT
public:
    TextField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    QLineEdit *m_edit;
};

/// A line of words; the document holds one text, or an array when there are several.
class WordsField : public FormField {
    Q_OBJECT
public:
    WordsField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    QLineEdit *m_edit;
};

/// A masked line of text.
class SecretField : public FormField {
    Q_OBJECT
public:
    SecretField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    SecretLineEdit *m_edit;
};

/// One of a few values. A value in the document that is not among them is offered as well, as it stands; an
/// OpenChoice takes any text.
class ChoiceField : public FormField {
    Q_OBJECT
public:
    ChoiceField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    void takeTyped();
    bool isFlag() const;
    int indexOf(const std::optional<QString> &value) const;

    QComboBox *m_combo;
};

/// Yes or no, no by default.
class FlagField : public FormField {
    Q_OBJECT
public:
    FlagField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    QCheckBox *m_check;
};

/// A whole number; an empty field leaves the member out.
class NumberField : public FormField {
    Q_OBJECT
public:
    NumberField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    QLineEdit *m_edit;
};

/// The path of a file, typed or chosen.
class FileField : public FormField {
    Q_OBJECT
public:
    FileField(const FieldSpec &spec, QWidget *parent);
    void show(const Profile &profile) override;
    void store(Profile &profile) const override;

private:
    void browse();

    QLineEdit *m_edit;
};

} // namespace workbench
