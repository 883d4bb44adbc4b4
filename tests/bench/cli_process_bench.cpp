// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// How long the whole program on the command line takes for one token request, compared with the whole curl
// program: from the start of the process to its end, one of each in turn, with the same server; once over
// http and once over TLS with both verifying the certificate. Prints medians and their ratio; judges nothing.
//
//     cli_process_bench [number of pairs, default 100]

#include "bench/token_server.h"
#include "support/test_certificates.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace workbench::test;

namespace {

bool run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments, QIODevice::ReadOnly);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

void writeProfile(const QString &path, const TokenServer &server, const QString &caFile)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the folder takes no file");
    file.write(R"({"workbench":1,"name":"bench","grant_type":"client_credentials","client_id":"bench",)"
               R"("scope":"openid profile","token_endpoint":")"
               + server.url().toUtf8() + R"(","tls":{"ca_file":")" + caFile.toUtf8() + "\"}}");
}

void compare(const char *title, const TokenServer &server, const QString &caFile, int count)
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile.json"_s);
    writeProfile(profile, server, caFile);
    const QString cli = QStringLiteral(WORKBENCH_CLI);
    const QString curl = QStandardPaths::findExecutable(u"curl"_s);
    const QStringList ours{u"run"_s, profile};
    const QStringList theirs{
        u"-q"_s,        u"-sS"_s,
        u"--fail"_s,    u"--http1.1"_s,
        u"--noproxy"_s, u"*"_s,
        u"--cacert"_s,  caFile,
        u"-d"_s,        u"grant_type=client_credentials&client_id=bench&scope=openid+profile"_s,
        server.url()};
    QList<double> our;
    QList<double> their;
    constexpr int warmUp = 5;
    for (int i = -warmUp; i < count; ++i) {
        const double cliTime = milliseconds([&] { return run(cli, ours); });
        const double curlTime = milliseconds([&] { return run(curl, theirs); });
        if (i >= 0) {
            our.append(cliTime);
            their.append(curlTime);
        }
    }
    std::printf("%-5s  oauth-workbench-cli %.1f ms  curl %.1f ms  ratio %.2f  (median of %d)\n", title,
                median(our), median(their), median(our) / median(their), count);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? qMax(1, atoi(argv[1])) : 100;
    const TestCertificates certificates;
    compare("http", TokenServer(std::nullopt), certificates.authority(), count);
    compare("https", TokenServer(certificates.good()), certificates.authority(), count);
    return 0;
}
