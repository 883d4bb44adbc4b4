// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace workbench {

/// A field for texts that come from elsewhere and may be anything: megabytes in one line, the wrong
/// clipboard. Lines are wrapped at any character, since looking for the end of an endless word holds up the
/// window for minutes; a text with which the field would hold more than `longest` characters is not taken.
class LongTextEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    static constexpr qsizetype unlimited = -1;

    explicit LongTextEdit(QWidget *parent = nullptr, qsizetype longest = unlimited);

Q_SIGNALS:
    /// A text was pasted or dropped that is too long; what stands in the field stays.
    void refused();

protected:
    void insertFromMimeData(const QMimeData *source) override;

private:
    qsizetype m_longest;
};

} // namespace workbench
