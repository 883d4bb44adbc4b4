// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace workbench {

class NoteLabel;

/// A message of the window itself, e.g. that a file could not be read. Stays until it is dismissed.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showError(const QString &text);

private:
    void build();

    NoteLabel *m_text = nullptr; ///< none until there is a message
};

} // namespace workbench
