// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace workbench {

/// One line of a block of a .bru file: `name: value`.
struct BruPair {
    QString name; ///< without quotes and without the `~` of a disabled one
    QString value;
    bool enabled = true;
    qsizetype offset = 0;
};

/// `name { … }`. Blocks of text, such as scripts and bodies, have no pairs.
struct BruBlock {
    QString name; ///< `auth:oauth2`
    QList<BruPair> pairs;
    qsizetype offset = 0;
    bool isClosed = true;
};

/// The blocks of one .bru file or of several, one after the other. Lines outside of blocks are passed over.
/// The text must be UTF-8.
QList<BruBlock> readBru(QByteArrayView text);

/// True for a line that opens a block of a name that .bru files have.
bool isBruBlock(QByteArrayView line);

} // namespace workbench
