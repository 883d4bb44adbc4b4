// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/request_import.h"
#include "protocol/profile.h"
#include "protocol/result.h"
#include "support/background_job.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace workbench {

class LongTextEdit;
class NoteLabel;

/// A field for what a user has at hand (a curl command, an authorization URL, the body of a token request,
/// raw HTTP), and at once what was understood of it, member by member, secrets masked, and what was not.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(QWidget *parent = nullptr);

    /// What was understood; only when the dialog was accepted.
    const Profile &profile() const { return m_profile; }

private:
    using Import = Result<ImportDraft, ImportRemark>;
    void read();
    void showImport(const Import &import, const QByteArray &text);
    void showDraft(const ImportDraft &draft);
    void addGroup(const QString &title, const QList<QTreeWidgetItem *> &items);
    void showPlace(const QTreeWidgetItem *item);

    LongTextEdit *m_text;
    NoteLabel *m_note;
    QTreeWidget *m_result;
    QPushButton *m_accept = nullptr;
    Profile m_profile;
    BackgroundJob m_job;
};

} // namespace workbench
