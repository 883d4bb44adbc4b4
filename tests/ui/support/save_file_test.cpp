// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/save_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;

class SaveFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheOwnerReadsIt();
    void aFailureNamesTheFile();
};

void SaveFileTest::onlyTheOwnerReadsIt()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("run.har"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.close();
    QVERIFY(
        before.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::ReadGroup));

    QVERIFY(!savePrivateFile(path, "content"));
    QFile file(path);
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(file.permissions() & others));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("content"));
}

void SaveFileTest::aFailureNamesTheFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("missing/run.har"));
    const auto problem = savePrivateFile(path, "content");
    QVERIFY(problem);
    QVERIFY2(problem->contains(QStringLiteral("run.har")), qPrintable(*problem));
}

QTEST_MAIN(SaveFileTest)
#include "save_file_test.moc"
