// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/secret_items.h"

#include <memory>

namespace workbench {

/// Items of any length on a keychain that limits the length of one. A value that fits is the item itself. A
/// longer one is cut into items of their own, `<key>/part/<generation>/<n>`, and the item becomes their
/// manifest: generation, count, length, SHA-256. The parts are there before the manifest names them, those of
/// another generation go after it: whatever is interrupted, the item reads as the old or the new value.
class SplitItems final : public SecretItems {
public:
    /// `limit`: bytes that an item may have; at least 200, as a manifest has to fit.
    SplitItems(std::unique_ptr<SecretItems> items, qsizetype limit);

    Task<StoreDone> open(Prompting prompting) override;
    /// Also fails with Damaged, when parts do not make up what the manifest says.
    Task<StoreResult<std::optional<QByteArray>>> read(QString key) override;
    Task<StoreDone> write(QString key, QByteArray value) override;
    Task<StoreDone> remove(QString key) override;
    /// Without the parts.
    Task<StoreResult<std::optional<QStringList>>> keys() override;

private:
    struct Manifest {
        qint64 generation = 0;
        qint64 count = 0;
        qint64 length = 0;
        QByteArray sha256{}; ///< hexadecimal
        bool isRemoved = false; ///< what is left to do is to remove the parts
    };

    static std::optional<Manifest> manifestOf(const QByteArray &item);
    static QByteArray textOf(const Manifest &manifest);
    static QString partKey(const QString &key, qint64 generation, qint64 number);

    Task<StoreResult<std::optional<QByteArray>>> readParts(QString key, Manifest manifest);
    /// How many it took.
    Task<StoreResult<qint64>> writeParts(QString key, Manifest manifest, QByteArray value);
    Task<StoreResult<bool>> hasParts(QString key, qint64 generation);
    /// The oldest one first, so that those which an interruption leaves are found from the newest one back.
    Task<StoreDone> removeGenerations(QString key, qint64 newest);
    /// Those from number `first` on, as far as there are any.
    Task<StoreDone> removeParts(QString key, qint64 generation, qint64 first);

    std::unique_ptr<SecretItems> m_items;
    const qsizetype m_limit;
};

} // namespace workbench
