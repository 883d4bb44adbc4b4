// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/secret_copies.h"

#include "support/clipboard.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

#include <memory>

namespace workbench {

namespace {

class CopyGuard : public QObject {
public:
    explicit CopyGuard(QLineEdit *line)
        : QObject(line)
        , m_line(line)
    {
        line->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (m_line->echoMode() != QLineEdit::Normal) // Qt itself copies nothing then
            return false;
        switch (event->type()) {
        case QEvent::KeyPress:
            return takeKey(*static_cast<QKeyEvent *>(event));
        case QEvent::ContextMenu:
            showMenu(static_cast<QContextMenuEvent *>(event)->globalPos());
            return true;
        case QEvent::MouseButtonRelease: // QLineEdit would hand the selection to X
            return m_line->hasSelectedText();
        default:
            return false;
        }
    }

private:
    bool takeKey(const QKeyEvent &key)
    {
        if (key.matches(QKeySequence::Copy))
            copy();
        else if (key.matches(QKeySequence::Cut))
            cut();
        else
            return false;
        return true;
    }

    void showMenu(const QPoint &place)
    {
        QMenu *menu = m_line->createStandardContextMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction *action : menu->actions()) {
            const bool copies = action->objectName() == QLatin1StringView("edit-copy");
            const bool cuts = action->objectName() == QLatin1StringView("edit-cut");
            if (!copies && !cuts)
                continue;
            disconnect(action, &QAction::triggered, m_line, nullptr);
            connect(action, &QAction::triggered, this, copies ? &CopyGuard::copy : &CopyGuard::cut);
        }
        menu->popup(place);
    }

    void copy()
    {
        if (m_line->hasSelectedText())
            copySecret(m_line->selectedText());
    }

    void cut()
    {
        copy();
        if (!m_line->isReadOnly())
            m_line->del();
    }

    QLineEdit *m_line;
};

} // namespace

void guardCopies(QLineEdit *line)
{
    new CopyGuard(line);
}

} // namespace workbench
