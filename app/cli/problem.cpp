// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/problem.h"

#include "http/run_record.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace workbench::cli {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QString kindOf(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::LibraryMissing:
        return u"keychain_library_missing"_s;
    case StoreError::Kind::NoService:
        return u"keychain_no_service"_s;
    case StoreError::Kind::Locked:
        return u"keychain_locked"_s;
    case StoreError::Kind::Dismissed:
        return u"keychain_dismissed"_s;
    case StoreError::Kind::Denied:
        return u"keychain_denied"_s;
    case StoreError::Kind::Busy:
        return u"keychain_busy"_s;
    case StoreError::Kind::Conflict:
        return u"keychain_conflict"_s;
    case StoreError::Kind::Missing:
        return u"keychain_missing"_s;
    case StoreError::Kind::Damaged:
        return u"keychain_damaged"_s;
    case StoreError::Kind::NewerVersion:
        return u"keychain_newer_version"_s;
    case StoreError::Kind::Invalid:
        return u"keychain_invalid"_s;
    case StoreError::Kind::TooLarge:
        return u"keychain_too_large"_s;
    case StoreError::Kind::Stopped:
        return u"keychain_timeout"_s;
    case StoreError::Kind::Unknown:
        return u"keychain_unknown"_s;
    case StoreError::Kind::Failed:
        break;
    }
    return u"keychain_failed"_s;
}

/// True when it is the profile that does not take what was asked, and not the keychain.
bool isAboutTheProfile(StoreError::Kind kind)
{
    return kind >= StoreError::Kind::Conflict && kind <= StoreError::Kind::TooLarge;
}

RunOutcome runOutcomeOf(ExitStatus status)
{
    switch (status) {
    case Transport:
        return RunOutcome::Transport;
    case OnlyWaiting:
        return RunOutcome::Cancelled;
    default:
        return RunOutcome::Usage;
    }
}

} // namespace

Problem usageProblem(const QString &message)
{
    return {Usage, u"usage"_s, message};
}

Problem endedBySignal()
{
    return {OnlyWaiting, u"cancelled"_s, Text::tr("Ended by a signal.")};
}

Problem keychainProblem(const StoreError &error)
{
    return {isAboutTheProfile(error.kind) ? Usage : Transport, kindOf(error.kind), error.message};
}

QString outcomeOf(const Problem &problem)
{
    return runOutcomeId(runOutcomeOf(problem.status));
}

JsonValue errorValue(const Problem &problem)
{
    return JsonValue::object({{u"kind"_s, JsonValue::string(problem.kind)},
                              {u"message"_s, JsonValue::string(problem.message)},
                              {u"field"_s, JsonValue::string({})}});
}

} // namespace workbench::cli
