// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"
#include "protocol/result.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace workbench {

/// A request as fields to edit: method, URL, headers, body, with the secrets in it. What it hands out was
/// checked: it can be sent.
class RequestEditor : public QWidget {
    Q_OBJECT
public:
    explicit RequestEditor(QWidget *parent = nullptr);

    /// `note` says above the fields what will be sent; `base` is the request that derived headers belong to.
    void edit(const HttpRequest &request, const HttpRequest &base, const QString &note);
    /// The edited request, or why it cannot be sent.
    Result<HttpRequest, QString> request() const;
    /// Forgets the request and its secrets.
    void clear();

Q_SIGNALS:
    void sendRequested(const workbench::HttpRequest &request);
    void closed();

private:
    void send();

    HttpRequest m_original; ///< as it was put into the fields
    HttpRequest m_base;
    QLabel *m_note;
    QLineEdit *m_method;
    QLineEdit *m_url;
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_body;
    QLabel *m_problem;
};

} // namespace workbench
