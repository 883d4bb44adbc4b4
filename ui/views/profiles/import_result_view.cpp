// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/import_result_view.h"

#include "http/redaction.h"
#include "protocol/visible_text.h"
#include "widgets/wrapping_delegate.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr int OffsetRole = Qt::UserRole;
constexpr qsizetype longestShown = 1000; // enough to know it by

QTreeWidgetItem *line(const QString &name, const QString &value, qsizetype offset = -1)
{
    const QString shown = beginningOf(value, longestShown);
    auto *item = new QTreeWidgetItem({visibleLine(beginningOf(name, longestShown)), visibleLine(shown)});
    item->setData(0, OffsetRole, qlonglong(offset));
    item->setToolTip(0, visibleLine(beginningOf(name, longestShown)));
    item->setToolTip(1, visibleLines(shown));
    return item;
}

/// Members of the document, nested ones with dots.
void appendMembers(QList<QTreeWidgetItem *> &items, const QString &path, const JsonValue &value)
{
    if (value.isObject()) {
        for (const JsonMember &member : value.members())
            appendMembers(items, path.isEmpty() ? member.name : path + u'.' + member.name, member.value);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.items().size(); ++i)
            items.append(line(path + u'[' + QString::number(i) + u']',
                              QString::fromUtf8(writeJson(value.items()[i], JsonStyle::Compact))));
    } else if (path != "workbench"_L1 && path != "name"_L1) {
        items.append(line(
            path, value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact))));
    }
}

/// What is to be entered stands in a list of its own.
JsonValue withoutMissing(JsonValue document, const QList<MissingValue> &missing)
{
    for (const MissingValue &value : missing) {
        const JsonValue *member = document.member(value.member);
        if (member && member->isString() && member->text().isEmpty())
            document.removeMember(value.member);
    }
    return document;
}

} // namespace

ImportResultView::ImportResultView(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"import_result"_s);
    setAccessibleName(tr("What was understood"));
    setHeaderLabels({tr("Member"), tr("Value or reason")});
    header()->setStretchLastSection(true);
    setColumnWidth(0, 240);
    new WrappingDelegate(this); // a reason is to be read, not guessed from its beginning
    connect(this, &QTreeWidget::itemActivated, this, &ImportResultView::askForPlace);
    connect(this, &QTreeWidget::itemClicked, this, &ImportResultView::askForPlace);
}

void ImportResultView::showDraft(const ImportDraft &draft, const QList<ImportRemark> &aboutTheText)
{
    using Kind = ImportRemark::Kind;
    clear();
    RunRecord record;
    record.profile = draft.profile;
    const JsonValue shown = Redactor(secretsIn(record)).masked(record).profile.document();

    const auto remarks = [&draft](Kind kind) {
        QList<QTreeWidgetItem *> items;
        for (const ImportRemark &remark : draft.remarks) {
            if (remark.kind == kind)
                items.append(line(remark.subject, remark.message, remark.offset));
        }
        return items;
    };
    QList<QTreeWidgetItem *> missing;
    for (const MissingValue &value : draft.missing) {
        missing.append(line(value.member,
                            value.source.isEmpty() ? tr("The text does not have it.")
                                                   : tr("In the text: %1").arg(value.source)));
    }
    QList<QTreeWidgetItem *> members;
    appendMembers(members, {}, withoutMissing(shown, draft.missing));
    m_memberCount = int(members.size());
    QList<QTreeWidgetItem *> general;
    for (const ImportRemark &remark : aboutTheText)
        general.append(line(remark.subject, remark.message, remark.offset));
    addGroup(tr("The text ends too early"), remarks(Kind::CutOff));
    addGroup(tr("Not understood"), remarks(Kind::NotUnderstood));
    addGroup(tr("To be entered by you"), missing);
    addGroup(tr("Understood"), members);
    addGroup(tr("Sent in another form"), remarks(Kind::Changed));
    addGroup(tr("Left out"), remarks(Kind::LeftOut));
    addGroup(tr("The text as a whole"), general);
    expandAll();
}

void ImportResultView::addGroup(const QString &title, const QList<QTreeWidgetItem *> &items)
{
    if (items.isEmpty())
        return;
    auto *group = new QTreeWidgetItem(this, {title});
    group->setFirstColumnSpanned(true);
    group->setData(0, OffsetRole, qlonglong(-1));
    group->addChildren(items);
}

void ImportResultView::askForPlace(const QTreeWidgetItem *item)
{
    const qlonglong offset = item->data(0, OffsetRole).toLongLong();
    if (offset >= 0)
        Q_EMIT placeWanted(qsizetype(offset));
}

} // namespace workbench
