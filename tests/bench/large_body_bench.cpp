// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
// How long the window is blocked while a response of 50 MB is presented, shown, paged through, searched and
// revealed: prints the longest gap between two turns of the event loop, by the clock and, for a machine that
// has other things to do, by the processor time of the window's thread. The bar is 50 ms.

#include "ui/support/sample_run.h"
#include "views/run/step_page.h"
#include "widgets/paged_text_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace workbench;

namespace {

constexpr qsizetype bodySize = 50 * 1024 * 1024;

QByteArray largeJson()
{
    QByteArray body;
    body.reserve(bodySize + 200);
    body += "{\"access_token\":\"" + test::sampleJwt() + "\",\"items\":[";
    for (int i = 0; body.size() < bodySize; ++i)
        body += "{\"id\":" + QByteArray::number(i) + ",\"name\":\"a member of the usual length\"},";
    body.chop(1);
    body += "]}";
    return body;
}

/// What this thread has used of the processor, in ms.
double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Beats as often as the event loop allows and remembers the longest time between two beats.
class LoopWatch {
public:
    LoopWatch()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start(0);
        m_clock.start();
    }
    /// Spins until `done`; prints the longest gap since the last call.
    void run(const char *what, const std::function<bool()> &done)
    {
        QElapsedTimer whole;
        whole.start();
        do {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        } while (!done());
        beat();
        std::printf("%-28s %8.1f ms in all, longest gap %6.1f ms (%5.1f ms busy)\n", what,
                    double(whole.nsecsElapsed()) / 1e6, m_longest, m_busiest);
        m_worst = qMax(m_worst, m_longest);
        m_longest = 0;
        m_busiest = 0;
    }
    double worst() const { return m_worst; }

private:
    void beat()
    {
        const double busy = processorTime();
        m_longest = qMax(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_busiest = qMax(m_busiest, busy - m_busyBefore);
        m_busyBefore = busy;
        m_clock.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_busyBefore = processorTime();
    double m_longest = 0;
    double m_busiest = 0;
    double m_worst = 0;
};

PagedTextView *viewNamed(const QWidget &parent, const char *title)
{
    for (PagedTextView *view : parent.findChildren<PagedTextView *>()) {
        if (view->textEdit()->accessibleName() == QLatin1String(title))
            return view;
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);

    RunRecord record = test::sampleRun();
    record.exchanges = {test::sampleTokenExchange(largeJson())};
    StepPage page;
    page.resize(500, 600);
    page.show();

    LoopWatch watch;
    int turns = 0;
    watch.run("window shown", [&] { return ++turns > 20; });
    page.showStep(record, 2, true);
    watch.run("masked, pretty, shown", [&] { return !page.isBusy(); });
    PagedTextView *pretty = viewNamed(page, "Response body, pretty");
    if (!pretty || pretty->pageCount() < 100) {
        std::fputs("The body was not shown.\n", stderr);
        return 1;
    }
    pretty->showPage(pretty->pageCount() / 2);
    turns = 0;
    watch.run("another part", [&] { return ++turns > 20; });
    pretty->findChild<QLineEdit *>()->setText(QStringLiteral("does not occur"));
    pretty->findNext();
    watch.run("searched to the end", [&] { return !pretty->isSearching(); });
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text() == StepPage::tr("Reveal run secrets"))
            button->click();
    }
    watch.run("revealed", [&] { return !page.isBusy(); });
    std::printf("%-28s %33.1f ms (bar: 50 ms)\n", "worst", watch.worst());
    return 0;
}
