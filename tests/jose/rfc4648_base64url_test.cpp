// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/base64url.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc4648Base64UrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrips_data();
    void roundTrips();
    void roundTripsEveryByteAtEveryPlace();
    void refuses_data();
    void refuses();
};

void Rfc4648Base64UrlTest::roundTrips_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoded");
    // RFC 4648 §10, without the padding.
    QTest::newRow("§10 empty") << ""_ba
                               << ""_ba;
    QTest::newRow("§10 f") << "f"_ba
                           << "Zg"_ba;
    QTest::newRow("§10 fo") << "fo"_ba
                            << "Zm8"_ba;
    QTest::newRow("§10 foo") << "foo"_ba
                             << "Zm9v"_ba;
    QTest::newRow("§10 foob") << "foob"_ba
                              << "Zm9vYg"_ba;
    QTest::newRow("§10 fooba") << "fooba"_ba
                               << "Zm9vYmE"_ba;
    QTest::newRow("§10 foobar") << "foobar"_ba
                                << "Zm9vYmFy"_ba;
    QTest::newRow("RFC 7515 appendix C") << "\x03\xEC\xFF\xE0\xC1"_ba
                                         << "A-z_4ME"_ba;
    QTest::newRow("§5 the two safe characters") << "\xFB\xFF\xBF"_ba
                                                << "-_-_"_ba;
    QTest::newRow("NUL bytes") << "\0\0"_ba
                               << "AAA"_ba;
}

void Rfc4648Base64UrlTest::roundTrips()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, encoded);
    QCOMPARE(toBase64Url(bytes), encoded);
    const auto decoded = fromBase64Url(encoded);
    QVERIFY(decoded);
    QCOMPARE(*decoded, bytes);
}

void Rfc4648Base64UrlTest::roundTripsEveryByteAtEveryPlace()
{
    for (int place = 0; place < 4; ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray bytes(4, 'x');
            bytes[place] = char(byte);
            const auto decoded = fromBase64Url(toBase64Url(bytes));
            QVERIFY(decoded);
            QCOMPARE(*decoded, bytes);
        }
    }
}

void Rfc4648Base64UrlTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, int offset, const QString &message) {
        QTest::newRow(name) << text << offset << message;
    };
    row("padding", "Zg==", 2, u"padding ('=') must be left out"_s);
    row("plus", "Zm9+", 3, u"'+' belongs to plain base64; base64url has '-' for it"_s);
    row("slash", "a/8A", 1, u"'/' belongs to plain base64; base64url has '_' for it"_s);
    row("space in front", " Zg", 0, u"white space must be left out"_s);
    row("line break at the end", "Zm9v\n", 4, u"white space must be left out"_s);
    row("other character", "Zm9$", 3, u"'$' is not in the base64url alphabet"_s);
    row("dot", "Zm.v", 2, u"'.' is not in the base64url alphabet"_s);
    row("NUL", "Zm\0v"_ba, 2, u"byte 0x00 is not in the base64url alphabet"_s);
    row("not ASCII", "Zmé", 2, u"byte 0xC3 is not in the base64url alphabet"_s);
    row("DEL", "Zm\x7F", 2, u"byte 0x7F is not in the base64url alphabet"_s);
    const QString length =
        u"one character is missing or too many: no bytes are encoded in this number of characters"_s;
    row("one character", "Z", 0, length);
    row("five characters", "Zm9vZ", 4, length);
    row("§3.5 four bits left", "Zh", 1,
        u"the last character, 'h', has bits that mean nothing and should be zero"_s);
    row("§3.5 two bits left", "Zm9", 2,
        u"the last character, '9', has bits that mean nothing and should be zero"_s);
    row("the first problem wins", "Z m=", 1, u"white space must be left out"_s);
}

void Rfc4648Base64UrlTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, message);
    const auto decoded = fromBase64Url(text);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().message, message);
    QCOMPARE(decoded.error().offset, offset);
}

QTEST_GUILESS_MAIN(Rfc4648Base64UrlTest)
#include "rfc4648_base64url_test.moc"
