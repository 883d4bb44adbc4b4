// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/help_boxes.h"

#include <QCoreApplication>
#include <QList>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(help_boxes)
};

void showText(QWidget *window, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::RichText);
    box->setText(text);
    box->open();
}

} // namespace

void showKeyboardHelp(QWidget *window)
{
    const QList<std::pair<QString, QString>> keys{
        {u"Ctrl+Return"_s, Text::tr("Run flow")},
        {u"Ctrl+Shift+Return"_s, Text::tr("Step through: stop before each request")},
        {u"Ctrl+."_s, Text::tr("Cancel the run")},
        {u"Ctrl+N"_s, Text::tr("New profile")},
        {u"Ctrl+Shift+N"_s, Text::tr("New profile from a provider")},
        {u"Ctrl+Shift+V"_s, Text::tr("New profiles from text or a file of another tool")},
        {u"Ctrl+O"_s, Text::tr("Open a profile from a file")},
        {u"Ctrl+S"_s, Text::tr("Save the profile in the keychain")},
        {u"Ctrl+Shift+S"_s, Text::tr("Save it under another name")},
        {u"Ctrl+E"_s, Text::tr("Export it to a file, without secrets")},
        {u"Ctrl+D"_s, Text::tr("Duplicate the profile")},
        {u"Del"_s, Text::tr("Delete the profile")},
        {u"Ctrl+Shift+Z"_s, Text::tr("Bring back a deleted profile, take back a preset")},
        {u"F2"_s, Text::tr("Rename a profile, edit a cell")},
        {u"F6"_s, Text::tr("Next pane")},
        {u"Alt+Up, Alt+Down"_s, Text::tr("Move a profile, an extra parameter")},
        {u"Ctrl+Q"_s, Text::tr("Quit")},
    };
    QString table = u"<table cellspacing=4>"_s;
    for (const auto &[key, meaning] : keys)
        table += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(key.toHtmlEscaped(),
                                                                             meaning.toHtmlEscaped());
    showText(window, Text::tr("Keyboard"), table + u"</table>"_s);
}

void showAbout(QWidget *window)
{
    showText(
        window, Text::tr("About OAuth Workbench"),
        Text::tr(
            "<b>OAuth Workbench %1</b><p>Run, watch and understand OAuth 2.x and OpenID Connect flows.</p>"
            "<p>MIT license. Qt %2.</p>")
            .arg(QStringLiteral(WORKBENCH_VERSION), QString::fromLatin1(qVersion())));
}

} // namespace workbench
