// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/json.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class Rfc8259JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItReads_data();
    void keepsWhatItReads();
    void decodesStrings_data();
    void decodesStrings();
    void refuses_data();
    void refuses();

    void knowsWhereValuesStand();
    void countsLinesAndCharacters();
    void keepsOrderDuplicatesAndNumberText();
    void listsDuplicatesWithTheirObject();
    void listsDuplicatesAmongManyMembers();
    void limitsTheDuplicatesListed();

    void nestsUpToTheLimitOnly();
    void survivesHostileDepth();
    void readsFiftyMegabytes();

    void writesWhatItRead_data();
    void writesWhatItRead();
    void escapesOnlyWhatItMust();
    void editsObjects();
    void readsIntegers();

    void prettyKeepsEverythingButWhiteSpace_data();
    void prettyKeepsEverythingButWhiteSpace();
    void prettyKeepsTheRestOfBrokenText_data();
    void prettyKeepsTheRestOfBrokenText();
    void prettyDoesNotBlowUp();
};

void Rfc8259JsonTest::keepsWhatItReads_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"null", "true", "false", "0", "-0", "-0.0", "1e400", "-1E-400", "0.10", "1e+05",
                             "123456789012345678901234567890", "\"\"", "[]", "{}", "[null,[],{}]", "{\"\":0}",
                             "{\"a\":{\"b\":[1,\"2\",true]},\"c\":null}", "{\"b\":1,\"a\":2,\"b\":3}"})
        QTest::newRow(text) << QByteArray(text);
}

void Rfc8259JsonTest::keepsWhatItReads()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseJson(text);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().text()));
    QCOMPARE(writeJson(parsed->value, JsonStyle::Compact), text);

    const auto spaced = parseJson("\t\r\n " + text + " \n");
    QVERIFY(spaced);
    QVERIFY(spaced->value == parsed->value);
}

void Rfc8259JsonTest::decodesStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("decoded");
    QTest::newRow("§7 two-character escapes") << R"("\"\\\/\b\f\n\r\t")"_ba << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("§7 G clef as a surrogate pair") << R"("\uD834\udd1E")"_ba << u"\U0001D11E"_s;
    QTest::newRow("G clef as UTF-8") << "\"\xF0\x9D\x84\x9E\""_ba << u"\U0001D11E"_s;
    QTest::newRow("runs between escapes") << "\"\xC3\xA9\\u00e9x\\ty\xE2\x82\xAC\""_ba << u"ééx\ty€"_s;
    QTest::newRow("escaped NUL") << R"("a\u0000b")"_ba << QString(u"a\0b"_s);
    QTest::newRow("U+FEFF inside") << "\"\xEF\xBB\xBFx\""_ba << u"\uFEFFx"_s;
    QTest::newRow("DEL as it stands") << "\"\x7F\""_ba << u"\u007F"_s;
    QTest::newRow("non-characters") << R"("\uFFFF\uFFFE")"_ba << QString(u"\xFFFF\xFFFE"_s);
}

void Rfc8259JsonTest::decodesStrings()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, decoded);
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->value.toString().value(), decoded);
    // Whatever was read can be written and read again.
    const auto again = parseJson(writeJson(parsed->value));
    QVERIFY(again);
    QCOMPARE(again->value.text(), decoded);
}

