// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QToolButton>

#include <functional>

namespace workbench {

/// A small button "Copy" that puts a text on the clipboard and says so for a moment. The text is asked for
/// when the button is pressed, so it is always the one that is shown now.
class CopyButton : public QToolButton {
    Q_OBJECT
public:
    /// `accessibleName` says what is copied and begins with the visible word: "Copy redirect URI".
    CopyButton(const QString &accessibleName, std::function<QString()> text, QWidget *parent);

private:
    void copy();

    std::function<QString()> m_text;
};

} // namespace workbench
