// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/literal_font.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QTest>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

int glyphCount(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    int count = 0;
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun &run : runs)
        count += int(run.glyphIndexes().size());
    return count;
}

} // namespace

class LiteralFontTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsEachCharacterAsItself_data()
    {
        QTest::addColumn<QFont>("font");
        // It has ligatures; the application's is whatever the system has.
        QTest::newRow("DejaVu Sans") << QFont(u"DejaVu Sans"_s);
        QTest::newRow("the application's") << QGuiApplication::font();
    }

    void drawsEachCharacterAsItself()
    {
        QFETCH(QFont, font);
        const QString text = u"offline_access office_fi"_s;
        QCOMPARE(glyphCount(text, literalFont(font)), int(text.size()));
    }

    void keepsEverythingElse()
    {
        QFont font(u"DejaVu Sans"_s, 17);
        font.setBold(true);
        const QFont literal = literalFont(font);
        QCOMPARE(literal.families(), font.families());
        QCOMPARE(literal.pointSizeF(), font.pointSizeF());
        QVERIFY(literal.bold());
    }

    void theFixedOneIsTheSystems()
    {
        const QString text = u"office -> fi != =>"_s;
        QCOMPARE(glyphCount(text, literalFixedFont()), int(text.size()));
        QCOMPARE(literalFixedFont().families(),
                 QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    }
};

QTEST_MAIN(LiteralFontTest)
#include "literal_font_test.moc"
