// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// One block of PEM text (RFC 7468 §2).
struct PemBlock {
    QByteArray label; ///< "PRIVATE KEY"
    qsizetype begin = 0; ///< of the dashes before BEGIN
    qsizetype end = 0; ///< behind the END line; behind the BEGIN line when there is no END

    bool isPrivateKey() const;
    bool isPublicKey() const;
};

struct PemBlocks {
    QList<PemBlock> blocks; ///< those that are whole
    /// The first thing that keeps a block from being whole, in a sentence with its remedy.
    struct Problem {
        qsizetype offset = 0;
        QString message;
    };
    std::optional<Problem> problem;
};

PemBlocks findPemBlocks(QByteArrayView text);

} // namespace workbench
