// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_export.h"
#include "http/run_record.h"
#include "support/background_job.h"

#include <QMenu>

namespace workbench {

/// What can be taken along from an exchange and from its run: curl commands, raw HTTP, HAR, JSON. Masked, or
/// with variables in the place of secrets, unless the entry says otherwise.
class ExportMenu : public QMenu {
    Q_OBJECT
public:
    explicit ExportMenu(QWidget *parent = nullptr);

    /// `exchange` -1: only the run as a whole.
    void setTarget(const RunRecord &record, int exchange);

Q_SIGNALS:
    void said(const QString &text); ///< "The curl command was copied."
    void failed(const QString &text);

private:
    enum class Secrets { Masked, InPlace };

    void addCurlActions(QMenu *menu, Secrets secrets);
    void addExchangeActions();
    void addRunActions();
    void copyCurl(Shell shell, Secrets secrets, int exchange);
    void copyBytes(const QString &said, std::function<QByteArray()> content);
    void saveHar(Secrets secrets, int exchange);

    RunRecord m_record;
    int m_exchange = -1;
    QList<QAction *> m_exchangeActions;
    QAction *m_rawResponse = nullptr;
    QAction *m_result = nullptr;
    BackgroundJob m_job;
};

/// The curl commands of these exchanges, one after the other, or why one of them cannot be written.
Result<QByteArray, CurlError> curlCommands(const RunRecord &record, const QList<int> &exchanges, Shell shell,
                                           bool secretsInPlace);

} // namespace workbench
