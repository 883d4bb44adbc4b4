// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/key_choice.h"

#include "jose/algorithm.h"
#include "jose/pem_blocks.h"

#include <QCoreApplication>

#include <algorithm>

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::ChosenKey)
};

constexpr qsizetype most = 20; // each may cost a derivation from the passphrase; nobody's file has more

bool goesWith(const Key &key, QStringView alg)
{
    const SignatureAlgorithm *known = signatureAlgorithm(alg);
    return !known || !misfit(*known, key);
}

bool isLocked(const KeyError &error)
{
    return error.kind == KeyError::Kind::PassphraseMissing || error.kind == KeyError::Kind::PassphraseWrong;
}

QList<PemBlock> privateKeysIn(QByteArrayView text)
{
    QList<PemBlock> blocks = findPemBlocks(text).blocks;
    blocks.removeIf([](const PemBlock &block) { return !block.isPrivateKey(); });
    return blocks.first(std::min(blocks.size(), most));
}

} // namespace

QString ChosenKey::choice() const
{
    return count < 2 ? QString()
                     : Text::tr("number %1 of %2 (%3)").arg(number).arg(count).arg(key.description());
}

Result<ChosenKey, KeyError> chooseKey(const JsonValue &member, QByteArrayView passphrase, QStringView alg)
{
    const QByteArray text = member.isString() ? member.text().toUtf8() : QByteArray();
    const QList<PemBlock> blocks = privateKeysIn(text);
    if (blocks.size() < 2) {
        const auto key = Key::fromMember(member, passphrase);
        if (!key)
            return Failure{key.error()};
        return ChosenKey{*key};
    }
    std::optional<ChosenKey> first;
    QList<KeyError> errors;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const PemBlock &block = blocks[i];
        const auto key =
            Key::fromPem(QByteArrayView(text).sliced(block.begin, block.end - block.begin), passphrase);
        if (!key) {
            KeyError error = key.error();
            error.offset += error.offset < 0 ? 0 : block.begin;
            errors.append(error);
            continue;
        }
        const ChosenKey candidate{*key, int(i) + 1, int(blocks.size())};
        if (goesWith(candidate.key, alg))
            return candidate;
        if (!first)
            first = candidate;
    }
    // One that is locked may be the one that is meant.
    const auto locked = std::find_if(errors.cbegin(), errors.cend(), isLocked);
    if (locked != errors.cend())
        return Failure{*locked};
    if (first)
        return *first;
    return Failure{errors.first()};
}

} // namespace workbench
