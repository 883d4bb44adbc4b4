// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/conflict_dialog.h"

#include "profiles/profile_difference.h"
#include "protocol/visible_text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace workbench {

ConflictDialog::ConflictDialog(const ProfileConflict &conflict, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("conflict_dialog"));
    setWindowTitle(tr("Changed elsewhere"));
    const QString name = conflict.mine.name();
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    if (conflict.theirs) {
        text->setText(tr("“%1” was saved by another window or program since it was read here. These members "
                         "&differ; nothing has been overwritten.")
                          .arg(name));
        QTreeWidget *list = differences(conflict);
        text->setBuddy(list);
        layout->addWidget(list, 1);
        resize(640, 360);
    } else {
        text->setText(tr("“%1” was deleted by another window or program since it was read here.").arg(name));
    }
    layout->addWidget(buttons(!conflict.theirs));
}

QTreeWidget *ConflictDialog::differences(const ProfileConflict &conflict)
{
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("conflict_members"));
    list->setAccessibleName(tr("Members that differ"));
    list->setHeaderLabels({tr("Member"), tr("Here"), tr("Elsewhere")});
    list->setRootIsDecorated(false);
    list->header()->setSectionResizeMode(QHeaderView::Stretch);
    const QList<ProfileDifference> members = profileDifferences(conflict.mine, conflict.theirs->profile);
    for (const ProfileDifference &member : members) {
        const QString secret = tr("differs, secret");
        auto *item = new QTreeWidgetItem(list,
                                         {member.member, member.isSecret ? secret : visibleLine(member.mine),
                                          member.isSecret ? secret : visibleLine(member.theirs)});
        item->setToolTip(1, item->text(1));
        item->setToolTip(2, item->text(2));
    }
    list->setCurrentItem(list->topLevelItem(0));
    return list;
}

QWidget *ConflictDialog::buttons(bool isDeleted)
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    const auto add = [&](const QString &title, QDialogButtonBox::ButtonRole role, auto chosen) {
        QPushButton *button = box->addButton(title, role);
        connect(button, &QPushButton::clicked, this, [this, chosen] {
            Q_EMIT(this->*chosen)();
            accept();
        });
        return button;
    };
    if (isDeleted) {
        add(tr("&Save anew"), QDialogButtonBox::ActionRole, &ConflictDialog::overwriteChosen)
            ->setDefault(true);
        add(tr("&Delete here, too"), QDialogButtonBox::DestructiveRole, &ConflictDialog::takeTheirsChosen);
    } else {
        add(tr("&Keep both"), QDialogButtonBox::ActionRole, &ConflictDialog::keepBothChosen)
            ->setDefault(true);
        add(tr("&Overwrite"), QDialogButtonBox::DestructiveRole, &ConflictDialog::overwriteChosen)
            ->setToolTip(tr("What is here replaces what was saved elsewhere"));
        add(tr("&Take theirs"), QDialogButtonBox::DestructiveRole, &ConflictDialog::takeTheirsChosen)
            ->setToolTip(tr("The changes made here are thrown away"));
    }
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return box;
}

} // namespace workbench
