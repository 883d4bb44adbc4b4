// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/run_record.h"
#include "models/named_value_model.h"
#include "support/paged_text.h"
#include "views/run/token_presentation.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// The response of an exchange as text.
struct ResponsePresentation {
    QString statusLine; ///< "200 OK, 1,234 bytes"
    PagedText pretty; ///< the body reformatted; empty when it is neither JSON nor a form
    PagedText raw; ///< status line, headers and body as they came
    QList<NamedValue> members; ///< of the JSON object in the body, or the fields of a form
    QList<NamedValue> headers;
    QStringList remarks; ///< on the body and the headers: what a reader must know

    friend bool operator==(const ResponsePresentation &, const ResponsePresentation &) = default;
};

/// Everything that the window shows of one exchange, ready to be put into widgets.
struct ExchangePresentation {
    PagedText request; ///< raw HTTP
    QList<NamedValue> parameters; ///< of the URL and of a form body, decoded
    std::optional<ResponsePresentation> response;
    QList<TokenPresentation> tokens;
    QList<NamedValue> timing;
    QList<NamedValue> tls; ///< empty without TLS

    friend bool operator==(const ExchangePresentation &, const ExchangePresentation &) = default;
};

struct StepPresentation {
    QString summary; ///< rich text with links; every foreign character is escaped
    int exchangeIndex = -1;
    std::optional<ExchangePresentation> exchange;
};

/// The exchange that stands behind a step, as an index into the record, else -1: its own, or, where the token
/// response is read, the one that brought it. What could not be read is shown beside the reason.
int exchangeBehind(const RunRecord &record, int step);

/// Presents a step of a run; `step` -1 = what is to say of the run as a whole. Without `reveal` no secret is
/// in any of the texts. Pure; may take seconds for a body of many megabytes, so call it on a worker thread.
StepPresentation presentStep(const RunRecord &record, int step, bool reveal, const QDateTime &now);

} // namespace workbench
