// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <thread>

namespace workbench {

/// Reads the configuration of the system's fonts in a thread of its own, while QApplication connects to the
/// display. Without it the first text of the window waits for that: a quarter of what start-up computes. Only
/// where Qt asks fontconfig (Linux and the BSDs); elsewhere, and where the library is missing, this does
/// nothing.
class FontStart {
public:
    /// Begins to read. Needs no QCoreApplication.
    FontStart();
    /// Waits until all is read.
    ~FontStart();
    Q_DISABLE_COPY_MOVE(FontStart)

private:
    std::thread m_reader;
};

} // namespace workbench
