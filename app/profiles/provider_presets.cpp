// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "profiles/provider_presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside of any namespace, as Qt wants it.
static void initializeResources()
{
    Q_INIT_RESOURCE(providers);
}

namespace workbench {

const ProviderPresets &providerPresets()
{
    static const ProviderPresets presets = [] {
        initializeResources();
        return presetsIn(u":/providers"_s);
    }();
    return presets;
}

ProviderPresets presetsIn(const QString &folder)
{
    ProviderPresets result;
    const QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : files) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly)) {
            result.errors.append(
                {name,
                 {},
                 0,
                 0,
                 QCoreApplication::translate("PresetError", "cannot be read: %1").arg(file.errorString())});
            continue;
        }
        const auto preset = readPreset(file.readAll(), name);
        if (preset)
            result.presets.append(*preset);
        else
            result.errors.append(preset.error());
    }
    std::sort(result.presets.begin(), result.presets.end(),
              [](const ProviderPreset &a, const ProviderPreset &b) {
                  return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
              });
    return result;
}

const ProviderPreset *presetOf(const QString &provider)
{
    if (provider.isEmpty())
        return nullptr;
    const QList<ProviderPreset> &presets = providerPresets().presets;
    const auto found = std::find_if(presets.cbegin(), presets.cend(), [&](const ProviderPreset &preset) {
        return provider.compare(preset.name, Qt::CaseInsensitive) == 0
            || provider.compare(preset.id, Qt::CaseInsensitive) == 0;
    });
    return found == presets.cend() ? nullptr : &*found;
}

} // namespace workbench
