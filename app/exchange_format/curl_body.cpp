// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/curl_body.h"

#include "exchange_format/curl_form_field.h"

namespace workbench {

std::optional<QByteArray> curlEncoded(CurlReading &reading, const QString &option, const QByteArray &value)
{
    qsizetype mark = value.indexOf('=');
    if (mark < 0)
        mark = value.indexOf('@');
    QByteArray content = value.sliced(mark + 1);
    if (mark >= 0 && value[mark] == '@') {
        const auto read = reading.contentOf(option, content);
        if (!read)
            return std::nullopt;
        content = *read;
    }
    const QByteArray name = mark > 0 ? value.first(mark) + '=' : QByteArray();
    return name + content.toPercentEncoding();
}

void CurlBody::add(CurlReading &reading, CurlOption option, const QString &name, const QByteArray &value)
{
    if (option == CurlOption::Form || option == CurlOption::FormString)
        return addFormField(reading, option, name, value);
    if (option != CurlOption::DataUrlEncode)
        return addData(reading, option, name, value);
    if (const auto encoded = curlEncoded(reading, name, value))
        append(*encoded, "&");
}

void CurlBody::append(const QByteArray &data, const char *separator)
{
    m_hasData = true;
    if (!m_data.isEmpty())
        m_data += separator;
    m_data += data;
}

void CurlBody::addData(CurlReading &reading, CurlOption option, const QString &name, const QByteArray &value)
{
    QByteArray data = value;
    if (option != CurlOption::DataRaw && value.startsWith('@')) {
        const auto content = reading.contentOf(name, value.sliced(1));
        if (!content)
            return;
        data = *content;
        if (option == CurlOption::Data)
            data.replace('\r', "").replace('\n', "");
    }
    m_isJson |= option == CurlOption::Json;
    append(data, option == CurlOption::Json ? "" : "&");
}

void CurlBody::addFormField(CurlReading &reading, CurlOption option, const QString &name,
                            const QByteArray &value)
{
    const qsizetype equals = value.indexOf('=');
    const QByteArray content = value.sliced(equals + 1);
    if (equals < 0 || (option == CurlOption::Form && (content.startsWith('@') || content.startsWith('<'))))
        return reading.fileIsNotRead(name, content);
    const bool asItIs = option == CurlOption::FormString;
    m_fields.append(QString::fromUtf8(value.first(equals)),
                    QString::fromUtf8(asItIs ? content : curlFormContent(content)));
}

void CurlBody::addHeaders(HeaderList &headers, const QList<QByteArray> &suppressed) const
{
    if (m_isJson && !headers.contains("Accept"))
        headers.append("Accept", "application/json");
    if (!headers.contains("Content-Type") && !suppressed.contains("content-type"))
        headers.append("Content-Type", m_isJson ? "application/json" : "application/x-www-form-urlencoded");
}

} // namespace workbench
