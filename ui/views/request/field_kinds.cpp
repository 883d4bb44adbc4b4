// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/field_kinds.h"

#include "widgets/copy_button.h"
#include "widgets/secret_line_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QIntValidator>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

// Setting the same text again would move the cursor to the end while the user types in the middle.
void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    edit->setText(text);
    edit->setCursorPosition(0);
}

} // namespace

TextField::TextField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QLineEdit(parentWidget()))
{
    CopyButton *copy = nullptr;
    if (spec.copyable)
        copy = new CopyButton(
            tr("Copy: %1").arg(spec.title), [this] { return m_edit->text(); }, parentWidget());
    setContent(m_edit, copy);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

void TextField::show(const Profile &profile)
{
    showText(m_edit, profile.text(spec().member));
}

void TextField::store(Profile &profile) const
{
    storeText(profile, m_edit->text());
}

WordsField::WordsField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QLineEdit(parentWidget()))
{
    setContent(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

void WordsField::show(const Profile &profile)
{
    QStringList words;
    if (const JsonValue *value = profile.value(spec().member)) {
        if (value->isString())
            words.append(value->text());
        for (const JsonValue &item : value->items())
            words.append(item.text());
    }
    // While the user types, the space that will separate the next word is not in the document yet.
    if (m_edit->text().split(u' ', Qt::SkipEmptyParts) != words)
        showText(m_edit, words.join(u' '));
}

void WordsField::store(Profile &profile) const
{
    const QStringList words = m_edit->text().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2) {
        storeText(profile, words.value(0));
        return;
    }
    QList<JsonValue> values;
    for (const QString &word : words)
        values.append(JsonValue::string(word));
    profile.setValue(spec().member, JsonValue::array(values));
}

SecretField::SecretField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new SecretLineEdit(spec.title, parentWidget()))
{
    setContent(m_edit, m_edit->revealButton());
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

void SecretField::show(const Profile &profile)
{
    m_edit->setSecret(profile.text(spec().member));
}

void SecretField::store(Profile &profile) const
{
    storeText(profile, m_edit->text());
}

ChoiceField::ChoiceField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_combo(new QComboBox(parentWidget()))
{
    // Long titles are elided rather than widening the whole form. (Not by setSizeAdjustPolicy(): it builds
    // the list that pops up, for every choice of the form, while the window comes up.)
    m_combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_combo->setMinimumWidth(12 * m_combo->fontMetrics().averageCharWidth());
    for (const FieldChoice &choice : spec.choices)
        m_combo->addItem(choice.title, choice.value ? QVariant(*choice.value) : QVariant());
    if (spec.kind == FieldSpec::Kind::OpenChoice) {
        m_combo->setLineEdit(new QLineEdit); // setEditable() builds the list at once, too
        m_combo->setInsertPolicy(QComboBox::NoInsert);
        m_combo->setCompleter(nullptr); // it would turn a short name into a longer one of ours
        connect(m_combo->lineEdit(), &QLineEdit::editingFinished, this, &ChoiceField::takeTyped);
    }
    setContent(m_combo);
    connect(m_combo, &QComboBox::activated, this, &FormField::edited);
}

// A title or a value that is typed chooses; any other text becomes a choice.
void ChoiceField::takeTyped()
{
    const QString typed = m_combo->currentText().trimmed();
    if (typed == m_combo->itemText(m_combo->currentIndex()))
        return;
    int index = m_combo->findText(typed);
    if (index < 0)
        index = m_combo->findData(typed);
    if (index < 0 && !typed.isEmpty()) {
        m_combo->addItem(typed, typed);
        index = m_combo->count() - 1;
    }
    if (index < 0 || index == m_combo->currentIndex()) {
        m_combo->setEditText(m_combo->itemText(m_combo->currentIndex()));
        return;
    }
    m_combo->setCurrentIndex(index);
    Q_EMIT edited();
}

bool ChoiceField::isFlag() const
{
    const ProfileMember *member = profileMember(spec().member);
    return member && member->kind == ProfileMember::Kind::Flag;
}

int ChoiceField::indexOf(const std::optional<QString> &value) const
{
    for (int index = 0; index < m_combo->count(); ++index) {
        const QVariant data = m_combo->itemData(index);
        if (value ? data.isValid() && data.toString() == *value : !data.isValid())
            return index;
    }
    return -1;
}

void ChoiceField::show(const Profile &profile)
{
    std::optional<QString> value;
    if (profile.has(spec().member)) {
        const bool flag = isFlag() && profile.flag(spec().member, false);
        value = !isFlag() ? profile.text(spec().member) : flag ? u"true"_s : u"false"_s;
    }
    int index = indexOf(value);
    if (index < 0 && value && !value->isEmpty()) {
        m_combo->addItem(*value, *value);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(qMax(index, 0));
}

void ChoiceField::store(Profile &profile) const
{
    const QVariant value = m_combo->currentData();
    if (!value.isValid())
        profile.remove(spec().member);
    else if (isFlag())
        profile.setFlag(spec().member, value.toString() == u"true");
    else
        profile.setText(spec().member, value.toString());
}

FlagField::FlagField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_check(new QCheckBox(spec.title, parentWidget()))
{
    setContent(m_check);
    connect(m_check, &QCheckBox::clicked, this, &FormField::edited);
}

void FlagField::show(const Profile &profile)
{
    m_check->setChecked(profile.flag(spec().member, false));
}

void FlagField::store(Profile &profile) const
{
    profile.setFlag(spec().member, m_check->isChecked());
}

NumberField::NumberField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QLineEdit(parentWidget()))
{
    m_edit->setValidator(new QIntValidator(m_edit)); // other characters cannot be typed
    setContent(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

void NumberField::show(const Profile &profile)
{
    const JsonValue *value = profile.value(spec().member);
    showText(m_edit, value && value->isNumber() ? value->text() : QString());
}

void NumberField::store(Profile &profile) const
{
    bool isNumber = false;
    const int number = m_edit->text().toInt(&isNumber);
    if (isNumber)
        profile.setValue(spec().member, JsonValue::number(number));
    else if (m_edit->text().isEmpty())
        profile.remove(spec().member);
}

FileField::FileField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new QLineEdit(parentWidget()))
{
    auto *button = new QToolButton(parentWidget());
    button->setText(tr("Browse"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Browse: %1").arg(spec.title));
    setContent(m_edit, button);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
    connect(button, &QToolButton::clicked, this, &FileField::browse);
}

void FileField::show(const Profile &profile)
{
    showText(m_edit, profile.text(spec().member));
}

void FileField::store(Profile &profile) const
{
    storeText(profile, m_edit->text());
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(m_edit->window(), spec().title, m_edit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_edit->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace workbench
