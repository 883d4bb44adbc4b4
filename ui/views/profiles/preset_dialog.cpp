// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/preset_dialog.h"

#include "profiles/preset_application.h"
#include "profiles/preset_texts.h"
#include "profiles/provider_presets.h"
#include "support/browser.h"
#include "views/profiles/preset_facts.h"
#include "widgets/note_label.h"
#include "widgets/tab_order.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

enum ChangeColumn { MemberColumn, NowColumn, PresetColumn };

} // namespace

PresetDialog::PresetDialog(std::optional<Profile> existing, QWidget *parent, const QList<PresetError> &errors)
    : QDialog(parent)
    , m_existing(std::move(existing))
{
    setWindowTitle(m_existing ? tr("Apply a preset") : tr("New profile from a provider"));
    setObjectName(u"preset_dialog"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept =
        buttons->addButton(m_existing ? tr("Apply") : tr("Make profile"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *columns = new QHBoxLayout;
    columns->addWidget(buildList(), 2);
    columns->addWidget(buildDetails(), 5);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    for (const PresetError &error : errors) {
        auto *note = new NoteLabel(this);
        note->setNote(Tone::Error, tr("A preset cannot be used. %1").arg(error.text()));
        layout->addWidget(note);
    }
    layout->addWidget(buttons);
    resize(760, 520);

    fillList();
    connect(m_search, &QLineEdit::textChanged, this, &PresetDialog::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &PresetDialog::showPreset);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_grant, &QComboBox::currentIndexChanged, this, &PresetDialog::showPlaceholders);
    showPreset();
    m_search->setFocus();
}

QWidget *PresetDialog::buildList()
{
    auto *column = new QWidget(this);
    m_search = new QLineEdit(column);
    m_search->setObjectName(u"provider_search"_s);
    m_search->setAccessibleName(tr("Search providers"));
    m_search->installEventFilter(this);
    auto *label = new QLabel(tr("&Search"), column);
    label->setBuddy(m_search);
    m_list = new QListWidget(column);
    m_list->setObjectName(u"provider_list"_s);
    m_list->setAccessibleName(tr("Providers"));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    return column;
}

QWidget *PresetDialog::buildDetails()
{
    auto *column = new QWidget(this);
    auto *scrolled = new QWidget;
    m_facts = new QLabel(scrolled);
    m_facts->setObjectName(u"preset_facts"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_facts, &QLabel::linkActivated, this,
            [](const QString &address) { openInSystemBrowser(QUrl(address)); });

    m_grant = new QComboBox(column);
    m_grant->setObjectName(u"preset_grant"_s);
    m_grant->setAccessibleDescription(tr("grant_type: which of the provider's grants the profile is for"));
    auto *grantLabel = new QLabel(tr("&Grant"), column);
    grantLabel->setBuddy(m_grant);
    auto *grantRow = new QHBoxLayout;
    grantRow->addWidget(grantLabel);
    grantRow->addWidget(m_grant, 1);

    m_placeholders = new QWidget(column);
    m_placeholderRows = new QGridLayout(m_placeholders);
    m_placeholderRows->setContentsMargins(0, 0, 0, 0);

    auto *area = new QScrollArea(column);
    auto *factsLayout = new QVBoxLayout(scrolled);
    factsLayout->addWidget(m_facts);
    factsLayout->addStretch();
    area->setWidget(scrolled);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);

    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area, 1);
    layout->addLayout(grantRow);
    layout->addWidget(m_placeholders);
    if (m_existing) {
        m_changes = new QTreeWidget(column);
        m_changes->setObjectName(u"preset_changes"_s);
        m_changes->setAccessibleName(tr("Changes"));
        m_changes->setHeaderLabels({tr("Member"), tr("Now"), tr("Preset")});
        m_changes->setRootIsDecorated(false);
        m_changes->header()->setSectionResizeMode(QHeaderView::Stretch);
        connect(m_changes, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *item) {
            m_ticks.insert(tickOf(item->text(MemberColumn)), item->checkState(MemberColumn));
        });
        auto *hint = new QLabel(tr("Ti&cked changes are made. What would replace something of yours is not "
                                   "ticked at first."),
                                column);
        hint->setWordWrap(true);
        hint->setBuddy(m_changes);
        layout->addWidget(hint);
        layout->addWidget(m_changes, 1);
    }
    return column;
}

void PresetDialog::fillList()
{
    const ProviderPreset *own = m_existing ? presetOf(m_existing->text(u"provider")) : nullptr;
    const QList<ProviderPreset> &presets = providerPresets().presets;
    for (const ProviderPreset &preset : presets) {
        auto *item = new QListWidgetItem(preset.name, m_list);
        item->setData(Qt::UserRole, preset.id);
        item->setToolTip(presetText(preset.summary));
        if (own && own->id == preset.id)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

/// Finds providers by name or by what is said of them; names come first by being selected first.
void PresetDialog::filter(const QString &text)
{
    QListWidgetItem *best = nullptr;
    bool bestBegins = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const QString name = item->text();
        const bool fits =
            name.contains(text, Qt::CaseInsensitive) || item->toolTip().contains(text, Qt::CaseInsensitive);
        item->setHidden(!fits);
        const bool begins = name.startsWith(text, Qt::CaseInsensitive);
        if (fits && (!best || (begins && !bestBegins))) {
            best = item;
            bestBegins = begins;
        }
    }
    m_list->setCurrentItem(best);
}

/// The arrow keys move in the list while one types.
bool PresetDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Down && key != Qt::Key_Up)
        return false;
    const int step = key == Qt::Key_Down ? 1 : -1;
    for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
        if (!m_list->item(row)->isHidden()) {
            m_list->setCurrentRow(row);
            break;
        }
    }
    return true;
}

