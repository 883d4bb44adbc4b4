// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "flows/plan.h"
#include "protocol/profile.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QScrollArea;
class QSplitter;
QT_END_NAMESPACE

namespace workbench {

class AbsencePage;
class CertificateCheck;
class KeyCheck;
class FieldHint;
class PreviewPanel;
class ProblemLine;
class RequestForm;

/// The middle of the window: the form of a profile, the explanation of the field in focus, what stands in the
/// way of a run, and the live preview of what would be sent.
class RequestPanel : public QWidget {
    Q_OBJECT
public:
    explicit RequestPanel(QWidget *parent = nullptr);

    /// The profile as it stands in the form.
    const Profile &profile() const;
    /// Shows another profile; no profileEdited() for it.
    void setProfile(const Profile &profile);
    /// Stands in for the form of a profile that is not here; nothing can be run then. `action` is the title
    /// of a button that emits absenceActivated(); empty = there is none.
    void showAbsence(const QString &text, const QString &action);
    /// The profile can be looked at, previewed and run, but not changed.
    void setReadOnly(bool isReadOnly);
    /// Leads to the field of this member of the document.
    void focusMember(const QString &member);

    QSplitter *splitter() const { return m_splitter; }
    RequestForm *form() const { return m_form; }

Q_SIGNALS:
    void profileEdited(const workbench::Profile &profile);
    /// What the form says now about a run of its profile; each message names its member.
    void planChanged(const workbench::RequestPlan &plan);
    void absenceActivated();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void showFocusedField();
    QString habitOfProvider(const QString &member) const;

    QSplitter *m_splitter;
    RequestForm *m_form;
    QScrollArea *m_scroll;
    FieldHint *m_hint;
    ProblemLine *m_problems;
    PreviewPanel *m_preview;
    AbsencePage *m_absence = nullptr; ///< none until a profile is not here
    CertificateCheck *m_certificate;
    KeyCheck *m_keys;
    QTimer m_refresh;
};

} // namespace workbench
