// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/paged_text_view.h"

#include "support/literal_font.h"
#include "support/save_file.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextBlock>
#include <QVBoxLayout>

namespace workbench {

namespace {

// Beyond this a line is folded. Long enough for any header, short enough to be laid out at once.
constexpr qsizetype longestLine = 2000;
// The state of a text block that goes on in the next one.
constexpr int foldedBlock = 1;

/// Copies what stands in the text, not the line ends that only folding made.
class TextPane : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    QMimeData *createMimeDataFromSelection() const override
    {
        const QTextCursor cursor = textCursor();
        QString text;
        for (QTextBlock block = document()->findBlock(cursor.selectionStart());
             block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
            const int from = qMax(cursor.selectionStart() - block.position(), 0);
            const int to = qMin(cursor.selectionEnd() - block.position(), block.length() - 1);
            text += block.text().mid(from, to - from);
            const bool lineEnds = cursor.selectionEnd() >= block.position() + block.length();
            if (lineEnds && block.userState() != foldedBlock)
                text += u'\n';
        }
        auto *data = new QMimeData;
        data->setText(text);
        return data;
    }
};

} // namespace

PagedTextView::PagedTextView(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_edit(new TextPane)
{
    m_edit->setReadOnly(true);
    m_edit->setTabChangesFocus(true);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setFont(literalFixedFont());
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setAccessibleName(title);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(buildBar(title));
    setFocusProxy(m_edit);

    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &PagedTextView::openFind);
    updateBar();
}

QWidget *PagedTextView::buildBar(const QString &title)
{
    m_bar = new QWidget;
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("status"));
    m_previous = new QPushButton(tr("Previous part"));
    m_next = new QPushButton(tr("Next part"));
    m_find = new QLineEdit;
    m_find->setAccessibleName(tr("Find in %1").arg(title));
    m_find->setClearButtonEnabled(true);
    auto *save = new QPushButton(tr("Save…"));
    for (QPushButton *button : {m_previous, m_next, save}) {
        button->setAccessibleDescription(title);
        button->setAutoDefault(false);
    }

    connect(m_previous, &QPushButton::clicked, this, [this] { showPage(m_page - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showPage(m_page + 1); });
    connect(m_find, &QLineEdit::returnPressed, this, &PagedTextView::findNext);
    connect(save, &QPushButton::clicked, this, &PagedTextView::save);

    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Find"));
    label->setBuddy(m_find);
    row->addWidget(label);
    row->addWidget(m_find, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(save);
    auto *layout = new QVBoxLayout(m_bar);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_status);
    return m_bar;
}

void PagedTextView::setText(const PagedText &text)
{
    // The same text again keeps selection and place. Only a short one is compared: that takes its time, too.
    if (text.pageCount() == 1 && text == m_text)
        return;
    m_search.forget();
    m_text = text;
    m_page = -1;
    m_shown = {};
    m_edit->clear();
    closeFind();
    if (isVisible())
        showPage(0);
}

void PagedTextView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_page < 0)
        showPage(0);
}

void PagedTextView::showPage(int index)
{
    if (index == m_page || index < 0 || index >= m_text.pageCount())
        return;
    m_page = index;
    m_shown = FoldedText::fold(m_text.page(index), longestLine);
    m_edit->setPlainText(m_shown.text);
    for (const qsizetype fold : std::as_const(m_shown.folds))
        m_edit->document()->findBlock(int(fold)).setUserState(foldedBlock);
    updateBar();
}

void PagedTextView::updateBar()
{
    const bool paged = m_text.pageCount() > 1;
    m_previous->setVisible(paged);
    m_next->setVisible(paged);
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_text.pageCount());
    QString status;
    if (paged)
        status = tr("Part %1 of %2").arg(m_page + 1).arg(m_text.pageCount());
    if (!m_shown.folds.isEmpty())
        status += (paged ? tr("; ") : QString())
            + tr("lines of more than %1 characters are folded").arg(longestLine);
    m_status->setText(status);
    m_bar->setVisible(paged || !m_shown.folds.isEmpty() || m_find->hasFocus());
}

void PagedTextView::openFind()
{
    m_bar->show();
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void PagedTextView::closeFind()
{
    m_find->clear();
    if (m_find->hasFocus())
        m_edit->setFocus(Qt::OtherFocusReason);
}

void PagedTextView::findNext()
{
    const QString needle = m_find->text();
    const int page = m_page;
    const qsizetype from = m_shown.original(m_edit->textCursor().selectionEnd());
    const PagedText text = m_text;
    m_status->setText(tr("Searching…"));
    m_search.start<std::optional<PagedText::Match>>(
        [text, needle, page, from] { return text.find(needle, page, from); },
        [this, needle](const std::optional<PagedText::Match> &match) {
            updateBar();
            if (match)
                select(*match);
            else
                m_status->setText(tr("“%1” does not occur").arg(needle));
        });
}

void PagedTextView::select(const PagedText::Match &match)
{
    showPage(match.page);
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(int(m_shown.position(match.position)));
    cursor.setPosition(int(m_shown.position(match.position + match.length)), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
}

void PagedTextView::save()
{
    const QByteArray bytes = m_text.bytes();
    offerToSave(this, tr("Save text"), tr("text.txt"), [bytes] { return bytes; });
}

bool PagedTextView::event(QEvent *event)
{
    // Escape closes the find line before anybody else takes it for "cancel".
    if (event->type() == QEvent::ShortcutOverride && m_find->hasFocus()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeFind();
        updateBar();
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

} // namespace workbench