void Rfc8259JsonTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, int offset, const QString &message) {
        QTest::newRow(name) << text << offset << message;
    };
    row("nothing", "", 0, u"expected a value, found the end of the text"_s);
    row("white space alone", " \n", 2, u"expected a value, found the end of the text"_s);
    row("byte order mark", "\xEF\xBB\xBF{}", 0,
        u"a byte order mark (U+FEFF) stands before the JSON text; remove it"_s);
    row("text behind", "{} x", 3, u"expected the end of the text after the JSON value, found 'x'"_s);
    row("two values", "1 2", 2, u"expected the end of the text after the JSON value, found '2'"_s);
    row("HTML", "<html>", 0, u"expected a value, found '<'"_s);
    row("member without comma", R"({"a":1 "b":2})", 7,
        u"expected ',' or '}' after the member \"a\", found '\"'"_s);
    row("word after a member", "{\"a\":1\n  xyz}", 9,
        u"expected ',' or '}' after the member \"a\", found 'xyz'"_s);
    row("item without comma", "[1 2]", 3, u"expected ',' or ']' after a value of the array, found '2'"_s);
    row("wrong bracket", "[1}", 2, u"expected ',' or ']' after a value of the array, found '}'"_s);
    row("no colon", R"({"a" 1})", 5, u"expected ':' after the name \"a\", found '1'"_s);
    row("no value", R"({"a":})", 5, u"expected a value, found '}'"_s);
    row("trailing comma in an object", R"({"a":1,})", 7, u"no comma may stand before '}'"_s);
    row("trailing comma in an array", "[1,]", 3, u"no comma may stand before ']'"_s);
    row("leading comma", "[,1]", 1, u"expected a value, found ','"_s);
    row("name without quotes", "{a:1}", 1, u"expected a member name in double quotes, found 'a'"_s);
    row("single quotes", "['a']", 1,
        u"expected a value, found a single quotation mark; strings stand in double quotes"_s);
    row("comment", "[1, // x\n2]", 4, u"expected a value, found '/'; JSON has no comments"_s);
    row("object not closed", R"({"a":1)", 6,
        u"expected ',' or '}' after the member \"a\", found the end of the text"_s);
    row("array not closed", "[", 1, u"expected a value, found the end of the text"_s);
    row("Python's None", "None", 0, u"expected a value, found 'None'"_s);
    row("long word", "[aVeryLongWordPerhapsASecret]", 1,
        u"expected a value, found a word of 27 characters"_s);
    row("NaN", "[NaN]", 1, u"expected a value, found 'NaN'"_s);
    row("literal cut off", "nul", 0, u"expected a value, found 'nul'"_s);
    row("literal too long", "trueish", 0, u"expected a value, found 'trueish'"_s);
    row("capital literal", "[True]", 1, u"expected a value, found 'True'"_s);
    row("§6 leading zero", "[01]", 1, u"a number must not begin with a zero that further digits follow"_s);
    row("§6 leading zero after minus", "-012", 1,
        u"a number must not begin with a zero that further digits follow"_s);
    row("§6 plus sign", "+1", 0, u"expected a value, found '+'"_s);
    row("§6 no integer part", ".5", 0, u"expected a value, found '.'"_s);
    row("§6 minus alone", "-", 1, u"expected a digit after '-', found the end of the text"_s);
    row("§6 minus word", "-Infinity", 1, u"expected a digit after '-', found 'Infinity'"_s);
    row("§6 no fraction", "1.", 2, u"expected a digit after the decimal point, found the end of the text"_s);
    row("§6 no exponent", "[1e]", 3, u"expected a digit after the exponent sign, found ']'"_s);
    row("§6 hexadecimal", "0x10", 1, u"expected the end of the text after the JSON value, found 'x10'"_s);
    row("§7 string not closed", "[\n \"ab", 6,
        u"the string that begins at line 2, column 2 has no closing quotation mark"_s);
    row("§7 line break in a string", "\"a\nb\"", 2,
        u"the control character U+000A must be escaped in a string"_s);
    row("§7 NUL in a string", "\"a\0b\""_ba, 2,
        u"the control character U+0000 must be escaped in a string"_s);
    row("NUL between values", "[1\0]"_ba, 2,
        u"expected ',' or ']' after a value of the array, found the control character U+0000"_s);
    row("§7 unknown escape", R"("ab\x41")", 3, u"a backslash must not stand before 'x41' in a string"_s);
    row("§7 escape at the end", "\"a\\", 3, u"the text ends inside of an escape sequence"_s);
    row("§7 short hexadecimal", R"("\u12")", 1, u"\\u must be followed by four hexadecimal digits"_s);
    row("§7 signed hexadecimal", R"("\u+123")", 1, u"\\u must be followed by four hexadecimal digits"_s);
    row("§8.2 first half alone", R"("\ud800")", 1,
        u"\\uD800 is one half of a surrogate pair without the other"_s);
    row("§8.2 second half alone", R"("x\uDC00")", 2,
        u"\\uDC00 is one half of a surrogate pair without the other"_s);
    row("§8.2 two first halves", R"("\ud800\ud800")", 1,
        u"\\uD800 is one half of a surrogate pair without the other"_s);
    row("§8.2 halves in the wrong order", R"("\udc00\ud800")", 1,
        u"\\uDC00 is one half of a surrogate pair without the other"_s);
    row("§8.1 stray byte", "\"a\xFF\"", 2, u"byte 0xFF is not UTF-8 here"_s);
    row("§8.1 overlong", "\"\xC0\xAF\"", 1, u"byte 0xC0 is not UTF-8 here"_s);
    row("§8.1 encoded surrogate", "\"\xED\xA0\x80\"", 1, u"byte 0xED is not UTF-8 here"_s);
    row("§8.1 sequence cut off", "\"\xE2\x82\"", 1, u"byte 0xE2 is not UTF-8 here"_s);
    row("§8.1 Latin-1 outside", "\xE9", 0, u"expected a value, found byte 0xE9, which is not UTF-8 here"_s);
    row("§8.1 UTF-16", "\xFF\xFE{\0"_ba, 0, u"expected a value, found byte 0xFF, which is not UTF-8 here"_s);
    row("non-ASCII character", "[1é]", 2, u"expected ',' or ']' after a value of the array, found 'é'"_s);
    row("per cent signs", R"({"%1%2":1 %3})", 10,
        u"expected ',' or '}' after the member \"%1%2\", found '%'"_s);
}

