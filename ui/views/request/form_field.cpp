// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/form_field.h"

#include "views/request/field_kinds.h"
#include "views/request/json_field.h"
#include "views/request/secret_text_field.h"
#include "views/request/table_fields.h"
#include "widgets/note_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

namespace workbench {

FormField *FormField::create(const FieldSpec &spec, QWidget *parent)
{
    switch (spec.kind) {
    case FieldSpec::Kind::Text:
        return new TextField(spec, parent);
    case FieldSpec::Kind::Secret:
        return new SecretField(spec, parent);
    case FieldSpec::Kind::Words:
        return new WordsField(spec, parent);
    case FieldSpec::Kind::SecretText:
        return new SecretTextField(spec, parent);
    case FieldSpec::Kind::Choice:
    case FieldSpec::Kind::OpenChoice:
        return new ChoiceField(spec, parent);
    case FieldSpec::Kind::Flag:
        return new FlagField(spec, parent);
    case FieldSpec::Kind::Number:
        return new NumberField(spec, parent);
    case FieldSpec::Kind::Json:
        return new JsonField(spec, parent);
    case FieldSpec::Kind::File:
        return new FileField(spec, parent);
    case FieldSpec::Kind::Omitted:
        return new OmittedField(spec, parent);
    case FieldSpec::Kind::Parameters:
        return new ParametersField(spec, parent);
    }
    Q_UNREACHABLE();
}

FormField::FormField(const FieldSpec &spec, QWidget *parent)
    : QObject(parent)
    , m_spec(spec)
    , m_parent(parent)
    , m_layout(new QVBoxLayout)
{
    m_layout->setSpacing(2);
}

QLayout *FormField::layout() const
{
    return m_layout;
}

void FormField::setContent(QWidget *editor, QWidget *button)
{
    m_editor = editor;
    auto *line = new QHBoxLayout;
    line->addWidget(editor, 1);
    if (button)
        line->addWidget(button);
    m_layout->addLayout(line);
    editor->setObjectName(m_spec.member);
    editor->setAccessibleName(m_spec.title);
    // The name of a combo box is its current text on Linux: its title goes into the description.
    const bool isCombo = qobject_cast<QComboBox *>(editor);
    const QString wire = isCombo ? tr("%1: %2.").arg(m_spec.member, m_spec.title) : m_spec.member + u':';
    editor->setAccessibleDescription(wire + u' ' + m_spec.meaning);
    editor->installEventFilter(this);
    setNote(Tone::Quiet, {});
}

void FormField::storeText(Profile &profile, const QString &text) const
{
    if (!text.isEmpty() || profile.has(m_spec.member))
        profile.setText(m_spec.member, text);
}

void FormField::addBelow(QWidget *widget)
{
    auto *line = new QHBoxLayout;
    line->addWidget(widget);
    line->addStretch();
    m_layout->insertLayout(1, line);
}

void FormField::setNote(Tone tone, const QString &text)
{
    const bool standing = text.isEmpty();
    const QString &shown = standing ? m_spec.remark : text;
    if (!m_note && shown.isEmpty())
        return;
    if (!m_note) {
        m_note = new NoteLabel(m_parent);
        m_layout->addWidget(m_note);
    }
    m_note->setNote(standing ? Tone::Quiet : tone, shown);
}

void FormField::focus()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

bool FormField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused();
    // Scrolling the form must not change a value that the pointer happens to pass.
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace workbench
