// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// What is asked of the keychain.
enum class StoreVerb { List, Load, Save, Rename, KeepTokens, Delete, Restore, Arrange, RebuildList };

/// True for what changes the keychain.
bool isChange(StoreVerb verb);

/// One thing that is asked of the keychain, in its four tenses.
struct StoreWords {
    QString doing; ///< "Saving “test”"
    QString notDone; ///< "“test” was not saved."
    QString unknown; ///< "It is not known yet whether “test” was saved."
    QString doneAfterAll; ///< "“test” was saved after all."
};
/// `name` is the profile's; of no account where no single one is meant.
StoreWords storeWords(StoreVerb verb, const QString &name);

} // namespace workbench
