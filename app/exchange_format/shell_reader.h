// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/shell_word.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// A word of a command, quotes removed, and the byte at which it begins in the text.
struct ShellToken {
    ShellWord word;
    qsizetype offset = 0;
};

/// One command with what stands on its standard input, as far as that is written in the text: a
/// here-document, a here-string, or `printf` and `echo` in front of a pipe.
struct ShellCommand {
    QList<ShellToken> tokens; ///< variables set in front of the command are left out
    std::optional<ShellWord> input;
    bool readsPipe = false; ///< the command before writes to it
};

struct ShellComment {
    QByteArray text; ///< without the number sign and the spaces around it
    qsizetype offset = 0;
};

/// Where the text ends although something is still open.
struct ShellCutOff {
    qsizetype offset = 0; ///< of what was opened
    QString message; ///< what is open, and what to do
};

/// A text of POSIX shell as far as it describes commands and their words: quotes of all kinds, line
/// continuations, here-documents, variables, and the substitutions by which credentials are put together
/// (`$(printf '%s' … | base64)`). Nothing is run. A variable that the text itself sets stands with its value.
struct ShellText {
    QList<ShellCommand> commands;
    QList<ShellCommand> substituted; ///< those whose output only a run would know: `TOKEN=$(curl …)`
    QList<ShellComment> comments;
    std::optional<ShellCutOff> cutOff; ///< the commands then hold all that was there
};

ShellText readShell(QByteArrayView text);

} // namespace workbench
