// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "providers/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 60'000;

/// The URL of the line `Open: URL`, once that line is complete.
QUrl urlToOpen(const QByteArray &errors)
{
    static const QRegularExpression line(u"^Open: (\\S+)\\r?\\n"_s, QRegularExpression::MultilineOption);
    return QUrl(line.match(QString::fromUtf8(errors)).captured(1));
}
} // namespace

CliResult runCli(const QJsonObject &profile, const QStringList &arguments,
                 const std::function<void(const QUrl &)> &browse)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"profile.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QJsonDocument(profile).toJson());
    file.close();

    CliResult result;
    QProcess process;
    process.start(QStringLiteral(WORKBENCH_CLI),
                  QStringList{u"run"_s, file.fileName(), u"--no-browser"_s, u"--format"_s, u"json"_s}
                      + arguments);
    const auto ended = [&] { return process.state() == QProcess::NotRunning; };
    const bool inTime = QTest::qWaitFor(
        [&] {
            result.errors += process.readAllStandardError();
            return ended() || urlToOpen(result.errors).isValid();
        },
        patience);
    if (const QUrl url = urlToOpen(result.errors); inTime && url.isValid())
        browse(url);
    if (!QTest::qWaitFor(ended, patience))
        process.kill();
    process.waitForFinished();

    result.errors += process.readAllStandardError();
    result.output = process.readAllStandardOutput();
    if (process.exitStatus() == QProcess::NormalExit)
        result.exitStatus = process.exitCode();
    result.report = QJsonDocument::fromJson(result.output).object();
    return result;
}

QJsonObject exchangeOfKind(const QJsonObject &report, const QString &kind)
{
    for (const QJsonValue &exchange : report.value("exchanges").toArray()) {
        if (exchange.toObject().value("kind").toString() == kind)
            return exchange.toObject();
    }
    return {};
}

QJsonObject stepOf(const QJsonObject &report, const QString &id)
{
    for (const QJsonValue &step : report.value("steps").toArray()) {
        if (step.toObject().value("id").toString() == id)
            return step.toObject();
    }
    return {};
}

} // namespace workbench::test
