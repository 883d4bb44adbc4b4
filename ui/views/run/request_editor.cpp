// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/request_editor.h"

#include "http/request_completion.h"
#include "support/literal_font.h"
#include "views/run/request_text.h"
#include "widgets/long_text_edit.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace workbench {

namespace {

QPlainTextEdit *textField()
{
    auto *field = new LongTextEdit;
    field->setTabChangesFocus(true);
    field->setFont(literalFixedFont());
    field->setMinimumHeight(3 * field->fontMetrics().lineSpacing());
    return field;
}

QLabel *wrappedLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RequestEditor::RequestEditor(QWidget *parent)
    : QWidget(parent)
    , m_note(wrappedLabel())
    , m_method(new QLineEdit)
    , m_url(new QLineEdit)
    , m_headers(textField())
    , m_body(textField())
    , m_problem(wrappedLabel())
{
    auto *fields = new QFormLayout;
    fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    fields->addRow(tr("Method"), m_method);
    fields->addRow(tr("Request URL"), m_url);
    fields->addRow(tr("Request headers"), m_headers);
    fields->addRow(tr("Request body"), m_body);

    auto *send = new QPushButton(tr("Send edited request"));
    auto *back = new QPushButton(tr("Back"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(send);
    buttons->addWidget(back);
    buttons->addStretch();
    m_problem->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_note);
    layout->addLayout(fields, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(send, &QPushButton::clicked, this, &RequestEditor::send);
    connect(back, &QPushButton::clicked, this, &RequestEditor::closed);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &RequestEditor::closed);
}

void RequestEditor::edit(const HttpRequest &request, const HttpRequest &base, const QString &note)
{
    m_original = request;
    m_base = base;
    m_note->setText(note);
    m_method->setText(QString::fromLatin1(request.method));
    m_url->setText(request.url);
    m_url->setCursorPosition(0);
    m_headers->setPlainText(headersText(request.headers));
    m_body->setPlainText(QString::fromUtf8(request.body));
    m_body->document()->setModified(false);
    m_problem->hide();
    m_body->setFocus(Qt::OtherFocusReason);
}

void RequestEditor::clear()
{
    edit({}, {}, {});
}

Result<HttpRequest, QString> RequestEditor::request() const
{
    const auto headers = headersFromText(m_headers->toPlainText());
    if (!headers)
        return Failure{headers.error()};
    HttpRequest edited = m_original;
    edited.method = m_method->text().toUtf8();
    if (!HeaderList::isValidName(edited.method)) // RFC 9110 §9.1: a method is a token, too
        return Failure{tr("“%1” is no HTTP method.").arg(m_method->text())};
    edited.url = m_url->text();
    edited.headers = *headers;
    // Untouched bytes stay as they are: a text field would change line ends and what is not UTF-8.
    if (m_body->document()->isModified())
        edited.body = m_body->toPlainText().toUtf8();
    edited = withDerivedHeaders(edited, m_base);
    const auto completed = completedRequest(edited);
    if (!completed)
        return Failure{completed.error().message};
    return edited;
}

void RequestEditor::send()
{
    const auto edited = request();
    m_problem->setVisible(!edited.isOk());
    if (edited)
        Q_EMIT sendRequested(*edited);
    else
        m_problem->setText(edited.error());
}

} // namespace workbench
