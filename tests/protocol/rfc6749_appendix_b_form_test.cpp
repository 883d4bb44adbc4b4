// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/parameters.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc6749AppendixBFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodesTheExampleOfAppendixB();
    void roundTrips_data();
    void roundTrips();
    void splitsBeforeItDecodes();
    void decodes_data();
    void decodes();
    void reportsProblems_data();
    void reportsProblems();
    void sendsEnabledRowsInOrder();
    void editsRows();
    void namesWhatIsRepeated();
    void readsManyParametersQuickly();
};

void Rfc6749AppendixBFormTest::encodesTheExampleOfAppendixB()
{
    // U+0020 U+0025 U+0026 U+002B U+00A3 U+20AC
    QCOMPARE(formEncoded(u" %&+£€"), "+%25%26%2B%C2%A3%E2%82%AC"_ba);
}

void Rfc6749AppendixBFormTest::roundTrips_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("empty") << QString() << ""_ba;
    QTest::newRow("unreserved") << u"AZaz09*-._"_s << "AZaz09*-._"_ba;
    QTest::newRow("tilde") << u"~"_s << "%7E"_ba;
    QTest::newRow("percent sign and digits") << u"%41%zz"_s << "%2541%25zz"_ba;
    QTest::newRow("separators") << u"a=b&c;d"_s << "a%3Db%26c%3Bd"_ba;
    QTest::newRow("line break") << u"a\r\nb"_s << "a%0D%0Ab"_ba;
    QTest::newRow("NUL") << QString(u"a\0b"_s) << "a%00b"_ba;
    QTest::newRow("quotation marks") << u"'\"`$\\"_s << "%27%22%60%24%5C"_ba;
    QTest::newRow("beyond the BMP") << u"\U0001F511"_s << "%F0%9F%94%91"_ba;
    QTest::newRow("leading U+FEFF") << u"\uFEFFx"_s << "%EF%BB%BFx"_ba;
}

void Rfc6749AppendixBFormTest::roundTrips()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, encoded);
    QCOMPARE(formEncoded(value), encoded);
    const Parameters parameters{{value, value}, {u"x"_s, value}};
    const FormDecoding decoded = Parameters::fromForm(parameters.toForm());
    QVERIFY(decoded.problems.isEmpty());
    QCOMPARE(decoded.parameters, parameters);
}

void Rfc6749AppendixBFormTest::splitsBeforeItDecodes()
{
    const FormDecoding decoded = Parameters::fromForm("a%26b=c%3Dd%26e&f=g=h");
    const Parameters expected{{u"a&b"_s, u"c=d&e"_s}, {u"f"_s, u"g=h"_s}};
    QCOMPARE(decoded.parameters, expected);
}

void Rfc6749AppendixBFormTest::decodes_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<Parameters>("expected");
    QTest::newRow("nothing") << ""_ba << Parameters{};
    QTest::newRow("no value") << "a"_ba << Parameters{{u"a"_s, {}}};
    QTest::newRow("empty value") << "a="_ba << Parameters{{u"a"_s, {}}};
    QTest::newRow("no name") << "=v"_ba << Parameters{{{}, u"v"_s}};
    QTest::newRow("empty pieces") << "&&a=1&&b=2&"_ba << Parameters{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}};
    QTest::newRow("repeated") << "a=1&b=2&a=3"_ba
                              << Parameters{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"a"_s, u"3"_s}};
    QTest::newRow("plus") << "a+b=c+d"_ba << Parameters{{u"a b"_s, u"c d"_s}};
    QTest::newRow("escaped plus") << "a=%2B"_ba << Parameters{{u"a"_s, u"+"_s}};
    QTest::newRow("lower case digits") << "a=%c3%a9"_ba << Parameters{{u"a"_s, u"é"_s}};
    QTest::newRow("unescaped UTF-8") << "a=é"_ba << Parameters{{u"a"_s, u"é"_s}};
    QTest::newRow("semicolon is no separator") << "a=1;b=2"_ba << Parameters{{u"a"_s, u"1;b=2"_s}};
}

void Rfc6749AppendixBFormTest::decodes()
{
    QFETCH(QByteArray, encoded);
    QFETCH(Parameters, expected);
    const FormDecoding decoded = Parameters::fromForm(encoded);
    QVERIFY(decoded.problems.isEmpty());
    QCOMPARE(decoded.parameters, expected);
}

