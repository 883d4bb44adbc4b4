// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// How long the window takes to be painted, and what it weighs when it is idle, compared with an empty
// QMainWindow. Starts one of each in turn. Prints medians and their ratio; judges nothing. Only a release
// build says something.
//
//     startup_bench [number of starts, default 20]

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

struct Sample {
    double milliseconds = 0;
    double kibibytes = 0;
};

double proportionalSetSize(qint64 pid)
{
    QFile rollup(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = rollup.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').constFirst().toDouble();
    }
    return 0;
}

Sample start(const QString &program)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    process.start(program, QStringList());
    QByteArray said;
    while (!said.contains("painted") && process.waitForReadyRead(20'000))
        said += process.readAllStandardOutput();
    Sample sample;
    sample.milliseconds = double(clock.nsecsElapsed()) / 1e6;
    QThread::msleep(300); // what is put off until the window is there counts as well
    sample.kibibytes = proportionalSetSize(process.processId());
    process.kill();
    process.waitForFinished();
    return sample;
}

double median(const QList<Sample> &samples, double Sample::*member)
{
    QList<double> values;
    for (const Sample &sample : samples)
        values.append(sample.*member);
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int starts = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 20;
    const QString here = QCoreApplication::applicationDirPath() + u'/';
    QList<Sample> blank;
    QList<Sample> window;
    for (int i = 0; i < starts; ++i) {
        blank.append(start(here + u"startup_blank"_s));
        window.append(start(here + u"startup_window"_s));
    }
    const auto print = [&](const char *what, const char *unit, double Sample::*member) {
        const double ours = median(window, member);
        const double least = median(blank, member);
        std::printf("%s: window %.1f %s, empty QMainWindow %.1f %s, ratio %.2f\n", what, ours, unit, least,
                    unit, ours / least);
    };
    print("painted after", "ms", &Sample::milliseconds);
    print("idle memory (PSS)", "KiB", &Sample::kibibytes);
    return 0;
}
