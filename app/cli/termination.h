// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace workbench::cli {

/// SIGINT and SIGTERM as a Qt signal. One instance at a time.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_sockets[2] = {-1, -1};
};

} // namespace workbench::cli
