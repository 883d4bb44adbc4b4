// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "protocol/json.h"
#include "protocol/result.h"
#include "protocol/spec_reference.h"

#include <QString>

namespace workbench {

/// Which endpoint an answer is from, in the words of its errors.
struct AnswerOf {
    OAuthError::Where where;
    QString endpoint; ///< the member of the profile, `token_endpoint`
    QString check; ///< CheckFailure::check, `token_response`
    QString name; ///< "token", as in "the token response"
    QString expected; ///< "a JSON object with access_token"
    SpecReference spec;
};

/// The members of an answer.
struct JsonAnswer {
    JsonDocument document; ///< an object
    bool isForm = false; ///< they came form-encoded: every value is a string
};

/// The members of an answer with a status below 300: of a JSON object, or of a form where a provider answers
/// in that encoding. Fails with the exchange's TransportError when there is no complete answer, an OAuthError
/// for a status of 400 or more (RFC 6749 §5.2, whose members beside the registered ones are kept), and a
/// CheckFailure for a redirect and for a body that is no JSON object.
Result<JsonAnswer, RunError> readJsonAnswer(const Exchange &exchange, const AnswerOf &from);

/// The error that an answer states, whatever its status.
OAuthError refusalIn(const Exchange &exchange, const JsonValue *object, const AnswerOf &from);
/// That an answer lacks what it must have. Shows the beginning of its body, without secrets.
CheckFailure unreadableAnswer(const Exchange &exchange, const AnswerOf &from, const QString &message);

/// A text member of an object; empty when absent or of another type.
QString textMember(const JsonValue &object, QStringView name);

} // namespace workbench