void Rfc6749AppendixBFormTest::reportsProblems_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<FormProblem>("problem");
    QTest::addColumn<QString>("value");
    using Kind = FormProblem::Kind;
    QTest::newRow("percent sign at the end")
        << "x=1&a=%"_ba << FormProblem{Kind::BadPercentEscape, 6, u"a"_s} << u"%"_s;
    QTest::newRow("one digit") << "x=1&a=%4"_ba << FormProblem{Kind::BadPercentEscape, 6, u"a"_s} << u"%4"_s;
    QTest::newRow("no digits") << "x=1&a=b%zz"_ba << FormProblem{Kind::BadPercentEscape, 7, u"a"_s}
                               << u"b%zz"_s;
    QTest::newRow("digits across the separator")
        << "x=%4&a=1%2"_ba << FormProblem{Kind::BadPercentEscape, 2, u"x"_s} << u"1%2"_s;
    QTest::newRow("invalid UTF-8") << "x=1&a=b+%41%ff"_ba << FormProblem{Kind::InvalidUtf8, 11, u"a"_s}
                                   << u"b A\uFFFD"_s;
    QTest::newRow("UTF-8 cut off") << "x=1&a=%E2%82"_ba << FormProblem{Kind::InvalidUtf8, 6, u"a"_s}
                                   << u"\uFFFD\uFFFD"_s;
    QTest::newRow("in the name") << "x=1&%=2&a=3"_ba << FormProblem{Kind::BadPercentEscape, 4, u"%"_s}
                                 << u"3"_s;
}

void Rfc6749AppendixBFormTest::reportsProblems()
{
    QFETCH(QByteArray, encoded);
    QFETCH(FormProblem, problem);
    QFETCH(QString, value);
    const FormDecoding decoded = Parameters::fromForm(encoded);
    QVERIFY(!decoded.problems.isEmpty());
    QCOMPARE(decoded.problems.first().kind, problem.kind);
    QCOMPARE(decoded.problems.first().offset, problem.offset);
    QCOMPARE(decoded.problems.first().name, problem.name);
    QCOMPARE(decoded.parameters.value(u"a").value(), value);
}

void Rfc6749AppendixBFormTest::sendsEnabledRowsInOrder()
{
    Parameters parameters{{u"b"_s, u"1"_s}, {u"a"_s, u"2"_s, false}, {u"a"_s, u"3"_s}, {u"b"_s, {}}};
    QCOMPARE(parameters.toForm(), "b=1&a=3&b="_ba);
    QCOMPARE(parameters.value(u"a").value(), u"3"_s);
    QCOMPARE(parameters.values(u"b"), (QStringList{u"1"_s, {}}));
    QVERIFY(!parameters.contains(u"A"));
}

void Rfc6749AppendixBFormTest::editsRows()
{
    Parameters parameters{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"a"_s, u"3"_s, false}};
    parameters.set(u"a"_s, u"4"_s);
    QCOMPARE(parameters, (Parameters{{u"a"_s, u"4"_s}, {u"b"_s, u"2"_s}}));
    parameters.set(u"c"_s, {});
    parameters.remove(u"b");
    QCOMPARE(parameters, (Parameters{{u"a"_s, u"4"_s}, {u"c"_s, {}}}));
}

void Rfc6749AppendixBFormTest::namesWhatIsRepeated()
{
    const Parameters parameters{{u"b"_s, {}}, {u"a"_s, {}}, {u"a"_s, {}},       {u"c"_s, {}},
                                {u"b"_s, {}}, {u"b"_s, {}}, {u"c"_s, {}, false}};
    QCOMPARE(parameters.repeatedNames(), (QStringList{u"b"_s, u"a"_s}));
}

void Rfc6749AppendixBFormTest::readsManyParametersQuickly()
{
    QByteArray form;
    for (int i = 0; i < 200'000; ++i)
        form += "n" + QByteArray::number(i) + "=%&";
    const FormDecoding decoded = Parameters::fromForm(form);
    QCOMPARE(decoded.parameters.size(), 200'000);
    QCOMPARE(decoded.problems.size(), 200'000);
    QVERIFY(decoded.parameters.repeatedNames().isEmpty());
}

QTEST_GUILESS_MAIN(Rfc6749AppendixBFormTest)
#include "rfc6749_appendix_b_form_test.moc"
