// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/preset_texts.h"

#include "profiles/preset_habits.h"
#include "profiles/provider_presets.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

/// Knows every text of the presets in a language of its own, and no other text.
class MarkingTranslator : public QTranslator {
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "presets") == 0 ? u"⟦"_s + QString::fromUtf8(text) + u'⟧' : QString();
    }
    bool isEmpty() const override { return false; }
};

/// The texts that lupdate has put into a context.
QSet<QString> sourcesIn(const QString &file, const QString &context)
{
    QFile ts(file);
    if (!ts.open(QIODevice::ReadOnly))
        qFatal("lupdate wrote nothing");
    QSet<QString> sources;
    QString current;
    QXmlStreamReader xml(&ts);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "name"_L1)
            current = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == "source"_L1 && current == context)
            sources.insert(xml.readElementText());
    }
    return sources;
}

} // namespace

class PresetTextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void translatorsGetEveryText()
    {
        QString lupdate = QStandardPaths::findExecutable(u"lupdate"_s, {u"/usr/lib/qt6/bin"_s});
        if (lupdate.isEmpty())
            lupdate = QStandardPaths::findExecutable(u"lupdate6"_s);
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed");
        const QTemporaryDir folder;
        const QString ts = folder.filePath(u"presets.ts"_s);
        QProcess process;
        process.start(lupdate, {QStringLiteral(WORKBENCH_PRESET_TEXTS), u"-ts"_s, ts});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);

        QSet<QString> expected;
        for (const ProviderPreset &preset : providerPresets().presets) {
            for (const QString &text : presetTexts(preset))
                expected.insert(text);
        }
        QVERIFY(expected.size() > 200);
        const QSet<QString> found = sourcesIn(ts, u"presets"_s);
        const QSet<QString> missing = expected - found;
        const QSet<QString> superfluous = found - expected;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(u'\n')));
        QVERIFY2(superfluous.isEmpty(), qPrintable(superfluous.values().join(u'\n')));
    }

    void habitsAreShownInTheUsersLanguage()
    {
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const ProviderPreset &preset : providerPresets().presets) {
            for (auto habit = preset.habits.cbegin(); habit != preset.habits.cend(); ++habit) {
                const QString shown = providerHabit(preset, habit.key());
                QVERIFY2(shown.contains(u'⟦' + habit.value() + u'⟧'), qPrintable(shown));
            }
        }
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(presetText(u"As it stands."_s), u"As it stands."_s);
    }
};

QTEST_GUILESS_MAIN(PresetTextsTest)
#include "preset_texts_test.moc"
