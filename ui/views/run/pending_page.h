// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/exchange.h"

#include <QWidget>

namespace workbench {

class PagedTextView;
class Redactor;

/// Step mode: the request that stands before its sending, masked, and what can be done with it.
class PendingPage : public QWidget {
    Q_OBJECT
public:
    explicit PendingPage(QWidget *parent = nullptr);

    void present(const HttpRequest &request, const Redactor &redactor);

Q_SIGNALS:
    void sendRequested();
    void editRequested();
    void skipRequested();

private:
    PagedTextView *m_request;
};

} // namespace workbench
