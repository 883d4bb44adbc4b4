// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/algorithm.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::KeyFindings)
};

Finding warning(const QString &id, const QString &message, const QString &expected, const QString &actual,
                const SpecReference &reference)
{
    Finding finding;
    finding.id = id;
    finding.message = message;
    finding.expected = expected;
    finding.actual = actual;
    finding.reference = reference;
    return finding;
}

/// The bits that the algorithm wants of the key; 0 where the curve settles it.
int wantedBits(const SignatureAlgorithm &algorithm)
{
    if (algorithm.keyType == KeyType::Oct)
        return int(digestSize(algorithm.digest)) * 8;
    return algorithm.keyType == KeyType::Rsa ? 2048 : 0;
}

} // namespace

QList<Finding> keyFindings(const SignatureAlgorithm &algorithm, const Key &key, KeyPurpose purpose)
{
    QList<Finding> findings;
    const KeyLabels &labels = key.labels();
    const int wanted = wantedBits(algorithm);
    if (key.bits() < wanted)
        findings.append(
            warning(u"JWT-006"_s,
                    Text::tr("The key has %1 bits; %2 wants %3 or more, and servers may refuse it.")
                        .arg(key.bits())
                        .arg(algorithm.name)
                        .arg(wanted),
                    QString::number(wanted), QString::number(key.bits()), algorithm.spec));
    if (!labels.alg.isEmpty() && labels.alg != algorithm.name)
        findings.append(warning(
            u"JWT-005"_s,
            Text::tr("The key's own alg is %1, but it is used with %2.").arg(labels.alg, algorithm.name),
            labels.alg, algorithm.name, {u"RFC 7517"_s, u"4.4"_s}));
    if (!labels.use.isEmpty() && labels.use != "sig"_L1)
        findings.append(warning(
            u"JWT-010"_s, Text::tr("The key's use is \"%1\", but it is used for signatures.").arg(labels.use),
            u"sig"_s, labels.use, {u"RFC 7517"_s, u"4.2"_s}));
    const QString operation = purpose == KeyPurpose::Sign ? u"sign"_s : u"verify"_s;
    if (labels.key_ops && !labels.key_ops->contains(operation))
        findings.append(
            warning(u"JWT-010"_s,
                    Text::tr("The key's key_ops have no \"%1\", but it is used for that.").arg(operation),
                    operation, labels.key_ops->join(u", "_s), {u"RFC 7517"_s, u"4.3"_s}));
    return findings;
}

} // namespace workbench
