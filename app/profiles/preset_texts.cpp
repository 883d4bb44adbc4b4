// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/preset_texts.h"

#include <QCoreApplication>

namespace workbench {

QString presetText(const QString &text)
{
    return QCoreApplication::translate("presets", text.toUtf8().constData());
}

QStringList presetTexts(const ProviderPreset &preset)
{
    QStringList texts{preset.summary, preset.refresh, preset.loopback.explanation};
    texts += preset.unknown;
    texts += preset.habits.values();
    for (const PresetGrant &grant : preset.grants)
        texts.append(grant.title);
    for (const PresetPlaceholder &placeholder : preset.placeholders)
        texts << placeholder.title << placeholder.explanation;
    texts.removeAll(QString());
    return texts;
}

} // namespace workbench