void Rfc8259JsonTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, message);
    const auto parsed = parseJson(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().message, message);
    QCOMPARE(parsed.error().offset, offset);
}

void Rfc8259JsonTest::knowsWhereValuesStand()
{
    const QByteArray text = " {\"a\" : [ 12, \"x\" ], \"b\":true}";
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    const auto source = [&text](const JsonValue &value) {
        return text.sliced(value.begin(), value.end() - value.begin());
    };
    QCOMPARE(source(parsed->value), text.trimmed());
    const JsonValue *list = parsed->value.member(u"a");
    QVERIFY(list);
    QCOMPARE(source(*list), "[ 12, \"x\" ]"_ba);
    QCOMPARE(source(list->items()[0]), "12"_ba);
    QCOMPARE(source(list->items()[1]), "\"x\""_ba);
    QCOMPARE(source(*parsed->value.member(u"b")), "true"_ba);
    QCOMPARE(parsed->value.members()[1].nameBegin, text.indexOf("\"b\""));
}

void Rfc8259JsonTest::countsLinesAndCharacters()
{
    const auto positionOf = [](const QByteArray &text) {
        const auto parsed = parseJson(text);
        return parsed ? QString() : u"%1:%2"_s.arg(parsed.error().line).arg(parsed.error().column);
    };
    QCOMPARE(positionOf("[x"), u"1:2"_s);
    QCOMPARE(positionOf("[\n\nx"), u"3:1"_s);
    QCOMPARE(positionOf("[\r\n\r\n x"), u"3:2"_s);
    QCOMPARE(positionOf("[\r\rx"), u"3:1"_s);
    QCOMPARE(positionOf("[\"é€\xF0\x9F\x94\x91\" x"), u"1:8"_s); // three characters, nine bytes
    QCOMPARE(parseJson("[\nx").error().text(), u"line 2, column 1: expected a value, found 'x'"_s);
}

void Rfc8259JsonTest::keepsOrderDuplicatesAndNumberText()
{
    const auto parsed = parseJson(R"({"z":1.50,"a":1e2,"z":-0})");
    QVERIFY(parsed);
    const QList<JsonMember> &members = parsed->value.members();
    QCOMPARE(members.size(), 3);
    QCOMPARE(members[0].name + members[1].name + members[2].name, u"zaz"_s);
    QCOMPARE(members[0].value.text(), u"1.50"_s);
    QCOMPARE(members[2].value.text(), u"-0"_s);
    QCOMPARE(parsed->value.member(u"z")->text(), u"1.50"_s);
}

