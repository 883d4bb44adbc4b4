// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/pem_blocks.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(workbench::PemBlocks)
};

/// What stands wrong in a block whose markers are right; empty when nothing does.
QString complaintAbout(QByteArrayView block)
{
    if (block.contains("\\n"))
        return Text::tr(
            "The line breaks of the PEM text stand there as \\n. Replace each \\n by a real line break.");
    // The first line break comes right behind the BEGIN line.
    const qsizetype lineEnd = block.indexOf('\n');
    if (lineEnd < 0 || !block.first(lineEnd).trimmed().endsWith("-----"))
        return Text::tr(
            "The PEM text has lost its line breaks. The lines BEGIN and END must stand alone, with "
            "the base64 text in lines between them.");
    return {};
}

} // namespace

bool PemBlock::isPrivateKey() const
{
    return label == "PRIVATE KEY" || label == "ENCRYPTED PRIVATE KEY" || label == "RSA PRIVATE KEY"
        || label == "EC PRIVATE KEY";
}

bool PemBlock::isPublicKey() const
{
    return label == "PUBLIC KEY" || label == "RSA PUBLIC KEY";
}

PemBlocks findPemBlocks(QByteArrayView text)
{
    static constexpr QByteArrayView begin = "-----BEGIN ";
    static constexpr QByteArrayView dashes = "-----";
    PemBlocks found;
    const auto complain = [&found](qsizetype offset, const QString &message) {
        if (!found.problem)
            found.problem = {offset, message};
    };
    for (qsizetype at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
        const qsizetype labelBegin = at + begin.size();
        const qsizetype labelEnd = text.indexOf(dashes, labelBegin);
        if (labelEnd < 0) {
            complain(at, Text::tr("A BEGIN line of the PEM text does not end in five dashes."));
            break;
        }
        PemBlock block{text.sliced(labelBegin, labelEnd - labelBegin).toByteArray(), at, 0};
        const QByteArray endLine = "-----END " + block.label + "-----";
        const qsizetype endBegin = text.indexOf(endLine, labelEnd);
        if (endBegin < 0) {
            complain(at,
                     Text::tr("The PEM block %1 has no END line: the text was cut off, or its END names "
                              "something else.")
                         .arg(QString::fromUtf8(block.label)));
            at = labelEnd;
            continue;
        }
        block.end = endBegin + endLine.size();
        const QString complaint = complaintAbout(text.sliced(at, block.end - at));
        if (complaint.isEmpty())
            found.blocks.append(block);
        else
            complain(at, complaint);
        at = block.end;
    }
    return found;
}

} // namespace workbench
