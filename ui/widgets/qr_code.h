// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QLabel>

namespace workbench {

/// A QR code of that text (UTF-8, error correction M), one pixel a module, black on white with the quiet zone
/// of four modules around it. Null for an empty text and for one that is too long for a QR code.
QImage qrImage(const QString &text);

/// Shows a text as a QR code, black on white whatever the palette: cameras want it so.
class QrCode : public QLabel {
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);

    /// Hides itself where there is nothing to show. Screen readers get the text as the description.
    void setCode(const QString &text);

private:
    QString m_text;
};

} // namespace workbench
