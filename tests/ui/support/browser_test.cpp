// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/browser.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;

class BrowserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void installedBrowsersAreListedWithTheirPrivateWindow();
    void aCommandIsSplitButNotInterpreted();
    void anUnknownProgramHasNoPath();
    void theUrlIsOneArgument();
};

void BrowserTest::installedBrowsersAreListedWithTheirPrivateWindow()
{
    const auto find = [](const QString &name) {
        return name == QLatin1String("firefox-esr") ? QStringLiteral("/opt/firefox-esr") : QString();
    };
    const QList<Browser> expected = {
        {QStringLiteral("Firefox"), QStringLiteral("/opt/firefox-esr"), {}},
        {QStringLiteral("Firefox, private window"),
         QStringLiteral("/opt/firefox-esr"),
         {QStringLiteral("--private-window")}},
    };
    QCOMPARE(installedBrowsers(find), expected);
}

void BrowserTest::aCommandIsSplitButNotInterpreted()
{
    const Browser browser = browserFromCommand(QStringLiteral("sh --profile \"test one\" ; $HOME"));
    QVERIFY(browser.program.endsWith(QLatin1String("/sh")));
    QCOMPARE(browser.arguments,
             (QStringList{QStringLiteral("--profile"), QStringLiteral("test one"), QStringLiteral(";"),
                          QStringLiteral("$HOME")}));
}

void BrowserTest::anUnknownProgramHasNoPath()
{
    QVERIFY(browserFromCommand(QStringLiteral("no-such-browser-anywhere")).program.isEmpty());
    QVERIFY(browserFromCommand(QString()).program.isEmpty());
    QVERIFY(!openWith(Browser(), QUrl(QStringLiteral("https://as.example/"))));
}

void BrowserTest::theUrlIsOneArgument()
{
    QTemporaryDir directory;
    const QString script = directory.filePath(QStringLiteral("browser"));
    const QString result = directory.filePath(QStringLiteral("result"));
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > \"" + result.toUtf8() + ".new\" && mv \""
               + result.toUtf8() + ".new\" \"" + result.toUtf8() + "\"\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    const QUrl url(QStringLiteral("https://as.example/a?x=1&y=$(touch%20z);'z'"));
    QVERIFY(openWith({QStringLiteral("Test"), script, {QStringLiteral("--flag")}}, url));
    QTRY_VERIFY(QFile::exists(result));
    QFile written(result);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), "2\n--flag\n" + url.toEncoded() + '\n');
}

QTEST_GUILESS_MAIN(BrowserTest)
#include "browser_test.moc"
