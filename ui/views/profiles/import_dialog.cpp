// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/import_dialog.h"

#include "exchange_format/import_limits.h"
#include "exchange_format/profile_import.h"
#include "protocol/utf8.h"
#include "protocol/visible_text.h"
#include "support/small_file.h"
#include "views/profiles/import_result_view.h"
#include "widgets/long_text_edit.h"
#include "widgets/note_label.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr qsizetype longestText = 1024 * 1024;
constexpr qsizetype readAtOnce = 16 * 1024; // any request; what is longer must not hold up the window
constexpr int visibleProfiles = 5; // the others by scrolling

const QString example = u"curl https://as.example/token -u id:secret -d grant_type=client_credentials"_s;

bool isLost(const ImportRemark &remark)
{
    return remark.kind == ImportRemark::Kind::CutOff || remark.kind == ImportRemark::Kind::NotUnderstood;
}

} // namespace

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new LongTextEdit(this, longestText))
    , m_note(new NoteLabel(this))
    , m_profiles(new QListWidget(this))
    , m_result(new ImportResultView(this))
{
    setWindowTitle(tr("New profiles from text or a file"));
    setObjectName(u"import_dialog"_s);
    m_text->setObjectName(u"import_text"_s);
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setTabChangesFocus(true);
    auto *label =
        new QLabel(tr("&Paste a command of curl or oauth2c, an authorization URL, the body of a token "
                      "request, a raw HTTP request, or a file of Postman, Insomnia or Bruno. Nothing is "
                      "run or sent."),
                   this);
    label->setBuddy(m_text);
    label->setWordWrap(true);
    m_note->setObjectName(u"import_status"_s);
    m_note->setBuddy(m_result); // what stands in the note is about the list below it
    m_profiles->setObjectName(u"import_profiles"_s);
    m_profiles->setAccessibleName(tr("Profiles found"));
    connect(m_profiles, &QListWidget::currentRowChanged, this, &ImportDialog::showDraft);
    connect(m_profiles, &QListWidget::itemChanged, this, &ImportDialog::updateButton);
    connect(m_result, &ImportResultView::placeWanted, this, &ImportDialog::showPlace);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Make profile"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    auto *open = buttons->addButton(tr("&Open a file…"), QDialogButtonBox::ActionRole);
    open->setObjectName(u"import_open"_s);
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_note);
    layout->addWidget(m_profiles);
    layout->addWidget(m_result, 3);
    layout->addWidget(buttons);
    resize(760, 560);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::read);
    connect(m_text, &LongTextEdit::refused, this, [this] {
        m_note->setNote(Tone::Error,
                        tr("What was pasted has more than 1 MiB and was not taken; paste only the request, "
                           "or open it as a file."));
    });
    read();
    m_text->setFocus();
}

QList<Profile> ImportDialog::profiles() const
{
    QList<Profile> chosen;
    for (int row = 0; row < m_profiles->count(); ++row) {
        if (m_profiles->item(row)->checkState() == Qt::Checked)
            chosen.append(m_import.drafts[row].profile);
    }
    return chosen;
}

void ImportDialog::read()
{
    m_job.forget();
    clearResult();
    m_text->setPlaceholderText(example);
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (text.size() > longestText) {
        m_note->setNote(Tone::Error,
                        tr("The text has more than 1 MiB; paste only the request, or open it as a file."));
        return;
    }
    if (text.size() <= readAtOnce)
        return showImport(importProfiles(text), text.trimmed().isEmpty());
    m_note->setNote(Tone::Quiet, tr("Reading the text …"));
    m_job.start<Import>([text] { return importProfiles(text); },
                        [this](const Import &import) { showImport(import, false); });
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import OAuth settings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Files of Postman, Insomnia and Bruno (*.json *.yaml *.yml *.bru)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

void ImportDialog::openFile(const QString &path)
{
    clearResult();
    m_note->setNote(Tone::Quiet, tr("Reading %1 …").arg(visibleLine(path)));
    m_job.start<File>(
        [path] {
            File file{readSmallFile(path, import_limit::foreignBytes), {}};
            if (file.content && file.content->size() > longestText)
                file.import = importProfiles(*file.content);
            return file;
        },
        [this, path](const File &file) { showFile(path, file); });
}

void ImportDialog::showFile(const QString &path, const File &file)
{
    if (!file.content)
        return m_note->setNote(Tone::Error, file.content.error());
    if (firstInvalidUtf8(*file.content) >= 0) {
        return m_note->setNote(Tone::Error,
                               tr("%1 is no UTF-8 text; export it again.").arg(visibleLine(path)));
    }
    if (!file.import)
        return m_text->setPlainText(QString::fromUtf8(*file.content));
    const QSignalBlocker blocker(m_text);
    m_text->clear();
    m_text->setPlaceholderText(tr("%1 is too long to be shown here.").arg(visibleLine(path)));
    showImport(*file.import, false);
}

void ImportDialog::clearResult()
{
    m_import = {};
    const QSignalBlocker blocker(m_profiles);
    m_profiles->clear();
    m_profiles->hide();
    m_result->clear();
    m_accept->setEnabled(false);
}

void ImportDialog::showImport(const Import &import, bool isEmpty)
{
    clearResult();
    if (!import)
        return m_note->setNote(isEmpty ? Tone::Quiet : Tone::Error, import.error().message);
    m_import = *import;
    {
        const QSignalBlocker blocker(m_profiles);
        for (const ImportDraft &draft : m_import.drafts) {
            auto *item = new QListWidgetItem(visibleLine(draft.profile.name()), m_profiles);
            item->setCheckState(Qt::Checked);
        }
        m_profiles->setCurrentRow(0);
    }
    const int rows = qMin(visibleProfiles, m_profiles->count());
    m_profiles->setFixedHeight(rows * m_profiles->sizeHintForRow(0) + 2 * m_profiles->frameWidth());
    m_profiles->setVisible(m_profiles->count() > 1);
    showDraft(0);
    updateButton();
}

void ImportDialog::showDraft(int row)
{
    if (row < 0 || row >= m_import.drafts.size())
        return;
    const ImportDraft &draft = m_import.drafts[row];
    m_result->showDraft(draft, m_import.remarks);
    const auto lost = std::count_if(draft.remarks.cbegin(), draft.remarks.cend(), isLost)
        + std::count_if(m_import.remarks.cbegin(), m_import.remarks.cend(), isLost);
    QString understood = tr("%n member(s) understood", nullptr, m_result->memberCount());
    if (!m_import.source.isEmpty())
        understood = tr("%1: %2").arg(m_import.source, understood);
    if (lost > 0)
        m_note->setNote(Tone::Warning, tr("%1; not understood: %2").arg(understood).arg(lost));
    else
        m_note->setNote(Tone::Good, understood);
}

void ImportDialog::updateButton()
{
    const qsizetype count = profiles().size();
    m_accept->setEnabled(count > 0);
    m_accept->setText(m_import.drafts.size() > 1 ? tr("Make %n profile(s)", nullptr, int(count))
                                                 : tr("Make profile"));
}

/// Leads to the place in the text that a remark is about.
void ImportDialog::showPlace(qsizetype offset)
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (offset > text.size())
        return;
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(int(QString::fromUtf8(text.first(offset)).size()));
    cursor.select(QTextCursor::WordUnderCursor);
    m_text->setTextCursor(cursor);
}

} // namespace workbench
