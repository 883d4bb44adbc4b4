// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// The window of the program as main.cpp shows it, for startup_bench.

#include "bench/startup_paint_reporter.h"
#include "main_window.h"
#include "widgets/quick_start_style.h"

#include <QSettings>
#include <QTemporaryDir>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QTemporaryDir noSettings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, noSettings.path());
    QApplication::setStyle(new workbench::QuickStartStyle);
    workbench::MainWindow window;
    const workbench::bench::PaintReporter reporter(&window);
    window.show();
    return application.exec();
}
