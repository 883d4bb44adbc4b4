// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace workbench {

/// A heading that opens and closes what stands below it. The body is built when it is opened for the first
/// time, so that a closed section costs nothing.
class CollapsibleSection : public QWidget {
    Q_OBJECT
public:
    /// `build` makes the body as a child of the given widget. It is called once.
    CollapsibleSection(const QString &title, std::function<QWidget *(QWidget *)> build,
                       QWidget *parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    /// A short remark behind the title, e.g. how many values are set inside: "More (2 set)". Empty for none.
    void setRemark(const QString &remark);

private:
    void buildBody();
    QString m_title;
    std::function<QWidget *(QWidget *)> m_build;
    bool m_isOpen = false;
    QToolButton *m_heading = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace workbench
