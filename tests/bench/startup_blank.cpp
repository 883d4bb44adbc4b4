// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// The least that a Qt Widgets program can be: the measure for startup_bench.

#include "bench/startup_paint_reporter.h"

#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    const workbench::bench::PaintReporter reporter(&window);
    window.show();
    return application.exec();
}