const ProviderPreset *PresetDialog::preset() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? presetOf(item->data(Qt::UserRole).toString()) : nullptr;
}

std::optional<PresetGrant> PresetDialog::grant() const
{
    const ProviderPreset *chosen = preset();
    const int index = m_grant->currentIndex();
    if (!chosen || index < 0)
        return std::nullopt;
    return offeredGrants(*chosen).value(index);
}

void PresetDialog::showPreset()
{
    const ProviderPreset *chosen = preset();
    m_accept->setEnabled(chosen);
    // Underlined is enough: the usual blue cannot be read on every background.
    const QString style =
        u"<style>a { color: %1 }</style>"_s.arg(palette().color(QPalette::WindowText).name());
    m_facts->setText(chosen ? style + presetFacts(*chosen) : tr("No provider has this in its name."));
    {
        const QSignalBlocker quiet(m_grant);
        m_grant->clear();
        const QList<PresetGrant> grants = chosen ? offeredGrants(*chosen) : QList<PresetGrant>{};
        for (const PresetGrant &grant : grants) {
            m_grant->addItem(presetText(grant.title));
            if (m_existing && grant.grant_type == m_existing->grantType() && m_grant->currentIndex() <= 0)
                m_grant->setCurrentIndex(m_grant->count() - 1);
        }
    }
    showPlaceholders();
}

void PresetDialog::showPlaceholders()
{
    const auto old = m_placeholders->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *widget : old)
        delete widget;
    m_fields.clear();
    const auto chosenGrant = grant();
    if (chosenGrant) {
        const QByteArray uses = presetProfile(*preset(), *chosenGrant, {}).toJson();
        int row = 0;
        for (const PresetPlaceholder &placeholder : preset()->placeholders) {
            if (!uses.contains('{' + placeholder.name.toUtf8() + '}'))
                continue; // another grant needs it
            auto *field = new QLineEdit(m_typed.value({preset()->id, placeholder.name}, placeholder.value),
                                        m_placeholders);
            field->setObjectName(u"placeholder_"_s + placeholder.name);
            field->setAccessibleName(presetText(placeholder.title));
            field->setAccessibleDescription(placeholder.name + u": "_s + presetText(placeholder.explanation));
            field->setPlaceholderText(placeholder.example);
            auto *label = new QLabel(presetText(placeholder.title), m_placeholders);
            label->setBuddy(field);
            auto *note = new NoteLabel(m_placeholders);
            note->setObjectName(u"placeholder_note_"_s + placeholder.name);
            explain(note, placeholder, field->text());
            m_placeholderRows->addWidget(label, row, 0);
            m_placeholderRows->addWidget(field, row, 1);
            m_placeholderRows->addWidget(note, row + 1, 1);
            row += 2;
            m_fields.insert(placeholder.name, field);
            connect(field, &QLineEdit::textChanged, this, [this, note, placeholder](const QString &text) {
                m_typed.insert({preset()->id, placeholder.name}, text);
                explain(note, placeholder, text);
                showChanges();
            });
        }
    }
    continueTabOrder(m_grant, m_placeholders);
    showChanges();
}

/// Below its field: what it is, or what is wrong with what was typed.
void PresetDialog::explain(NoteLabel *note, const PresetPlaceholder &placeholder, const QString &text) const
{
    const auto problem = placeholderProblem(*preset(), *grant(), placeholder.name, text.trimmed());
    note->setNote(problem ? Tone::Warning : Tone::Quiet,
                  problem.value_or(presetText(placeholder.explanation)));
}

Profile PresetDialog::wanted() const
{
    QHash<QString, QString> values;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        values.insert(field.key(), field.value()->text().trimmed());
    const auto chosenGrant = grant();
    return chosenGrant ? presetProfile(*preset(), *chosenGrant, values) : Profile();
}

void PresetDialog::showChanges()
{
    if (!m_existing)
        return;
    const QSignalBlocker quiet(m_changes); // what is proposed is no tick of the user
    m_changes->clear();
    const QList<PresetChange> changes = presetChanges(*m_existing, wanted());
    for (const PresetChange &change : changes) {
        auto *item = new QTreeWidgetItem(m_changes, {change.member, change.before, change.after});
        const Qt::CheckState proposed = change.conflict ? Qt::Unchecked : Qt::Checked;
        item->setCheckState(MemberColumn, m_ticks.value(tickOf(change.member), proposed));
        if (change.conflict)
            item->setForeground(NowColumn, toneColor(Tone::Warning, palette()));
        item->setToolTip(NowColumn, change.before);
        item->setToolTip(PresetColumn, change.after);
    }
    if (!changes.isEmpty())
        m_changes->setCurrentItem(m_changes->topLevelItem(0));
}

QStringList PresetDialog::tickOf(const QString &member) const
{
    const auto chosenGrant = grant();
    return {preset() ? preset()->id : QString(), chosenGrant ? chosenGrant->title : QString(), member};
}

QStringList PresetDialog::tickedChanges() const
{
    QStringList members;
    for (int row = 0; row < m_changes->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_changes->topLevelItem(row);
        if (item->checkState(MemberColumn) == Qt::Checked)
            members.append(item->text(MemberColumn));
    }
    return members;
}

Profile PresetDialog::profile() const
{
    return m_existing ? withPresetChanges(*m_existing, wanted(), tickedChanges()) : wanted();
}

} // namespace workbench
