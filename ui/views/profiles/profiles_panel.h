// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/profile.h"

#include <QList>
#include <QUuid>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;
QT_END_NAMESPACE

namespace workbench {

class ImportDialog;
class ProfileListModel;
class ProfileShelf;

/// The left side of the window: search, the list of profiles, and what can be done with one.
class ProfilesPanel : public QWidget {
    Q_OBJECT
public:
    /// What the menu of the window offers as well.
    struct Actions {
        QAction *create;
        QAction *createFromProvider;
        QAction *createFromText;
        QAction *save;
        QAction *saveAs;
        QAction *applyPreset;
        QAction *duplicate;
        QAction *rename;
        QAction *moveUp;
        QAction *moveDown;
        QAction *remove;
        QAction *undo;
        QAction *reset;
        QAction *exportFile;
        QAction *exportWithSecrets;

        /// Those that are about the profile that stands in the form.
        QList<QAction *> ofCurrent() const;
    };

    explicit ProfilesPanel(ProfileShelf *shelf, QWidget *parent = nullptr);

    /// The profile that stands in the form. It stays the same while a search hides it.
    QUuid current() const { return m_current; }
    void setCurrent(const QUuid &id);
    void focusList();
    /// Offers the profiles that a file of another tool makes.
    void importFile(const QString &path);
    const Actions &actions() const { return m_actions; }

Q_SIGNALS:
    /// Another profile is current, or the current one was replaced as a whole.
    void currentChanged(const QUuid &id);
    /// A new profile waits for this member of it.
    void memberWanted(const QString &member);

private:
    void buildActions();
    void buildLayout();
    QWidget *buildUndoLine();
    void search(const QString &text);
    void selectCurrentRow();
    void chooseNeighbour();
    void createDraft();
    void createFromProvider();
    void createFromText();
    ImportDialog *openImport();
    void applyPreset();
    void saveCurrent();
    void saveCurrentAs();
    void duplicateCurrent();
    void renameCurrent();
    void moveCurrent(int rows);
    void removeCurrent();
    void resetCurrent();
    void exportCurrent();
    void exportCurrentWithSecrets();
    void exportTo(bool withSecrets);
    void onRemoved(const QString &name);
    void onBroughtBack(const QUuid &id);
    void offerUndo(const QString &text);
    void undo();
    void undoReplacement();
    void forgetOldReplacement();
    void updateActions();

    /// A profile that was last changed as a whole, by a preset or a reset, until it is changed in another
    /// way.
    struct Replacement {
        QUuid id;
        Profile before;
        Profile after;
    };
    void noteReplacement(const Replacement &replacement, const QString &text);

    ProfileShelf *m_shelf;
    ProfileListModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QTreeView *m_view;
    QWidget *m_undoLine = nullptr;
    QLabel *m_undoText = nullptr;
    Actions m_actions{};
    QUuid m_current;
    std::optional<Replacement> m_replaced;
    bool m_isFiltering = false;
};

} // namespace workbench
