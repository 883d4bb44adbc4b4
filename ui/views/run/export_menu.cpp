// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/export_menu.h"

#include "exchange_format/har_export.h"
#include "exchange_format/run_json.h"
#include "http/redaction.h"
#include "support/clipboard.h"
#include "support/save_file.h"

namespace workbench {

namespace {

RunRecord maskedRecord(const RunRecord &record)
{
    return Redactor(secretsIn(record)).masked(record);
}

/// The requests that the program itself made; those of the browser are not curl's to repeat.
QList<int> ownExchanges(const RunRecord &record)
{
    QList<int> indexes;
    for (int i = 0; i < record.exchanges.size(); ++i) {
        const ExchangeKind kind = record.exchanges.at(i).request.kind;
        if (kind != ExchangeKind::AuthorizationRequest && kind != ExchangeKind::AuthorizationResponse)
            indexes.append(i);
    }
    return indexes;
}

} // namespace

Result<QByteArray, CurlError> curlCommands(const RunRecord &record, const QList<int> &exchanges, Shell shell,
                                           bool secretsInPlace)
{
    CurlOptions options = CurlOptions::of(record.profile);
    options.shell = shell;
    if (!secretsInPlace)
        options.variables = secretsIn(record);
    QByteArray commands;
    for (const int index : exchanges) {
        const auto command = curlCommand(record.exchanges.at(index).request, options);
        if (!command)
            return Failure{command.error()};
        commands += *command;
        if (!commands.endsWith('\n'))
            commands += '\n';
    }
    return commands;
}

ExportMenu::ExportMenu(QWidget *parent)
    : QMenu(parent)
{
    addExchangeActions();
    addSeparator();
    addRunActions();
}

void ExportMenu::addExchangeActions()
{
    QAction *first = addAction(tr("Copy as curl"));
    connect(first, &QAction::triggered, this,
            [this] { copyCurl(Shell::Posix, Secrets::Masked, m_exchange); });
    QMenu *other = addMenu(tr("Copy as curl for another shell"));
    addCurlActions(other, Secrets::Masked);
    QMenu *inPlace = addMenu(tr("Copy as curl with secrets in place"));
    addCurlActions(inPlace, Secrets::InPlace);

    QAction *rawRequest = addAction(tr("Copy raw request"));
    connect(rawRequest, &QAction::triggered, this, [this] {
        copyBytes(tr("The masked request was copied."), [record = m_record, index = m_exchange] {
            return Redactor(secretsIn(record)).masked(record.exchanges.at(index)).requestBytes();
        });
    });
    m_rawResponse = addAction(tr("Copy raw response"));
    connect(m_rawResponse, &QAction::triggered, this, [this] {
        copyBytes(tr("The masked response was copied."), [record = m_record, index = m_exchange] {
            return Redactor(secretsIn(record)).masked(record.exchanges.at(index)).responseBytes();
        });
    });
    QAction *har = addAction(tr("Save this exchange as HAR, masked…"));
    connect(har, &QAction::triggered, this, [this] { saveHar(Secrets::Masked, m_exchange); });
    m_exchangeActions = {first, other->menuAction(), inPlace->menuAction(), rawRequest, m_rawResponse, har};
}

void ExportMenu::addCurlActions(QMenu *menu, Secrets secrets)
{
    const auto add = [&](const QString &title, Shell shell) {
        connect(menu->addAction(title), &QAction::triggered, this,
                [this, shell, secrets] { copyCurl(shell, secrets, m_exchange); });
    };
    add(tr("POSIX shell"), Shell::Posix);
    add(tr("Windows cmd"), Shell::Cmd);
    add(tr("PowerShell 7"), Shell::PowerShell);
}

void ExportMenu::addRunActions()
{
    connect(addAction(tr("Copy all requests of the run as curl")), &QAction::triggered, this,
            [this] { copyCurl(Shell::Posix, Secrets::Masked, -1); });
    m_result = addAction(tr("Copy the run as JSON, masked"));
    connect(m_result, &QAction::triggered, this, [this] {
        copyBytes(tr("The masked run was copied."), [record = m_record] { return runJson(record); });
    });
    connect(addAction(tr("Save the run as HAR, masked…")), &QAction::triggered, this,
            [this] { saveHar(Secrets::Masked, -1); });
    connect(addAction(tr("Save the run as HAR with its secrets…")), &QAction::triggered, this,
            [this] { saveHar(Secrets::InPlace, -1); });
}

void ExportMenu::setTarget(const RunRecord &record, int exchange)
{
    m_record = record;
    m_exchange = exchange;
    for (QAction *action : std::as_const(m_exchangeActions))
        action->setVisible(exchange >= 0);
    m_rawResponse->setVisible(exchange >= 0 && record.exchanges.at(exchange).response.has_value());
}

void ExportMenu::copyCurl(Shell shell, Secrets secrets, int exchange)
{
    using Commands = Result<QByteArray, CurlError>;
    const QList<int> exchanges = exchange < 0 ? ownExchanges(m_record) : QList<int>{exchange};
    m_job.start<std::shared_ptr<Commands>>(
        [record = m_record, exchanges, shell, secrets] {
            return std::make_shared<Commands>(
                curlCommands(record, exchanges, shell, secrets == Secrets::InPlace));
        },
        [this, secrets](const std::shared_ptr<Commands> &commands) {
            if (!*commands) {
                Q_EMIT failed(commands->error().message);
            } else if (secrets == Secrets::InPlace) {
                copySecret(QString::fromUtf8(commands->value()));
                Q_EMIT said(tr("The curl command was copied, with the secrets in it."));
            } else {
                copyText(QString::fromUtf8(commands->value()));
                Q_EMIT said(tr("The curl command was copied; it reads secrets from variables."));
            }
        });
}

void ExportMenu::copyBytes(const QString &text, std::function<QByteArray()> content)
{
    m_job.start<QByteArray>(std::move(content), [this, text](const QByteArray &bytes) {
        copyText(QString::fromUtf8(bytes));
        Q_EMIT said(text);
    });
}

void ExportMenu::saveHar(Secrets secrets, int exchange)
{
    m_job.start<QByteArray>(
        [record = m_record, secrets, exchange] {
            return harLog(secrets == Secrets::Masked ? maskedRecord(record) : record, exchange);
        },
        [this](const QByteArray &har) {
            offerToSave(parentWidget(), tr("Save as HAR"), QStringLiteral("run.har"), [har] { return har; });
        });
}

} // namespace workbench
