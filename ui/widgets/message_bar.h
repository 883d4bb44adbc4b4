// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/tone.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace workbench {

class NoteLabel;

/// A message of the window itself, e.g. that a file could not be read, perhaps with something to do about it.
/// Stays until it is dismissed or taken back; a screen reader says it.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    /// `name` is the object name of its text; `title` says to a screen reader whose message is dismissed.
    MessageBar(const QString &name, const QString &title, QWidget *parent = nullptr);

    void showError(const QString &text) { showMessage(Tone::Error, text); }
    /// `action` is the title of the button that emits triggered(); empty = no button.
    void showMessage(Tone tone, const QString &text, const QString &action = {});

Q_SIGNALS:
    void triggered();
    void dismissed();

private:
    void build();

    const QString m_name;
    const QString m_title;
    NoteLabel *m_text = nullptr; ///< none until there is a message
    QPushButton *m_action = nullptr;
};

} // namespace workbench
