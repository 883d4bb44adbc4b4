// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/yaml_reader.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;

class YamlReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameAsJson_data();
    void sameAsJson();
    void refusesAt_data();
    void refusesAt();
};

void YamlReaderTest::sameAsJson_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << ""_ba
                             << "null"_ba;
    QTest::newRow("comments alone") << "# a\n\n  # b\n"_ba
                                    << "null"_ba;
    QTest::newRow("mapping") << "a: 1\nb: x\n"_ba
                             << R"({"a":1,"b":"x"})"_ba;
    QTest::newRow("without a line break at the end") << "a: 1"_ba
                                                     << R"({"a":1})"_ba;
    QTest::newRow("CR LF") << "a:\r\n  b: 1\r\nc: 2\r\n"_ba
                           << R"({"a":{"b":1},"c":2})"_ba;
    QTest::newRow("document marker") << "---\na: 1\n"_ba
                                     << R"({"a":1})"_ba;
    QTest::newRow("list below a name, not indented") << "a:\n- 1\n- 2\nb: 3\n"_ba
                                                     << R"({"a":[1,2],"b":3})"_ba;
    QTest::newRow("list below a name, indented") << "a:\n  - 1\n  - 2\nb: 3\n"_ba
                                                 << R"({"a":[1,2],"b":3})"_ba;
    QTest::newRow("list of mappings") << "- a: 1\n  b: 2\n- c: 3\n"_ba
                                      << R"([{"a":1,"b":2},{"c":3}])"_ba;
    QTest::newRow("list in a list") << "- - 1\n  - 2\n-\n  - 3\n"_ba
                                    << "[[1,2],[3]]"_ba;
    QTest::newRow("no value") << "a:\nb: ~\n- "_ba.chopped(2) << R"({"a":null,"b":null})"_ba;
    QTest::newRow("words (core schema, section 10.3.2)")
        << "- true\n- False\n- NULL\n- yes\n- 007\n- 1.5e3\n- 0x1F\n- -12\n"_ba
        << R"([true,false,null,"yes","007",1.5e3,"0x1F",-12])"_ba;
    QTest::newRow("quotes (sections 7.3.1, 7.3.2)") << "a: 'it''s'\n\"b c\": \"\\x41\\u00e9\\\"\\t\\n\"\n"_ba
                                                    << "{\"a\":\"it's\",\"b c\":\"Aé\\\"\\t\\n\"}"_ba;
    QTest::newRow("quotes over lines (section 6.5)") << "a: \"one\n  two\n\n  three \\\n  four\"\nb: 1\n"_ba
                                                     << R"({"a":"one two\nthree four","b":1})"_ba;
    QTest::newRow("plain over lines (section 7.3.3)")
        << "a: one\n  two # no more\nb: https://x.example/#f\n"_ba
        << R"({"a":"one two","b":"https://x.example/#f"})"_ba;
    QTest::newRow("literal (section 8.1.2)") << "a: |\n  x\n   y\n\n  z\nb: 1\n"_ba
                                             << R"({"a":"x\n y\n\nz\n","b":1})"_ba;
    QTest::newRow("literal, stripped") << "a: |-\n  x\n\nb: 1\n"_ba
                                       << R"({"a":"x","b":1})"_ba;
    QTest::newRow("literal, kept") << "a: |+\n  x\n\nb: 1\n"_ba
                                   << R"({"a":"x\n\n","b":1})"_ba;
    QTest::newRow("literal, with its indentation") << "a: |2\n    x\n  y\n"_ba
                                                   << R"({"a":"  x\ny\n"})"_ba;
    QTest::newRow("literal that begins like a comment") << "- |\n  # x\n  y: 1\n- 2\n"_ba
                                                        << R"(["# x\ny: 1\n",2])"_ba;
    QTest::newRow("folded (section 8.1.3)") << "a: >-\n  x\n  y\n\n  z\n    more\n  w\n"_ba
                                            << R"({"a":"x y\nz\n  more\nw"})"_ba;
    QTest::newRow("empty block") << "a: |\nb: 1\n"_ba
                                 << R"({"a":"","b":1})"_ba;
    QTest::newRow("flow (section 7.4)") << "a: []\nb: {}\nc: [1, 'x', {d: y, \"e\": [null,]}]\n"_ba
                                        << R"({"a":[],"b":{},"c":[1,"x",{"d":"y","e":[null]}]})"_ba;
    QTest::newRow("flow over lines") << "a: [1, # one\n  2\n  ]\nb: 3\n"_ba
                                     << R"({"a":[1,2],"b":3})"_ba;
    QTest::newRow("JSON is YAML") << "{\"a\": {\"b\": [true, \"c\"]}}\n"_ba
                                  << R"({"a":{"b":[true,"c"]}})"_ba;
}

void YamlReaderTest::sameAsJson()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);
    const auto read = yamlAsJson(yaml);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QCOMPARE(read->json, json);
}

void YamlReaderTest::refusesAt_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("anchor") << "a: &b 1\n"_ba << 1 << 4;
    QTest::newRow("alias") << "a: 1\nb: *a\n"_ba << 2 << 4;
    QTest::newRow("tag") << "a: !!str 1\n"_ba << 1 << 4;
    QTest::newRow("complex key") << "? a\n: b\n"_ba << 1 << 1;
    QTest::newRow("tab") << "a:\n \tb: 1\n"_ba << 2 << 2;
    QTest::newRow("second document") << "a: 1\n---\nb: 2\n"_ba << 2 << 1;
    QTest::newRow("indented too much") << "a: 'x'\n  b: 1\n"_ba << 2 << 3;
    QTest::newRow("indented too little") << "  a: 1\nb: 2\n"_ba << 2 << 1;
    QTest::newRow("a colon in a value") << "a: b: c\n"_ba << 1 << 5;
    QTest::newRow("no name") << "a: 1\nb\n"_ba << 2 << 1;
    QTest::newRow("an item among names") << "a: 1\n- b\n"_ba << 2 << 1;
    QTest::newRow("open quote") << "a: \"b\nc: 1\n"_ba << 1 << 4;
    QTest::newRow("open bracket") << "a: [1,\n"_ba << 1 << 4;
    QTest::newRow("text behind a quote") << "a: 'b' c\n"_ba << 1 << 8;
    QTest::newRow("unknown escape") << "a: \"\\q\"\n"_ba << 1 << 5;
    QTest::newRow("lone surrogate") << "a: \"\\ud800\"\n"_ba << 1 << 5;
    QTest::newRow("block header") << "a: |x\n  b\n"_ba << 1 << 4;
}

void YamlReaderTest::refusesAt()
{
    QFETCH(QByteArray, yaml);
    const auto read = yamlAsJson(yaml);
    QVERIFY(!read);
    QTEST(read.error().line, "line");
    QTEST(read.error().column, "column");
    QVERIFY(!read.error().message.isEmpty());
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::YamlReaderTest)
#include "yaml_reader_test.moc"
