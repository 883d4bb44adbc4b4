// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/json_field.h"

#include "support/literal_font.h"
#include "widgets/long_text_edit.h"
#include "widgets/note_label.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

QString textOf(const JsonValue *value)
{
    if (!value || value->isNull())
        return {};
    return value->isString() ? value->text() : QString::fromUtf8(writeJson(*value));
}

} // namespace

JsonField::JsonField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new LongTextEdit(parentWidget()))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setFont(literalFixedFont());
    setContent(m_edit);
    fitHeight();
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        Q_EMIT edited();
    });
    if (!spec.usual)
        return;
    auto *usual = new QPushButton(spec.usualTitle, parentWidget());
    usual->setAutoDefault(false);
    usual->setObjectName(u"usual_"_s + spec.member);
    usual->setAccessibleDescription(tr("Adds what is missing in: %1").arg(spec.title));
    addBelow(usual);
    connect(usual, &QPushButton::clicked, this, &JsonField::fillInTheUsual);
}

void JsonField::show(const Profile &profile)
{
    m_profile = profile;
    const JsonValue *value = profile.value(spec().member);
    const bool isEmpty = !value || value->isNull() || (value->isObject() && value->members().isEmpty());
    const JsonValue now = typed();
    // The same object in other lines, or none: what is being typed stays as it is.
    if (isEmpty ? m_edit->toPlainText().trimmed().isEmpty() : *value == now)
        return;
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(textOf(value));
    fitHeight();
}

/// An object without repeated members, which is kept as one; else the text.
JsonValue JsonField::typed() const
{
    const QString text = m_edit->toPlainText();
    const auto parsed = parseJson(text.toUtf8());
    const bool isObject = parsed && parsed->value.isObject() && parsed->duplicates.isEmpty();
    return isObject ? parsed->value : JsonValue::string(text);
}

void JsonField::store(Profile &profile) const
{
    if (m_edit->toPlainText().trimmed().isEmpty())
        profile.remove(spec().member);
    else
        profile.setValue(spec().member, typed());
}

void JsonField::fillInTheUsual()
{
    Q_EMIT profileWanted();
    if (const auto usual = spec().usual(m_profile))
        m_edit->setPlainText(QString::fromUtf8(writeJson(*usual)));
    m_edit->setFocus(Qt::OtherFocusReason);
}

void JsonField::fitHeight()
{
    constexpr int fewest = 4;
    constexpr int most = 14;
    const int lines = qBound(fewest, m_edit->blockCount() + 1, most);
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + 2 * m_edit->frameWidth() + 8);
}

} // namespace workbench
