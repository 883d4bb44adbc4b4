// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_import.h"
#include "protocol/json.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace workbench {

/// Collects what an importer finds in one file: each set of settings once, however often it stands there.
class ForeignDrafts {
    Q_DECLARE_TR_FUNCTIONS(ForeignDrafts)

public:
    /// `source`: tool and format, for people.
    explicit ForeignDrafts(const QString &source);

    void add(const ImportDraft &draft);
    /// Something about the file as a whole.
    void remark(const ImportRemark &remark);
    /// Members that stand twice in one object: the first one counts.
    void remarkDuplicates(const QList<JsonDuplicate> &duplicates);
    /// An authorization that is no OAuth 2.0: "basic".
    void countOther(const QString &type);

    Result<ForeignImport, ImportRemark> finished() const;

private:
    struct Place {
        qsizetype draft = 0;
        int more = 0;
        QStringList names; ///< the first of them
    };

    ForeignImport m_import;
    QHash<QByteArray, Place> m_places; ///< by the document without its name
    QHash<QString, int> m_others;
    int m_tooMany = 0;
};

} // namespace workbench
