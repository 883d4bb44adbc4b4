// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/sandbox_server.h"
#include "support/fake_browser.h"
#include "support/run_controller.h"
#include "views/run/run_panel.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTextEdit>

namespace workbench::test {

/// Panel, controller and the user's browser, wired as the window does it.
struct Desk {
    explicit Desk(Profile theProfile = sandboxProfile(), bool withBrowser = true)
        : profile(std::move(theProfile))
        , controller(world(withBrowser))
        , panel(&controller)
    {
        QObject::connect(&panel, &RunPanel::runRequested, &controller,
                         [this](bool stepping) { controller.start(profile, stepping); });
        panel.resize(420, 700);
        panel.show();
    }

    RunController::World world(bool withBrowser)
    {
        RunController::World world;
        world.openBrowser = [this, withBrowser](const QUrl &url) {
            opened.append(url);
            return !withBrowser || browser.open(url);
        };
        world.alert = [this](QWidget *window) {
            QVERIFY(window == &panel);
            ++alerts;
        };
        return world;
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (QString(button->text()).remove(u'&') == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
    bool press(const char *text) const
    {
        QPushButton *found = button(QString::fromUtf8(text));
        if (!found || !found->isEnabled())
            return false;
        found->click();
        return true;
    }
    const RunRecord &last() const { return controller.history().first(); }
    bool finished() const { return !controller.history().isEmpty() && !controller.isRunning(); }

    /// Every text that any widget of the panel holds, on each of its tabs.
    QString allTexts() const
    {
        QString all;
        const QList<QTabWidget *> tabWidgets = panel.findChildren<QTabWidget *>();
        for (QTabWidget *tabs : tabWidgets) {
            const int chosen = tabs->currentIndex();
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                all += shownTexts();
            }
            tabs->setCurrentIndex(chosen);
        }
        return all + shownTexts();
    }

    QString shownTexts() const
    {
        QString all;
        for (const QWidget *widget : panel.findChildren<QWidget *>()) {
            if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
                all += edit->toPlainText() + u'\n';
            else if (const auto *rich = qobject_cast<const QTextEdit *>(widget))
                all += rich->toPlainText() + u'\n';
            else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
                all += line->text() + u'\n';
            all += widget->property("text").toString() + u'\n';
        }
        for (const QAbstractItemView *view : panel.findChildren<QAbstractItemView *>()) {
            for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const QModelIndex index = view->model()->index(row, column);
                    for (const int role :
                         {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                        all += index.data(role).toString() + u'\n';
                }
            }
        }
        return all;
    }

    FakeBrowser browser;
    QList<QUrl> opened;
    int alerts = 0;
    Profile profile;
    RunController controller;
    RunPanel panel;
};

inline QStringList tabTitles(const QWidget &panel, const char *oneOfThem)
{
    for (const QTabWidget *tabs : panel.findChildren<QTabWidget *>()) {
        QStringList titles;
        for (int i = 0; i < tabs->count(); ++i)
            titles += tabs->tabText(i);
        if (titles.contains(QLatin1String(oneOfThem)) && tabs->isVisible())
            return titles;
    }
    return {};
}

} // namespace workbench::test
