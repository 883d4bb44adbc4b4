// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/header_list.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc9110HeaderListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesNamesWithoutCase();
    void keepsOrderRepeatsAndSpelling();
    void replacesInPlace();
    void checksNames_data();
    void checksNames();
    void checksValues_data();
    void checksValues();
};

void Rfc9110HeaderListTest::comparesNamesWithoutCase() // §5.1
{
    const HeaderList headers{{"Content-Type", "text/html"}};
    QCOMPARE(headers.value("content-type").value(), "text/html"_ba);
    QVERIFY(headers.contains("CONTENT-TYPE"));
    QVERIFY(!headers.contains("Content-Typ"));
}

void Rfc9110HeaderListTest::keepsOrderRepeatsAndSpelling()
{
    HeaderList headers{{"x-B", "1"}, {"A", ""}};
    headers.append("X-b", "2");
    QCOMPARE(headers.toBytes(), "x-B: 1\r\nA: \r\nX-b: 2\r\n"_ba);
    QCOMPARE(headers.values("X-B"), (QList<QByteArray>{"1", "2"}));
    QCOMPARE(headers.value("X-B").value(), "1"_ba);
}

void Rfc9110HeaderListTest::replacesInPlace()
{
    HeaderList headers{{"a", "1"}, {"b", "2"}, {"A", "3"}};
    headers.set("A", "4");
    QCOMPARE(headers, (HeaderList{{"A", "4"}, {"b", "2"}}));
    headers.set("c", "5");
    headers.remove("B");
    QCOMPARE(headers, (HeaderList{{"A", "4"}, {"c", "5"}}));
}

void Rfc9110HeaderListTest::checksNames_data() // §5.6.2
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("every token character") << "!#$%&'*+-.^_`|~09AZaz"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("space") << "X Y"_ba << false;
    QTest::newRow("colon") << "X:"_ba << false;
    QTest::newRow("line break") << "X\r\nY"_ba << false;
    QTest::newRow("NUL") << "X\0"_ba << false;
    QTest::newRow("not ASCII") << "Xé"_ba << false;
    QTest::newRow("delimiter") << "X(Y"_ba << false;
}

void Rfc9110HeaderListTest::checksNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, valid);
    QCOMPARE(HeaderList::isValidName(name), valid);
}

void Rfc9110HeaderListTest::checksValues_data() // §5.5
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << ""_ba << true;
    QTest::newRow("inner white space") << "a b\tc"_ba << true;
    QTest::newRow("obs-text") << "\xE9"_ba << true;
    QTest::newRow("CR LF") << "a\r\nX: y"_ba << false;
    QTest::newRow("LF") << "a\nb"_ba << false;
    QTest::newRow("CR") << "a\rb"_ba << false;
    QTest::newRow("NUL") << "a\0b"_ba << false;
    QTest::newRow("space in front") << " a"_ba << false;
    QTest::newRow("tab behind") << "a\t"_ba << false;
}

void Rfc9110HeaderListTest::checksValues()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, valid);
    QCOMPARE(HeaderList::isValidValue(value), valid);
}

QTEST_GUILESS_MAIN(Rfc9110HeaderListTest)
#include "rfc9110_header_list_test.moc"
