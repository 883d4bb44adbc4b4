// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "views/run/pane_tabs.h"
#include "views/run/step_presentation.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace workbench {

class NamedValueTable;
class PagedTextView;

/// The request of an exchange: raw, and its parameters decoded.
class RequestPane : public PaneTabs {
    Q_OBJECT
public:
    explicit RequestPane(QWidget *parent = nullptr);
    void present(const ExchangePresentation &exchange);

private:
    PagedTextView *m_raw;
    NamedValueTable *m_parameters;
};

/// The response: body reformatted, as it came, as a table; headers; what is to be said of them.
class ResponsePane : public QWidget {
    Q_OBJECT
public:
    explicit ResponsePane(QWidget *parent = nullptr);
    void present(const ResponsePresentation &response);

private:
    QLabel *m_status;
    PaneTabs *m_tabs;
    PagedTextView *m_pretty;
    PagedTextView *m_raw;
    NamedValueTable *m_members;
    NamedValueTable *m_headers;
};

/// The tokens of the exchange, taken apart one at a time.
class DecodedPane : public QWidget {
    Q_OBJECT
public:
    explicit DecodedPane(QWidget *parent = nullptr);
    void present(const QList<TokenPresentation> &tokens);

private:
    void showToken(int index);

    QList<TokenPresentation> m_tokens;
    QComboBox *m_choice;
    QLabel *m_summary;
    PaneTabs *m_tabs;
    PagedTextView *m_text;
    NamedValueTable *m_rows;
};

} // namespace workbench
