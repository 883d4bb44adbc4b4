// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/preset_habits.h"

#include "profiles/preset_texts.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// The habits of all rows of a table, each with the name of its row.
QStringList habitsOfRows(const ProviderPreset &preset, const QString &prefix)
{
    QStringList habits;
    for (auto habit = preset.habits.cbegin(); habit != preset.habits.cend(); ++habit) {
        if (habit.key().startsWith(prefix))
            habits.append(habit.key().sliced(prefix.size()) + u": "_s + presetText(habit.value()));
    }
    std::sort(habits.begin(), habits.end());
    return habits;
}

} // namespace

QString providerHabit(const ProviderPreset &preset, const QString &member)
{
    QStringList habits;
    if (preset.habits.contains(member))
        habits.append(presetText(preset.habits.value(member)));
    const QString table = member.section(u'.', 0, 0);
    if (member == "parameters"_L1 || table == "extra"_L1 || table == "omit"_L1)
        habits += habitsOfRows(preset, table + u'.');
    if (member == "redirect_uri"_L1)
        habits.append(presetText(preset.loopback.explanation));
    if (member == "refresh_token"_L1)
        habits.append(presetText(preset.refresh));
    habits.removeAll(QString());
    return habits.join(u' ');
}

} // namespace workbench
