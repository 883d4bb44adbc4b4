// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/curl_options.h"
#include "exchange_format/curl_reading.h"
#include "protocol/parameters.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// `content`, `=content`, `name=content`, `@file`, `name@file`: the content is percent-encoded, the name
/// stays as it is. Nothing, with a remark, for a file.
std::optional<QByteArray> curlEncoded(CurlReading &reading, const QString &option, const QByteArray &value);

/// The body of the request, as curl puts it together from its options.
class CurlBody {
public:
    /// `--data` and its kin, `--json`, `--data-urlencode`, `--form`, `--form-string`.
    void add(CurlReading &reading, CurlOption option, const QString &name, const QByteArray &value);

    bool isThere() const { return m_hasData || isMultipart(); }
    bool isMultipart() const { return !m_fields.isEmpty(); }
    /// In form encoding where it is multipart.
    QByteArray bytes() const { return isMultipart() ? m_fields.toForm() : m_data; }
    /// What curl says of its body by itself; `suppressed` (in lower case) it leaves out.
    void addHeaders(HeaderList &headers, const QList<QByteArray> &suppressed) const;

private:
    void append(const QByteArray &data, const char *separator);
    void addData(CurlReading &reading, CurlOption option, const QString &name, const QByteArray &value);
    void addFormField(CurlReading &reading, CurlOption option, const QString &name, const QByteArray &value);

    QByteArray m_data;
    Parameters m_fields;
    bool m_hasData = false;
    bool m_isJson = false;
};

} // namespace workbench
