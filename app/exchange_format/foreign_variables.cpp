// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/foreign_variables.h"

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

constexpr int deepest = 10;
constexpr qsizetype mostUnknown = 20; // enough to know what a value lacks

void remember(QStringList &unknown, QStringView reference)
{
    if (unknown.size() < mostUnknown && !unknown.contains(reference))
        unknown.append(reference.toString());
}

} // namespace

ForeignVariables::Text ForeignVariables::resolved(const QString &written)
{
    Text result;
    expand(written, 0, result);
    return result;
}

void ForeignVariables::expand(QStringView written, int depth, Text &result)
{
    while (!written.isEmpty()) {
        const qsizetype open = written.indexOf("{{"_L1);
        const qsizetype close = open < 0 ? -1 : written.indexOf("}}"_L1, open + 2);
        if (close < 0)
            break;
        result.text += written.first(open);
        const QStringView reference = written.sliced(open, close + 2 - open);
        const QString *value = find(reference.sliced(2).chopped(2).trimmed());
        if (value && depth < deepest && m_replacements > 0 && value->size() <= m_length) {
            --m_replacements;
            m_length -= value->size();
            expand(*value, depth + 1, result);
        } else {
            remember(result.unknown, reference);
            result.text += reference;
        }
        written = written.sliced(close + 2);
    }
    result.text += written;
}

const QString *ForeignVariables::find(QStringView name) const
{
    const QString plain = (name.startsWith("_."_L1) ? name.sliced(2) : name).toString();
    for (auto scope = m_scopes.crbegin(); scope != m_scopes.crend(); ++scope) {
        const auto found = scope->constFind(plain);
        if (found != scope->cend())
            return &*found;
    }
    return nullptr;
}

} // namespace workbench
