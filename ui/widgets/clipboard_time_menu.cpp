// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/clipboard_time_menu.h"

#include "support/clipboard.h"

#include <QActionGroup>

namespace workbench {

ClipboardTimeMenu::ClipboardTimeMenu(QWidget *parent)
    : QMenu(tr("Clear copied &secrets"), parent)
{
    connect(this, &QMenu::aboutToShow, this, &ClipboardTimeMenu::build);
}

void ClipboardTimeMenu::build()
{
    using namespace std::chrono_literals;
    const std::pair<QString, std::chrono::seconds> choices[] = {{tr("After &30 seconds"), 30s},
                                                                {tr("After &1 minute"), 60s},
                                                                {tr("After &5 minutes"), 300s},
                                                                {tr("&Never"), 0s}};
    clear();
    auto *group = new QActionGroup(this);
    for (const auto &[title, time] : choices) {
        QAction *choice = addAction(title);
        choice->setCheckable(true);
        choice->setChecked(time == clipboardTime());
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [time = time] { setClipboardTime(time); });
    }
}

} // namespace workbench
