// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// The window of the program as main.cpp shows it, for startup_bench.

#include "bench/startup_paint_reporter.h"
#include "main_window.h"
#include "support/font_start.h"
#include "support/literal_font.h"
#include "widgets/quick_start_style.h"

#include <QSettings>
#include <QTemporaryDir>

#include <optional>

int main(int argc, char **argv)
{
    std::optional<workbench::FontStart> fonts(std::in_place);
    QApplication application(argc, argv);
    fonts.reset();
    QGuiApplication::setFont(workbench::literalFont(QGuiApplication::font()));
    const QTemporaryDir noSettings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, noSettings.path());
    QApplication::setStyle(new workbench::QuickStartStyle);
    workbench::MainWindow window({}, workbench::MainWindow::Start::Shown, workbench::makeKeychainStore);
    const workbench::bench::PaintReporter reporter(&window);
    return application.exec();
}
