// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace workbench {

/// Chooses for how long a copied secret stays on the clipboard.
class ClipboardTimeMenu : public QMenu {
    Q_OBJECT
public:
    explicit ClipboardTimeMenu(QWidget *parent = nullptr);

private:
    void build();
};

} // namespace workbench
