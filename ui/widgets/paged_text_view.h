// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/background_job.h"
#include "support/paged_text.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

/// A read-only text of any size: one page of it at a time in a text widget, with find and save. Text of one
/// page looks like a plain text pane; Find (Ctrl+F) opens the bar.
class PagedTextView : public QWidget {
    Q_OBJECT
public:
    /// `title` is the accessible name of the text, unique within the window: "Response body, pretty".
    explicit PagedTextView(const QString &title, QWidget *parent = nullptr);

    /// A view that nobody sees is filled only when it is shown.
    void setText(const PagedText &text);
    void setBytes(const QByteArray &utf8) { setText(PagedText(utf8)); }
    const QByteArray &bytes() const { return m_text.bytes(); }
    int page() const { return m_page; }
    int pageCount() const { return m_text.pageCount(); }
    void showPage(int index);
    QPlainTextEdit *textEdit() const { return m_edit; }

    void findNext();
    bool isSearching() const { return m_search.isBusy(); }

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildBar(const QString &title);
    void openFind();
    void closeFind();
    void updateBar();
    void select(const PagedText::Match &match);
    void save();

    PagedText m_text;
    FoldedText m_shown;
    int m_page = -1;
    BackgroundJob m_search;

    QPlainTextEdit *m_edit = nullptr;
    QWidget *m_bar = nullptr;
    QLineEdit *m_find = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace workbench
