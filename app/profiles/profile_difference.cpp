// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/profile_difference.h"

#include "protocol/profile_secrets.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Leaf {
    QString member;
    QString text;
    bool isSecret = false;
};

/// The tokens of a run are one thing: nobody merges them member by member.
const QString tokens = u"last_response"_s;

QString textOf(const JsonValue &value)
{
    return value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact));
}

/// `shown` is the same value after its secrets were taken out, or nullptr when it went with them.
void appendLeaves(QList<Leaf> &leaves, const QString &path, const JsonValue &value, const JsonValue *shown)
{
    if (!value.isObject() || path == tokens) {
        leaves.append({path, textOf(value), !shown || *shown != value});
        return;
    }
    for (const JsonMember &member : value.members()) {
        appendLeaves(leaves, path.isEmpty() ? member.name : path + u'.' + member.name, member.value,
                     shown ? shown->member(member.name) : nullptr);
    }
}

QList<Leaf> leavesOf(const Profile &profile)
{
    JsonValue shown = profile.document();
    takeSecrets(shown);
    QList<Leaf> leaves;
    appendLeaves(leaves, {}, profile.document(), &shown);
    return leaves;
}

const Leaf *leafNamed(const QList<Leaf> &leaves, const QString &member)
{
    const auto found = std::find_if(leaves.cbegin(), leaves.cend(),
                                    [&member](const Leaf &leaf) { return leaf.member == member; });
    return found == leaves.cend() ? nullptr : &*found;
}

ProfileDifference difference(const QString &member, const Leaf *mine, const Leaf *theirs)
{
    const bool isSecret = (mine && mine->isSecret) || (theirs && theirs->isSecret);
    const auto text = [isSecret](const Leaf *leaf) { return leaf && !isSecret ? leaf->text : QString(); };
    return {member, text(mine), text(theirs), isSecret};
}

} // namespace

QList<ProfileDifference> profileDifferences(const Profile &mine, const Profile &theirs)
{
    const QList<Leaf> here = leavesOf(mine), there = leavesOf(theirs);
    QList<ProfileDifference> differences;
    for (const Leaf &leaf : here) {
        const Leaf *other = leafNamed(there, leaf.member);
        if (!other || other->text != leaf.text)
            differences.append(difference(leaf.member, &leaf, other));
    }
    for (const Leaf &leaf : there) {
        if (!leafNamed(here, leaf.member))
            differences.append(difference(leaf.member, nullptr, &leaf));
    }
    return differences;
}

} // namespace workbench
