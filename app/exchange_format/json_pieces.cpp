// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/json_pieces.h"

#include <QStringDecoder>

#include <cmath>

namespace workbench {

std::optional<QString> validUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

QString headerText(QByteArrayView bytes)
{
    return validUtf8(bytes).value_or(QString::fromLatin1(bytes));
}

JsonValue jsonTime(const QDateTime &time)
{
    return time.isValid() ? JsonValue::string(time.toUTC().toString(Qt::ISODateWithMs)) : JsonValue();
}

JsonValue jsonMilliseconds(double milliseconds)
{
    return JsonValue::numberText(QString::number(std::round(milliseconds * 1000) / 1000, 'g', 15));
}

} // namespace workbench
