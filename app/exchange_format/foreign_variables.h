// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/import_limits.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace workbench {

/// The variables of another tool's file. A value names them as `{{name}}`, Insomnia also as `{{ _.name }}`.
/// Values may name further variables; what a file can make of that is limited in depth, number and length.
class ForeignVariables {
public:
    using Values = QHash<QString, QString>;

    /// Adds variables that hide those of the same name, until leave() takes them away again.
    void enter(const Values &values) { m_scopes.append(values); }
    void leave() { m_scopes.removeLast(); }

    struct Text {
        QString text; ///< a variable that has no value here stands as it was written
        QStringList unknown; ///< those variables, as written
    };
    Text resolved(const QString &written);

private:
    void expand(QStringView written, int depth, Text &result);
    const QString *find(QStringView name) const;

    QList<Values> m_scopes; ///< the innermost one last
    int m_replacements = import_limit::foreignVariables;
    qsizetype m_length = import_limit::expandedBytes;
};

} // namespace workbench
