// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/shell_run.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace workbench::test {

namespace {

QByteArray singleQuoted(QByteArray bytes)
{
    return '\'' + bytes.replace("'", "'\\''") + '\'';
}

} // namespace

ShellResult runScript(const QString &shell, const QByteArray &script,
                      const QHash<QByteArray, QByteArray> &variables)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"script"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {-1, {}, "cannot write the script"};
    // QProcessEnvironment is text; bytes that are none reach the environment by way of a shell.
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        file.write("export " + variable.key() + '=' + singleQuoted(variable.value()) + '\n');
    file.write("'exec' " + singleQuoted(shell.toUtf8()) + ' ' + singleQuoted(path.toUtf8() + ".sh") + '\n');
    file.close();
    QFile inner(path + u".sh"_s);
    if (!inner.open(QIODevice::WriteOnly))
        return {-1, {}, "cannot write the script"};
    inner.write(script);
    inner.close();

    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(30'000, &process, &QProcess::kill);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(u"/bin/sh"_s, {path});
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool hasProgram(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

} // namespace workbench::test
