// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/table_fields.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace workbench {

OmittedField::OmittedField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QLineEdit(parentWidget()))
{
    setContent(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

QString OmittedField::request() const
{
    return spec().member.section(u'.', 1);
}

void OmittedField::show(const Profile &profile)
{
    const QStringList names = profile.omitted(request());
    // While the user types, the space that will separate the next name is not in the document yet.
    if (m_edit->text().split(u' ', Qt::SkipEmptyParts) != names)
        m_edit->setText(names.join(u' '));
}

void OmittedField::store(Profile &profile) const
{
    profile.setOmitted(request(), m_edit->text().split(u' ', Qt::SkipEmptyParts));
}

ParametersField::ParametersField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QPlainTextEdit(parentWidget()))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(5 * m_edit->fontMetrics().lineSpacing());
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    setContent(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FormField::edited);
}

Parameters ParametersField::typed() const
{
    Parameters parameters;
    const QStringList lines = m_edit->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString name = line.section(u'=', 0, 0).trimmed();
        if (!name.isEmpty() && !isElsewhere(name))
            parameters.append(name, line.section(u'=', 1));
    }
    return parameters;
}

Parameters ParametersField::shown(const Profile &profile) const
{
    Parameters parameters;
    const Parameters all = profile.grantParameters();
    for (const Parameter &row : all.rows()) {
        if (!isElsewhere(row.name))
            parameters.append(row.name, row.value);
    }
    return parameters;
}

void ParametersField::show(const Profile &profile)
{
    const Parameters parameters = shown(profile);
    if (parameters == typed())
        return; // lines that are still being typed stay as they are
    QStringList lines;
    for (const Parameter &row : parameters.rows())
        lines.append(row.name + u'=' + row.value);
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(lines.join(u'\n'));
}

void ParametersField::store(Profile &profile) const
{
    Parameters parameters;
    const Parameters all = profile.grantParameters();
    for (const Parameter &row : all.rows()) {
        if (isElsewhere(row.name))
            parameters.append(row.name, row.value);
    }
    const Parameters own = typed();
    for (const Parameter &row : own.rows())
        parameters.append(row.name, row.value);
    profile.setGrantParameters(parameters);
}

} // namespace workbench
