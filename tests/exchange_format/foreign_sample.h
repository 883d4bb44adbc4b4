// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"

#include <QFile>
#include <QStringList>

namespace workbench::test {

inline QByteArray foreignSample(const QString &name)
{
    using namespace Qt::StringLiterals;
    QFile file(QStringLiteral(WORKBENCH_SOURCE_DIR) + u"/tests/exchange_format/foreign/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString kindOf(ImportRemark::Kind kind)
{
    switch (kind) {
    case ImportRemark::Kind::CutOff:
        return QStringLiteral("cut off");
    case ImportRemark::Kind::NotUnderstood:
        return QStringLiteral("not understood");
    case ImportRemark::Kind::Changed:
        return QStringLiteral("changed");
    case ImportRemark::Kind::LeftOut:
        return QStringLiteral("left out");
    }
    return {};
}

/// All that an import says, a line each: members of the profile, what is missing, and what every remark is
/// about.
inline QStringList described(const ImportDraft &draft)
{
    QStringList lines;
    for (const JsonMember &member : draft.profile.document().members()) {
        const JsonValue &value = member.value;
        if (member.name != QStringLiteral("workbench"))
            lines += member.name + u'='
                + (value.isString() ? value.text() : QString::fromUtf8(writeJson(value, JsonStyle::Compact)));
    }
    for (const MissingValue &missing : draft.missing)
        lines += QStringLiteral("missing ") + missing.member + u' ' + missing.source;
    for (const ImportRemark &remark : draft.remarks)
        lines += kindOf(remark.kind) + u' ' + remark.subject;
    return lines;
}

/// The draft of that name, described; empty when there is none.
inline QStringList describedDraft(const QByteArray &file, const QString &name)
{
    const auto import = importForeign(file);
    if (!import)
        return {import.error().message};
    for (const ImportDraft &draft : import->drafts) {
        if (draft.profile.name() == name)
            return described(draft);
    }
    return {};
}

inline QStringList namesIn(const QByteArray &file)
{
    QStringList names;
    const auto import = importForeign(file);
    if (import) {
        for (const ImportDraft &draft : import->drafts)
            names += draft.profile.name();
    }
    return names;
}

} // namespace workbench::test
