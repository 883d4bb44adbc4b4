// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_reading.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(curl_reading)
};

} // namespace

void CurlReading::remark(ImportRemark::Kind kind, const QString &subject, const QString &message)
{
    draft.remarks.append({kind, offset, subject, message});
}

void CurlReading::fileIsNotRead(const QString &option, const QByteArray &file)
{
    remark(ImportRemark::Kind::NotUnderstood, option,
           Text::tr("The file %1 is not read; put its content into the command in its place.")
               .arg(QString::fromUtf8(file)));
}

std::optional<QByteArray> CurlReading::contentOf(const QString &option, const QByteArray &file)
{
    if (file == "-" && command.input)
        return placeholders.bytes(*command.input);
    fileIsNotRead(option, file);
    return std::nullopt;
}

} // namespace workbench
