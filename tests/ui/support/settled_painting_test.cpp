// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/settled_painting.h"

#include <QPaintEvent>
#include <QTest>
#include <QWidget>
#include <QWindow>

using workbench::SettledPainting;

namespace {

class CountingWindow : public QWidget {
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++paints; }
};

} // namespace

class SettledPaintingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsOnceAfterAllThatTheDisplayTells()
    {
        CountingWindow window;
        window.resize(200, 100);
        window.show();
        new SettledPainting(&window);
        // What comes with the place and the focus: all of it is to be painted anew.
        window.resize(300, 200);
        window.update();
        QCoreApplication::sendPostedEvents();
        window.repaint();
        QCOMPARE(window.paints, 0);
        QTRY_COMPARE(window.paints, 1);
        QTRY_VERIFY(window.windowHandle()->isExposed());
        QCOMPARE(window.paints, 1);
        QVERIFY(window.updatesEnabled());
    }

    void leavesTheWindowAloneAfterwards()
    {
        CountingWindow window;
        window.show();
        new SettledPainting(&window);
        QCOMPARE(window.children().size(), 1);
        QTRY_COMPARE(window.paints, 1);
        QTRY_VERIFY(window.children().isEmpty());
        window.update();
        QTRY_COMPARE(window.paints, 2);
        window.hide();
        window.show();
        QTRY_COMPARE(window.paints, 3);
    }

    void leavesAWindowAloneThatIsClosedBefore()
    {
        {
            CountingWindow window;
            window.show();
            new SettledPainting(&window);
        }
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(SettledPaintingTest)
#include "settled_painting_test.moc"
