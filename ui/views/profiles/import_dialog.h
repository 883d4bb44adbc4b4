// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "protocol/profile.h"
#include "protocol/result.h"
#include "support/background_job.h"

#include <QDialog>

#include <optional>

QT_BEGIN_NAMESPACE
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

class ImportResultView;
class LongTextEdit;
class NoteLabel;

/// A field for what a user has at hand (a command, an authorization URL, the body of a token request, raw
/// HTTP, a file of another tool), and at once what was understood of it, member by member, secrets masked,
/// and what was not. Where the text makes several profiles, the user chooses among them.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(QWidget *parent = nullptr);

    /// The profiles that were chosen; at least one when the dialog was accepted.
    QList<Profile> profiles() const;

    /// Reads a file as if its content had been pasted. One that is too long for the field is read all the
    /// same.
    void openFile(const QString &path);

private:
    using Import = Result<ForeignImport, ImportRemark>;
    struct File {
        Result<QByteArray, QString> content;
        std::optional<Import> import; ///< of a content that is too long to be shown
    };

    void read();
    void chooseFile();
    void showFile(const QString &path, const File &file);
    void clearResult();
    void showImport(const Import &import, bool isEmpty);
    void showDraft(int row);
    void updateButton();
    void showPlace(qsizetype offset);

    LongTextEdit *m_text;
    NoteLabel *m_note;
    QListWidget *m_profiles;
    ImportResultView *m_result;
    QPushButton *m_accept = nullptr;
    ForeignImport m_import;
    BackgroundJob m_job;
};

} // namespace workbench
