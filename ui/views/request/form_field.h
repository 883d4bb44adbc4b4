// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"
#include "views/request/field_spec.h"
#include "widgets/tone.h"

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QLayout;
class QVBoxLayout;
class QWidget;
QT_END_NAMESPACE

namespace workbench {

class NoteLabel;

/// A field of the form for one member of the profile: its widgets, and the way from and to the document. What
/// the user did not touch is not written. All widgets are children of the form itself: a screen reader finds
/// the label of an editor only among its siblings.
class FormField : public QObject {
    Q_OBJECT
public:
    /// The field for this kind of member. `parent` owns the widgets.
    static FormField *create(const FieldSpec &spec, QWidget *parent);

    const FieldSpec &spec() const { return m_spec; }
    /// What stands beside the label: the editor, its button, the note below.
    QLayout *layout() const;
    /// What has the focus, the object name and the accessible name.
    QWidget *editor() const { return m_editor; }

    virtual void show(const Profile &profile) = 0;
    virtual void store(Profile &profile) const = 0;

    /// A line below the field; an empty text shows the field's standing remark, if it has one.
    void setNote(Tone tone, const QString &text);
    void focus();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited();
    void focused();
    /// The field is about to read the rest of the profile: show() has to be called before this returns.
    void profileWanted();

protected:
    FormField(const FieldSpec &spec, QWidget *parent);
    /// Lays out the editor, named after the member, and a button beside it.
    void setContent(QWidget *editor, QWidget *button = nullptr);
    /// Stores the text as the member. An absent and an empty member mean the same: an empty text leaves no
    /// member behind that was not there before.
    void storeText(Profile &profile, const QString &text) const;
    /// Puts something between the editor and its note.
    void addBelow(QWidget *widget);
    QWidget *parentWidget() const { return m_parent; }

private:
    FieldSpec m_spec;
    QWidget *m_parent;
    QVBoxLayout *m_layout;
    QWidget *m_editor = nullptr;
    NoteLabel *m_note = nullptr;
};

} // namespace workbench
