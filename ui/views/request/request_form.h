// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"
#include "views/request/form_sections.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace workbench {

class CollapsibleSection;
class ExtraRowsEditor;
class FormField;

/// The fields of a profile's grant, in sections that are built when they are opened first. Edits change one
/// member of the document each; what the form does not show stays as it is. Labels stand beside their fields,
/// or above them where a field would have no room for a URL.
class RequestForm : public QWidget {
    Q_OBJECT
public:
    explicit RequestForm(QWidget *parent = nullptr);

    const Profile &profile() const { return m_profile; }
    void setProfile(const Profile &profile);
    /// Marks the fields that the problems are about. A field that is only empty stays quiet: the star says
    /// it.
    void showProblems(const QList<PlanProblem> &problems);
    /// Opens the section of this member (rows of a table included: `extra[0].name`) and puts the cursor
    /// there.
    void focusMember(const QString &member);

    /// Where a widget of the form stands; an editor with what is said about its field below it.
    QRect areaOf(QWidget *widget) const;

    /// What the form calls this member; the member itself when it has no field.
    QString titleOf(const QString &member) const;

    QStringList openSections() const;
    void setOpenSections(const QStringList &ids);

    /// The width below which the form scrolls sideways.
    int leastWidth() const;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void edited();
    void fieldFocused(const workbench::FieldSpec &spec);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QBoxLayout *layout;
        QLabel *label;
        const FormField *field;
        int height; ///< of the editor
    };

    /// Builds the sections of a grant in place of those before. Values stay in the profile.
    void showGrant(const GrantDefinition &grant);
    void showGrantOfProfile();
    void addSection(const FormSection &section);
    void addExtraSection();
    QWidget *buildFields(const QList<FieldSpec> &fields, QWidget *parent);
    void addField(QVBoxLayout *layout, const FieldSpec &spec, QWidget *parent);
    int wideWidth() const; ///< from which on the labels stand beside their fields
    void arrange(const Row &row) const;
    /// What is set in closed sections, and the stars of what this profile needs.
    void updateRemarks();
    void updateNote(FormField *field);
    QString sectionOf(const QString &member) const;

    Profile m_profile;
    const GrantDefinition *m_grant = nullptr; ///< in the grant table
    QWidget *m_grantField = nullptr;
    QList<PlanProblem> m_problems;
    QList<FormSection> m_sections;
    QHash<QString, CollapsibleSection *> m_headings; ///< by section id
    QHash<QString, FormField *> m_fields; ///< by member; only those that were built
    ExtraRowsEditor *m_extra = nullptr;
    QList<Row> m_rows;
    int m_labelWidth = 0;
    int m_lineHeight = 0; ///< of a field of one line, which its label shares
    bool m_labelsAbove = false;
};

} // namespace workbench
