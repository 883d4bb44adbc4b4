// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/save_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

namespace workbench {

namespace {

void showProblem(QWidget *parent, const QString &title, const QString &problem)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, problem, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace

std::optional<QString> savePrivateFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    // Before the first byte is written: the new file must never be readable to others with content in it.
    const bool saved = opened && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    if (saved)
        return std::nullopt;
    return QCoreApplication::translate("SaveFile", "%1 could not be written: %2")
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

void offerToSave(QWidget *parent, const QString &title, const QString &suggestedName,
                 std::function<QByteArray()> content)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, title, content = std::move(content)](const QString &path) {
                         if (const auto problem = savePrivateFile(path, content()))
                             showProblem(parent, title, *problem);
                     });
    dialog->open();
}

} // namespace workbench
