// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// GCC 12 destroys aggregates, lambdas with captures and the temporaries of ?: twice when they stand in an
// expression that is awaited. So what is awaited stands in a variable, and the line that awaits has only
// names and calls.
#include "house/source_tree.h"

#include <QTest>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace source_tree;

namespace {

/// The offending lines, "12: …".
QStringList violations(const QString &text)
{
    static const QRegularExpression await(u"\\bco_await\\b"_s);
    static const QRegularExpression definition(u"\\boperator\\s+co_await\\b"_s);
    static const QRegularExpression head(u"\\b(if|while|switch|for)\\s*\\("_s);
    static const QRegularExpression temporary(u"[{?\\[]"_s);
    QStringList found;
    const QStringList lines = withoutComments(text).split(u'\n');
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const QString line = lines.at(number).trimmed();
        if (!line.contains(await) || line.contains(definition))
            continue;
        if (!line.endsWith(u';') || line.contains(temporary) || line.contains(head))
            found.append(u"%1: %2"_s.arg(number + 1).arg(line));
    }
    return found;
}

} // namespace

class CoAwaitRuleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAwaitIsANameOrACall();
    void aBreachIsSeen_data();
    void aBreachIsSeen();
};

void CoAwaitRuleTest::everyAwaitIsANameOrACall()
{
    int awaits = 0;
    QStringList found;
    for (const QString &file : cppFilesIn(u"app"_s) + cppFilesIn(u"ui"_s) + cppFilesIn(u"tests"_s)) {
        if (file.startsWith("tests/house/"_L1))
            continue;
        const QString text = read(file);
        awaits += int(text.count("co_await"_L1));
        for (const QString &line : violations(text))
            found.append(file + u':' + line);
    }
    QVERIFY(awaits > 0);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void CoAwaitRuleTest::aBreachIsSeen_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("breach");

    QTest::newRow("a name") << u"auto answer = co_await request;"_s << false;
    QTest::newRow("a call with names") << u"const auto answer = co_await send(client, request);"_s << false;
    QTest::newRow("handed on") << u"co_return co_await next;"_s << false;
    QTest::newRow("a comment") << u"send(request); // then { co_await }"_s << false;
    QTest::newRow("the operator itself") << u"auto operator co_await() && {"_s << false;
    QTest::newRow("an aggregate") << u"co_await send(Request{url});"_s << true;
    QTest::newRow("a lambda") << u"co_await once([this] { return true; });"_s << true;
    QTest::newRow("a choice") << u"co_await (fast ? a : b);"_s << true;
    QTest::newRow("over two lines") << u"co_await send(client,\n request);"_s << true;
    QTest::newRow("a condition") << u"if (co_await next) return;"_s << true;
    QTest::newRow("a loop") << u"while (co_await next) step();"_s << true;
}

void CoAwaitRuleTest::aBreachIsSeen()
{
    QFETCH(QString, line);
    QTEST(!violations(line).isEmpty(), "breach");
}

} // namespace workbench::test

QTEST_APPLESS_MAIN(workbench::test::CoAwaitRuleTest)
#include "co_await_rule_test.moc"
