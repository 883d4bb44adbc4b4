// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_entry.h"

namespace workbench {

namespace {

using Content = ProfileEntry::Content;
using Work = ProfileEntry::Work;

struct Remark {
    QString mark;
    QString state;
    QString explanation;
};

Remark remarkOfWork(Work work)
{
    switch (work) {
    case Work::None:
        break;
    case Work::Saving:
        return {QStringLiteral(u"…"), ProfileEntry::tr("saving"),
                ProfileEntry::tr("The keychain stores it.")};
    case Work::Deleting:
        return {QStringLiteral(u"…"), ProfileEntry::tr("deleting"),
                ProfileEntry::tr("The keychain removes it.")};
    case Work::Unknown:
        return {QStringLiteral(u"?"), ProfileEntry::tr("outcome unknown"),
                ProfileEntry::tr("The keychain has not said yet what became of the last change.")};
    }
    return {};
}

Remark remarkOfContent(Content content)
{
    switch (content) {
    case Content::Unread:
    case Content::Here:
        break;
    case Content::Loading:
        return {QStringLiteral(u"…"), ProfileEntry::tr("loading"),
                ProfileEntry::tr("The keychain reads it.")};
    case Content::Missing:
        return {QStringLiteral(u"!"), ProfileEntry::tr("missing"),
                ProfileEntry::tr("The list names it, the keychain does not have it.")};
    case Content::Damaged:
        return {QStringLiteral(u"!"), ProfileEntry::tr("damaged"),
                ProfileEntry::tr("What the keychain has cannot be read.")};
    case Content::Newer:
        return {QStringLiteral(u"!"), ProfileEntry::tr("newer version"),
                ProfileEntry::tr("A newer OAuth Workbench has stored it.")};
    }
    return {};
}

Remark remarkOf(const ProfileEntry &entry)
{
    const QString dot = QStringLiteral(u"\u25cf");
    if (entry.work != Work::None)
        return remarkOfWork(entry.work);
    if (!entry.isHere())
        return remarkOfContent(entry.content);
    if (entry.kind == ProfileEntry::Kind::Draft)
        return {dot, ProfileEntry::tr("unsaved"), ProfileEntry::tr("Not stored; gone with this window.")};
    if (entry.isChanged())
        return {dot, ProfileEntry::tr("changed"),
                ProfileEntry::tr("The changes are not stored; they are gone with this window.")};
    if (entry.isReadOnly)
        return {QStringLiteral(u"!"), ProfileEntry::tr("read-only"),
                ProfileEntry::tr("A newer OAuth Workbench has stored it; this one can show and run it.")};
    return {};
}

} // namespace

QString ProfileEntry::mark() const
{
    return remarkOf(*this).mark;
}

QString ProfileEntry::state() const
{
    return remarkOf(*this).state;
}

QString ProfileEntry::explanation() const
{
    const Remark remark = remarkOf(*this);
    return remark.state.isEmpty()
        ? QString()
        : tr("%1: %2", "state and its explanation").arg(remark.state, remark.explanation);
}

} // namespace workbench
