// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/qr_code.h"

#include <QPixmap>

#include <memory>

#include <qrencode.h>

namespace workbench {

namespace {

constexpr int quietZone = 4; // ISO/IEC 18004, 9.1
constexpr int pixelsOfAModule = 3;

} // namespace

QImage qrImage(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (bytes.isEmpty() || !code)
        return {};
    QImage image(code->width + 2 * quietZone, code->width + 2 * quietZone, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        uchar *line = image.scanLine(y + quietZone) + quietZone;
        for (int x = 0; x < code->width; ++x)
            line[x] = code->data[y * code->width + x] & 1 ? 0 : 255;
    }
    return image;
}

QrCode::QrCode(QWidget *parent)
    : QLabel(parent)
{
    setAccessibleName(tr("QR code of the address"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void QrCode::setCode(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const QImage image = qrImage(text);
    setVisible(!image.isNull());
    setAccessibleDescription(text);
    if (image.isNull())
        return;
    // Whole device pixels for a module: blurred edges are hard to read for a camera.
    const int side = image.width() * qRound(pixelsOfAModule * devicePixelRatioF());
    QPixmap pixmap = QPixmap::fromImage(image.scaled(side, side));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    setPixmap(pixmap);
}

} // namespace workbench
