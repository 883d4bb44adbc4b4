// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/import_dialog.h"

#include "exchange_format/text_import.h"
#include "http/redaction.h"
#include "protocol/visible_text.h"
#include "widgets/long_text_edit.h"
#include "widgets/note_label.h"
#include "widgets/wrapping_delegate.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr int OffsetRole = Qt::UserRole;
constexpr qsizetype longestShown = 1000;
constexpr qsizetype longestText = 1024 * 1024;
constexpr qsizetype readAtOnce = 16 * 1024; // any request; what is longer must not hold up the window

/// Enough to know it by.
QString beginningOf(const QString &text)
{
    return text.size() > longestShown ? text.first(longestShown) + u'…' : text;
}

QTreeWidgetItem *line(const QString &name, const QString &value, qsizetype offset = -1)
{
    const QString shown = beginningOf(value);
    auto *item = new QTreeWidgetItem({visibleLine(beginningOf(name)), visibleLine(shown)});
    item->setData(0, OffsetRole, qlonglong(offset));
    item->setToolTip(1, visibleLines(shown));
    return item;
}

/// Members of the document, nested ones with dots.
void appendMembers(QList<QTreeWidgetItem *> &items, const QString &path, const JsonValue &value)
{
    if (value.isObject()) {
        for (const JsonMember &member : value.members())
            appendMembers(items, path.isEmpty() ? member.name : path + u'.' + member.name, member.value);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.items().size(); ++i)
            items.append(line(path + u'[' + QString::number(i) + u']',
                              QString::fromUtf8(writeJson(value.items()[i], JsonStyle::Compact))));
    } else if (path != "workbench"_L1 && path != "name"_L1) {
        items.append(line(
            path, value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact))));
    }
}

/// What is to be entered stands in a list of its own.
JsonValue withoutMissing(JsonValue document, const QList<MissingValue> &missing)
{
    for (const MissingValue &value : missing) {
        const JsonValue *member = document.member(value.member);
        if (member && member->isString() && member->text().isEmpty())
            document.removeMember(value.member);
    }
    return document;
}

} // namespace

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new LongTextEdit(this, longestText))
    , m_note(new NoteLabel(this))
    , m_result(new QTreeWidget(this))
{
    setWindowTitle(tr("New profile from a curl command, URL or body"));
    setObjectName(u"import_dialog"_s);
    m_text->setObjectName(u"import_text"_s);
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(
        u"curl https://as.example/token -u id:secret -d grant_type=client_credentials"_s);
    auto *label =
        new QLabel(tr("&Paste a curl command, an authorization URL, the body of a token request or a raw "
                      "HTTP request. Nothing is run or sent."),
                   this);
    label->setBuddy(m_text);
    label->setWordWrap(true);

    m_result->setObjectName(u"import_result"_s);
    m_result->setAccessibleName(tr("What was understood"));
    m_result->setHeaderLabels({tr("Member"), tr("Value or reason")});
    m_result->header()->setStretchLastSection(true);
    m_result->setColumnWidth(0, 240);
    new WrappingDelegate(m_result); // a reason is to be read, not guessed from its beginning
    m_note->setObjectName(u"import_status"_s);
    m_note->setBuddy(m_result); // what stands in the note is about the list below it
    connect(m_result, &QTreeWidget::itemActivated, this, &ImportDialog::showPlace);
    connect(m_result, &QTreeWidget::itemClicked, this, &ImportDialog::showPlace);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Make profile"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_note);
    layout->addWidget(m_result, 3);
    layout->addWidget(buttons);
    resize(760, 520);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::read);
    connect(m_text, &LongTextEdit::refused, this, [this] {
        m_note->setNote(Tone::Error,
                        tr("What was pasted has more than 1 MiB and was not taken; paste only the request."));
    });
    read();
    m_text->setFocus();
}

void ImportDialog::read()
{
    m_job.forget();
    m_result->clear();
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (text.size() > longestText) {
        m_accept->setEnabled(false);
        m_note->setNote(Tone::Error, tr("The text has more than 1 MiB; paste only the request."));
        return;
    }
    if (text.size() <= readAtOnce)
        return showImport(importText(text), text);
    m_accept->setEnabled(false);
    m_note->setNote(Tone::Quiet, tr("Reading the text …"));
    m_job.start<Import>([text] { return importText(text); },
                        [this, text](const Import &import) { showImport(import, text); });
}

void ImportDialog::showImport(const Import &import, const QByteArray &text)
{
    m_accept->setEnabled(import.isOk());
    if (import)
        showDraft(*import);
    else
        m_note->setNote(text.trimmed().isEmpty() ? Tone::Quiet : Tone::Error, import.error().message);
}

void ImportDialog::showDraft(const ImportDraft &draft)
{
    using Kind = ImportRemark::Kind;
    m_profile = draft.profile;
    RunRecord record;
    record.profile = draft.profile;
    const JsonValue shown = Redactor(secretsIn(record)).masked(record).profile.document();

    const auto remarks = [&draft](Kind kind) {
        QList<QTreeWidgetItem *> items;
        for (const ImportRemark &remark : draft.remarks) {
            if (remark.kind == kind)
                items.append(line(remark.subject, remark.message, remark.offset));
        }
        return items;
    };
    QList<QTreeWidgetItem *> missing;
    for (const MissingValue &value : draft.missing) {
        missing.append(line(value.member,
                            value.source.isEmpty() ? tr("The text does not have it.")
                                                   : tr("In the text: %1").arg(value.source)));
    }
    QList<QTreeWidgetItem *> members;
    appendMembers(members, {}, withoutMissing(shown, draft.missing));
    const auto notTaken =
        std::count_if(draft.remarks.cbegin(), draft.remarks.cend(), [](const ImportRemark &remark) {
            return remark.kind == Kind::CutOff || remark.kind == Kind::NotUnderstood;
        });
    addGroup(tr("The text ends too early"), remarks(Kind::CutOff));
    addGroup(tr("Not understood"), remarks(Kind::NotUnderstood));
    addGroup(tr("To be entered by you"), missing);
    addGroup(tr("Understood"), members);
    addGroup(tr("Sent in another form"), remarks(Kind::Changed));
    addGroup(tr("Left out"), remarks(Kind::LeftOut));
    m_result->expandAll();

    const QString understood = tr("%n member(s) understood", nullptr, int(members.size()));
    if (notTaken > 0)
        m_note->setNote(Tone::Warning, tr("%1; not understood: %2").arg(understood).arg(notTaken));
    else
        m_note->setNote(Tone::Good, understood);
}

void ImportDialog::addGroup(const QString &title, const QList<QTreeWidgetItem *> &items)
{
    if (items.isEmpty())
        return;
    auto *group = new QTreeWidgetItem(m_result, {title});
    group->setFirstColumnSpanned(true);
    group->setData(0, OffsetRole, qlonglong(-1));
    group->addChildren(items);
}

/// Leads to the place in the text that a remark is about.
void ImportDialog::showPlace(const QTreeWidgetItem *item)
{
    const qlonglong offset = item->data(0, OffsetRole).toLongLong();
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (offset < 0 || offset > text.size())
        return;
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(int(QString::fromUtf8(text.first(offset)).size()));
    cursor.select(QTextCursor::WordUnderCursor);
    m_text->setTextCursor(cursor);
}

} // namespace workbench
