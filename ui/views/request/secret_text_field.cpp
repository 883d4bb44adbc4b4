// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/secret_text_field.h"

#include "http/redaction.h"
#include "protocol/utf8.h"
#include "support/small_file.h"
#include "widgets/secret_text_edit.h"

#include <QEvent>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace workbench {

SecretTextField::SecretTextField(const FieldSpec &spec, QWidget *parent)
    : FormField(spec, parent)
    , m_edit(new SecretTextEdit(parentWidget()))
    , m_reveal(new QToolButton(parentWidget()))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(5 * m_edit->fontMetrics().lineSpacing());
    m_reveal->setText(tr("Reveal"));
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::StrongFocus);
    m_reveal->setAccessibleName(tr("Reveal: %1").arg(spec.title));
    m_reveal->setObjectName(u"reveal_"_s + spec.member);
    setContent(m_edit, m_reveal);
    auto *fromFile = new QToolButton(parentWidget());
    fromFile->setText(tr("From a file…"));
    fromFile->setFocusPolicy(Qt::StrongFocus);
    fromFile->setAccessibleName(tr("From a file: %1").arg(spec.title));
    fromFile->setObjectName(u"from_file_"_s + spec.member);
    addBelow(fromFile);
    connect(fromFile, &QToolButton::clicked, this, &SecretTextField::chooseFile);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &SecretTextField::takeTyped);
    connect(m_reveal, &QToolButton::toggled, this, &SecretTextField::render);
    render();
}

void SecretTextField::show(const Profile &profile)
{
    const JsonValue *value = profile.value(spec().member);
    const bool isJwk = value && value->isObject();
    const QString secret = isJwk ? QString::fromUtf8(writeJson(*value)) : profile.text(spec().member);
    if (secret == m_secret)
        return;
    m_secret = secret;
    m_isTyping = false;
    if (m_reveal->isChecked())
        m_reveal->setChecked(false); // renders
    else
        render();
}

void SecretTextField::store(Profile &profile) const
{
    storeText(profile, m_secret);
}

bool SecretTextField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_isTyping) {
        m_isTyping = false;
        render();
    }
    return FormField::eventFilter(watched, event);
}

void SecretTextField::render()
{
    const QSignalBlocker quiet(m_edit);
    const bool open = m_reveal->isChecked() || m_secret.isEmpty();
    m_edit->setPlainText(open ? m_secret : maskedValue(m_secret));
    m_edit->setReadOnly(!open);
}

void SecretTextField::takeTyped()
{
    m_isTyping = m_isTyping || !m_reveal->isChecked();
    m_secret = m_edit->toPlainText();
    Q_EMIT edited();
}

void SecretTextField::chooseFile()
{
    auto *dialog = new QFileDialog(m_edit->window(), spec().title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SecretTextField::readFile);
    dialog->open();
}

void SecretTextField::readFile(const QString &path)
{
    const auto content = readSmallFile(path, 1024 * 1024);
    if (!content)
        return setNote(Tone::Error, content.error());
    if (firstInvalidUtf8(*content) >= 0 || content->contains('\0')) {
        return setNote(
            Tone::Error,
            tr("%1 is no UTF-8 text. A key in binary form (DER, PKCS #12) has to become PEM first.")
                .arg(path));
    }
    m_secret = QString::fromUtf8(*content);
    m_isTyping = false;
    setNote(Tone::Plain, {});
    render();
    Q_EMIT edited();
}

} // namespace workbench
