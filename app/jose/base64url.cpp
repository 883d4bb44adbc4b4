// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

class Base64Url {
    Q_DECLARE_TR_FUNCTIONS(workbench::Base64Url)

public:
    static int digit(char c)
    {
        if (c >= 'A' && c <= 'Z')
            return c - 'A';
        if (c >= 'a' && c <= 'z')
            return c - 'a' + 26;
        if (c >= '0' && c <= '9')
            return c - '0' + 52;
        if (c == '-')
            return 62;
        return c == '_' ? 63 : -1;
    }

    /// Why that character cannot stand in base64url.
    static QString complaint(char c)
    {
        switch (c) {
        case '=':
            return tr("padding ('=') must be left out");
        case '+':
            return tr("'+' belongs to plain base64; base64url has '-' for it");
        case '/':
            return tr("'/' belongs to plain base64; base64url has '_' for it");
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            return tr("white space must be left out");
        }
        if (c > 0x20 && c < 0x7F)
            return tr("'%1' is not in the base64url alphabet").arg(QLatin1Char(c));
        const QString hex =
            QString::number(static_cast<unsigned char>(c), 16).toUpper().rightJustified(2, u'0');
        return tr("byte 0x%1 is not in the base64url alphabet").arg(hex);
    }

    /// Why the text cannot end where it does.
    static QString lengthComplaint()
    {
        return tr("one character is missing or too many: no bytes are encoded in this number of characters");
    }

    static QString trailingBitsComplaint(char c)
    {
        return tr("the last character, '%1', has bits that mean nothing and should be zero")
            .arg(QLatin1Char(c));
    }
};

} // namespace

QByteArray toBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<QByteArray, Base64UrlError> fromBase64Url(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    quint32 pending = 0; // bits that are read and not yet written
    int pendingBits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = Base64Url::digit(text[i]);
        if (digit < 0)
            return Failure{Base64UrlError{i, Base64Url::complaint(text[i])}};
        pending = (pending << 6) | quint32(digit);
        pendingBits += 6;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            bytes += char(pending >> pendingBits);
            pending &= (1U << pendingBits) - 1;
        }
    }
    if (text.size() % 4 == 1)
        return Failure{Base64UrlError{text.size() - 1, Base64Url::lengthComplaint()}};
    if (pending != 0)
        return Failure{Base64UrlError{text.size() - 1, Base64Url::trailingBitsComplaint(text.back())}};
    return bytes;
}

} // namespace workbench