void Rfc8259JsonTest::listsDuplicatesWithTheirObject()
{
    const QByteArray text = R"({"a":{"b":[0,{"x":1,"\u0078":2}]},"a":3})";
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->duplicates.size(), 2);
    const JsonDuplicate inner{u"x"_s, u"a.b[1]"_s, text.indexOf("\"x\""), text.indexOf("\"\\u0078\"")};
    QCOMPARE(parsed->duplicates[0], inner);
    const JsonDuplicate outer{u"a"_s, {}, 1, text.lastIndexOf("\"a\"")};
    QCOMPARE(parsed->duplicates[1], outer);
}

void Rfc8259JsonTest::listsDuplicatesAmongManyMembers()
{
    QByteArray text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"m" + QByteArray::number(i) + "\":1,";
    text += "\"m7\":2}";
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->duplicates.size(), 1);
    QCOMPARE(parsed->duplicates[0].name, u"m7"_s);
    QCOMPARE(parsed->duplicates[0].firstOffset, text.indexOf("\"m7\""));
}

void Rfc8259JsonTest::limitsTheDuplicatesListed()
{
    const auto parsed = parseJson("{" + QByteArray("\"a\":1,").repeated(5000) + "\"a\":1}");
    QVERIFY(parsed);
    QCOMPARE(parsed->duplicates.size(), 1000);
    QCOMPARE(parsed->value.members().size(), 5001);
}

void Rfc8259JsonTest::nestsUpToTheLimitOnly()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(parseJson(nested(512)));
    const auto refused = parseJson(nested(513));
    QVERIFY(!refused);
    QCOMPARE(refused.error().offset, 512);
    QCOMPARE(refused.error().message, u"objects and arrays are nested deeper than 512 levels"_s);
    QVERIFY(parseJson(nested(3), {3}));
    QVERIFY(!parseJson(nested(4), {3}));
}

void Rfc8259JsonTest::survivesHostileDepth()
{
    for (const char *opening : {"[", "{\"a\":", "[{\"a\":"}) {
        const QByteArray text = QByteArray(opening).repeated(10'000);
        QVERIFY(!parseJson(text));
        QVERIFY(prettyJson(text).error);
    }
}

void Rfc8259JsonTest::readsFiftyMegabytes()
{
    const QByteArray name = QByteArray(R"(A \"user\" of some length, é)").repeated(20);
    const QByteArray row = R"({"id":12345,"name":")" + name + R"(","roles":["admin","reader"]},)";
    QByteArray text = "[";
    while (text.size() < 50 * 1024 * 1024)
        text += row;
    text.back() = ']';

    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->value.items().size(), (text.size() - 1) / row.size());
    const PrettyJson pretty = prettyJson(text);
    QVERIFY(!pretty.error);
    QVERIFY(pretty.text.size() > text.size());
}

void Rfc8259JsonTest::writesWhatItRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty object") << "{}"_ba;
    QTest::newRow("nested")
        << "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    },\n    []\n  ],\n  \"c\": {}\n}"_ba;
    QTest::newRow("number text") << "[\n  -0.10e+5\n]"_ba;
    QTest::newRow("non-ASCII as it stands") << "\"é\xF0\x9F\x94\x91/\""_ba;
}

void Rfc8259JsonTest::writesWhatItRead()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    QCOMPARE(writeJson(parsed->value), text);
}

void Rfc8259JsonTest::escapesOnlyWhatItMust()
{
    const JsonValue value = JsonValue::string(u"\"\\/\b\f\n\r\t\u0001\u001F\u007F é\u2028"_s);
    QCOMPARE(writeJson(value), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f é\xE2\x80\xA8\""_ba);
    QCOMPARE(writeJson(JsonValue::string(QString(u"a\0b"_s))), "\"a\\u0000b\""_ba);
}

