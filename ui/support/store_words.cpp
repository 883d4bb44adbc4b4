// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/store_words.h"

#include <QCoreApplication>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(store_words)
};

} // namespace

bool isChange(StoreVerb verb)
{
    return verb != StoreVerb::List && verb != StoreVerb::Load;
}

StoreWords storeWords(StoreVerb verb, const QString &name)
{
    switch (verb) {
    case StoreVerb::List:
        return {Text::tr("Reading the list of saved profiles"),
                Text::tr("The list of saved profiles was not read."),
                {},
                {}};
    case StoreVerb::Load:
        return {Text::tr("Reading “%1”").arg(name), Text::tr("“%1” was not read.").arg(name), {}, {}};
    case StoreVerb::Save:
        return {Text::tr("Saving “%1”").arg(name), Text::tr("“%1” was not saved.").arg(name),
                Text::tr("It is not known yet whether “%1” was saved.").arg(name),
                Text::tr("“%1” was saved after all.").arg(name)};
    case StoreVerb::Rename:
        return {Text::tr("Renaming “%1”").arg(name), Text::tr("The new name “%1” was not saved.").arg(name),
                Text::tr("It is not known yet whether the new name “%1” was saved.").arg(name),
                Text::tr("The new name “%1” was saved after all.").arg(name)};
    case StoreVerb::KeepTokens:
        return {Text::tr("Keeping the tokens of “%1”").arg(name),
                Text::tr("The tokens of “%1” were not kept.").arg(name),
                Text::tr("It is not known yet whether the tokens of “%1” were kept.").arg(name),
                Text::tr("The tokens of “%1” were kept after all.").arg(name)};
    case StoreVerb::Delete:
        return {Text::tr("Deleting “%1”").arg(name), Text::tr("“%1” was not deleted.").arg(name),
                Text::tr("It is not known yet whether “%1” was deleted.").arg(name),
                Text::tr("“%1” was deleted after all.").arg(name)};
    case StoreVerb::Restore:
        return {Text::tr("Bringing back “%1”").arg(name), Text::tr("“%1” was not brought back.").arg(name),
                Text::tr("It is not known yet whether “%1” was brought back.").arg(name),
                Text::tr("“%1” was brought back after all.").arg(name)};
    case StoreVerb::Arrange:
        return {Text::tr("Saving the order"), Text::tr("The order of the profiles was not saved."),
                Text::tr("It is not known yet whether the order of the profiles was saved."),
                Text::tr("The order of the profiles was saved after all.")};
    case StoreVerb::RebuildList:
        return {Text::tr("Making a new list of the saved profiles"), Text::tr("No new list was made."),
                Text::tr("It is not known yet whether a new list was made."),
                Text::tr("A new list was made after all.")};
    }
    return {};
}

} // namespace workbench
