// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/long_text_edit.h"

namespace workbench {

/// An editor for secrets of several lines: what is copied from it is marked as sensitive, and by key also
/// taken from the clipboard again, as copySecret() does.
class SecretTextEdit : public LongTextEdit {
    Q_OBJECT
public:
    using LongTextEdit::LongTextEdit;

protected:
    QMimeData *createMimeDataFromSelection() const override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace workbench