void Rfc8259JsonTest::editsObjects()
{
    JsonValue object = parseJson(R"({"a":1,"b":2,"a":3})")->value;
    object.setMember(u"a"_s, JsonValue::string(u"x"_s));
    object.setMember(u"c"_s, JsonValue::boolean(false));
    QCOMPARE(writeJson(object, JsonStyle::Compact), R"({"a":"x","b":2,"a":3,"c":false})"_ba);
    object.removeMember(u"a");
    QCOMPARE(writeJson(object, JsonStyle::Compact), R"({"b":2,"c":false})"_ba);
    QVERIFY(!object.member(u"a"));
}

void Rfc8259JsonTest::readsIntegers()
{
    const auto integer = [](const char *text) { return parseJson(text)->value.toInteger(); };
    QCOMPARE(integer("9223372036854775807").value(), std::numeric_limits<qint64>::max());
    QCOMPARE(integer("-0").value(), 0);
    for (const char *text : {"9223372036854775808", "1.0", "1e3", "1e400", "\"1\"", "true"})
        QVERIFY2(!integer(text), text);
}

void Rfc8259JsonTest::prettyKeepsEverythingButWhiteSpace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    QTest::newRow("escapes and numbers as written")
        << R"({"\u0061":"\/\u00e9","n":1E400})"_ba
        << "{\n  \"\\u0061\": \"\\/\\u00e9\",\n  \"n\": 1E400\n}"_ba;
    QTest::newRow("duplicates and order") << R"({"b":1,"a":2,"b":3})"_ba
                                          << "{\n  \"b\": 1,\n  \"a\": 2,\n  \"b\": 3\n}"_ba;
    QTest::newRow("empty containers") << " { \"a\" : [ ] , \"b\" : { } } "_ba
                                      << "{\n  \"a\": [],\n  \"b\": {}\n}"_ba;
    QTest::newRow("scalar") << " \"x\" "_ba
                            << "\"x\""_ba;
    QTest::newRow("already pretty") << "[\n  1,\n  [\n    2\n  ]\n]"_ba
                                    << "[\n  1,\n  [\n    2\n  ]\n]"_ba;
}

void Rfc8259JsonTest::prettyKeepsEverythingButWhiteSpace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    const PrettyJson printed = prettyJson(text);
    QVERIFY(!printed.error);
    QCOMPARE(printed.text, pretty);
}

void Rfc8259JsonTest::prettyKeepsTheRestOfBrokenText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    QTest::newRow("no JSON at all") << "<html> <b>"_ba
                                    << "<html> <b>"_ba;
    QTest::newRow("cut off in a string") << R"({"a":1,"b":"xy)"_ba
                                         << "{\n  \"a\": 1,\n  \"b\":\"xy"_ba;
    QTest::newRow("no colon") << R"({"a" 1})"_ba
                              << "{\n  \"a\" 1}"_ba;
    QTest::newRow("after a comma") << "[1, x]"_ba
                                   << "[\n  1, x]"_ba;
    QTest::newRow("text behind") << "{} trailing"_ba
                                 << "{} trailing"_ba;
    QTest::newRow("invalid UTF-8") << "[1,\"\xFF\"]"_ba
                                   << "[\n  1,\"\xFF\"]"_ba;
}

void Rfc8259JsonTest::prettyKeepsTheRestOfBrokenText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    const PrettyJson printed = prettyJson(text);
    QVERIFY(printed.error);
    QCOMPARE(printed.text, pretty);
}

void Rfc8259JsonTest::prettyDoesNotBlowUp()
{
    const QByteArray text =
        QByteArray(500, '[') + QByteArray("1,").repeated(500'000) + '1' + QByteArray(500, ']');
    const PrettyJson pretty = prettyJson(text);
    QVERIFY(!pretty.error);
    QVERIFY(pretty.text.size() < 6 * text.size());
    QCOMPARE(writeJson(parseJson(pretty.text)->value, JsonStyle::Compact), text);
}

QTEST_GUILESS_MAIN(Rfc8259JsonTest)
#include "rfc8259_json_test.moc"
