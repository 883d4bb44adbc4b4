// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "profiles/provider_presets.h"
#include "protocol/profile.h"

#include <QDialog>
#include <QHash>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace workbench {

class NoteLabel;

/// The providers that are known, with search; what is known of the one that is selected, its grants, and a
/// field for each placeholder. Makes a new profile, or applies a preset to one that is there: then each
/// change is listed, and one that would replace what the user typed is made only if it is ticked.
class PresetDialog : public QDialog {
    Q_OBJECT
public:
    /// Without `existing`: for a new profile. `errors`: of the files that are no presets, to be told.
    explicit PresetDialog(std::optional<Profile> existing = {}, QWidget *parent = nullptr,
                          const QList<PresetError> &errors = providerPresets().errors);

    /// What the dialog makes; only when it was accepted.
    Profile profile() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildDetails();
    void fillList();
    void filter(const QString &text);
    void showPreset();
    void showPlaceholders();
    void showChanges();
    QStringList tickOf(const QString &member) const;
    void explain(NoteLabel *note, const PresetPlaceholder &placeholder, const QString &text) const;
    const ProviderPreset *preset() const;
    std::optional<PresetGrant> grant() const;
    Profile wanted() const;
    QStringList tickedChanges() const;

    std::optional<Profile> m_existing;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_facts = nullptr;
    QComboBox *m_grant = nullptr;
    QWidget *m_placeholders = nullptr;
    QGridLayout *m_placeholderRows = nullptr;
    QTreeWidget *m_changes = nullptr;
    QPushButton *m_accept = nullptr;
    QHash<QString, QLineEdit *> m_fields; ///< by placeholder
    /// By preset and placeholder. Asked for once: kept while one looks at other grants.
    QHash<QPair<QString, QString>, QString> m_typed;
    /// What the user ticked, by preset, grant and member; the rest is as the dialog proposes.
    QHash<QStringList, Qt::CheckState> m_ticks;
};

} // namespace workbench
