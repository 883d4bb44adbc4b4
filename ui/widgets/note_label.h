// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/tone.h"

#include <QLabel>

namespace workbench {

/// A wrapped line of text in the colour of its tone; follows a change of the palette.
class NoteLabel : public QLabel {
    Q_OBJECT
public:
    explicit NoteLabel(QWidget *parent = nullptr);

    /// Shows `text`, or hides the label when it is empty.
    void setNote(Tone tone, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone = Tone::Quiet;
};

} // namespace workbench
