// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/lifetime.h"

#include <QTest>

namespace workbench::test {

class LifetimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsSeconds_data();
    void readsSeconds();
};

void LifetimeTest::readsSeconds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("seconds"); // -1 = none
    const auto row = [](const char *name, const char *json, qint64 seconds) {
        QTest::newRow(name) << QByteArray(json) << seconds;
    };
    row("a number", "3600", 3600);
    row("zero", "0", 0);
    row("a fraction of nothing", "3600.0", 3600);
    row("an exponent", "36e2", 3600);
    row("digits as a text", R"("3600")", 3600);
    row("digits behind a space", R"(" 3600")", 3600);
    row("negative", "-1", -1);
    row("a negative text", R"("-1")", -1);
    row("half a second", "1.5", -1);
    row("longer than a lifetime", "99999999999", -1);
    row("longer than any number", "99999999999999999999", -1);
    row("infinite", "1e999", -1);
    row("with its unit", R"("3600s")", -1);
    row("nothing", R"("")", -1);
    row("null", "null", -1);
    row("true", "true", -1);
    row("an array", "[3600]", -1);
}

void LifetimeTest::readsSeconds()
{
    QFETCH(QByteArray, json);
    const auto document = parseJson(json);
    QVERIFY(document.isOk());
    QTEST(lifetimeIn(document->value).value_or(-1), "seconds");
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::LifetimeTest)
#include "lifetime_test.moc"
