// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/placeholders.h"

using namespace Qt::StringLiterals;

namespace workbench {

Placeholders::Placeholders(QByteArrayView text)
    : m_mark(u"shellVariable"_s)
{
    while (text.contains(m_mark.toLatin1()))
        m_mark += u'Z';
}

QByteArray Placeholders::bytes(const ShellWord &word)
{
    return bytes(word.pieces());
}

QByteArray Placeholders::bytes(const QList<ShellWord::Piece> &pieces)
{
    using Kind = ShellWord::Piece::Kind;
    QByteArray bytes;
    for (const ShellWord::Piece &piece : pieces) {
        if (piece.kind == Kind::Literal) {
            bytes += piece.text;
        } else if (piece.kind == Kind::Base64) {
            bytes += this->bytes(piece.inner).toBase64();
        } else {
            if (!m_names.contains(piece.text))
                m_names.append(piece.text);
            bytes += m_mark.toLatin1() + QByteArray::number(m_names.indexOf(piece.text)) + 'e';
        }
    }
    return bytes;
}

QString Placeholders::readable(QString text) const
{
    replaceIn(text, Replacement::Variable);
    return text;
}

QStringList Placeholders::replaceIn(QString &text, Replacement replacement) const
{
    QStringList variables;
    for (qsizetype at = text.indexOf(m_mark); at >= 0; at = text.indexOf(m_mark, at)) {
        qsizetype end = at + m_mark.size();
        qsizetype number = 0;
        while (end < text.size() && text[end].isDigit() && number < m_names.size())
            number = number * 10 + text[end++].digitValue();
        QString variable;
        if (number < m_names.size())
            variable = u'$' + QString::fromUtf8(m_names[number]);
        variables.append(variable);
        if (replacement == Replacement::Nothing)
            variable.clear();
        text.replace(at, qMin(end + 1, text.size()) - at, variable);
        at += variable.size();
    }
    return variables;
}

void Placeholders::takeOutOf(JsonValue &value, const QString &path, QList<MissingValue> &missing) const
{
    if (value.isString()) {
        QString text = value.text();
        const QStringList variables = replaceIn(text, Replacement::Nothing);
        if (variables.isEmpty())
            return;
        value = JsonValue::string(text);
        missing.append({path, variables.join(u' ')});
    }
    for (qsizetype i = 0; i < value.items().size(); ++i)
        takeOutOf(value.items()[i], path + u"[%1]"_s.arg(i), missing);
    for (JsonMember &member : value.members())
        takeOutOf(member.value, path.isEmpty() ? member.name : path + u'.' + member.name, missing);
}

QList<MissingValue> Placeholders::takeOutOf(Profile &profile) const
{
    QList<MissingValue> missing;
    const QList<JsonMember> members = profile.document().members();
    for (const JsonMember &member : members) {
        JsonValue value = member.value;
        const qsizetype before = missing.size();
        takeOutOf(value, member.name, missing);
        if (missing.size() > before)
            profile.setValue(member.name, value);
    }
    return missing;
}

} // namespace workbench
