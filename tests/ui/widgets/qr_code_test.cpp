// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/qr_code.h"

#include <QGuiApplication>
#include <QPalette>
#include <QPixmap>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

const QString address = u"https://example.com/device?user_code=WDJB-MJHT"_s;

bool isDark(const QImage &image, int x, int y)
{
    return qGray(image.pixel(x, y)) < 128;
}

/// ISO/IEC 18004, 6.3.3: dark 7×7, light 5×5, dark 3×3.
bool isFinderPattern(const QImage &image, int left, int top)
{
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            const int ring = qMin(qMin(x, 6 - x), qMin(y, 6 - y));
            if (isDark(image, left + x, top + y) != (ring != 1))
                return false;
        }
    }
    return true;
}

} // namespace

class QrCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeFinderPatternsInAQuietZone()
    {
        const QImage image = qrImage(address);
        QCOMPARE(image.width(), image.height());
        const int modules = image.width() - 8;
        QCOMPARE((modules - 17) % 4, 0); // 6.3.1: a version has 17 + 4 v modules a side
        QVERIFY(isFinderPattern(image, 4, 4));
        QVERIFY(isFinderPattern(image, 4 + modules - 7, 4));
        QVERIFY(isFinderPattern(image, 4, 4 + modules - 7));
        QVERIFY2(isDark(image, 4 + 8, 4 + modules - 8), "7.9.1: the module that is always dark");
        for (int i = 0; i < image.width(); ++i) {
            for (int edge : {0, 1, 2, 3, image.width() - 4, image.width() - 1})
                QVERIFY(!isDark(image, i, edge) && !isDark(image, edge, i));
        }
        QVERIFY(qrImage(address) != qrImage(address + u'x'));
    }

    void anotherProgramReadsIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("an address with its code") << address;
        QTest::newRow("a long one") << address + u"&hint="_s + QString(400, u'x');
        QTest::newRow("upper case and digits") << u"HTTPS://EXAMPLE.COM/DEVICE?USER_CODE=0123456789"_s;
        QTest::newRow("percent-encoded") << u"https://xn--4ca.example/%E2%9C%93?a=1&b=%26#c"_s;
    }
    /// From the screen, as a camera has it.
    void anotherProgramReadsIt()
    {
        QFETCH(QString, text);
        const QString reader = QStandardPaths::findExecutable(u"zbarimg"_s);
        if (reader.isEmpty())
            QSKIP("zbarimg is not installed");
        QrCode code;
        code.setCode(text);
        code.adjustSize();
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"code.png"_s);
        QVERIFY(code.grab().save(file));
        QProcess process;
        process.start(reader,
                      {u"--quiet"_s, u"--raw"_s, u"--nodbus"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, file});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput(), text.toUtf8() + '\n');
        QCOMPARE(process.exitCode(), 0);
    }

    void whatHasNoCode()
    {
        QVERIFY(qrImage({}).isNull());
        QVERIFY(qrImage(QString(4000, u'x')).isNull());
        QVERIFY(!qrImage(u"https://ä.example/✓"_s).isNull());
    }

    void blackOnWhiteOnADarkWindow()
    {
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        QrCode code;
        code.setPalette(dark);
        code.setCode(address);
        QVERIFY(code.isVisibleTo(nullptr));
        QCOMPARE(code.accessibleDescription(), address);
        QVERIFY(!code.accessibleName().isEmpty());
        code.adjustSize();
        const QImage shown = code.grab().toImage();
        QVERIFY(!isDark(shown, 2, 2));
        const int module = shown.width() / qrImage(address).width();
        QVERIFY(module >= 2);
        QVERIFY(isDark(shown, 4 * module + module / 2, 4 * module + module / 2));

        code.setCode({});
        QVERIFY(!code.isVisibleTo(nullptr));
    }
};

QTEST_MAIN(QrCodeTest)
#include "qr_code_test.moc"
