// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace workbench {

/// RFC 7522 §2.1: the value of `assertion` for a SAML 2.0 assertion. XML becomes base64url without padding;
/// anything else is taken for an assertion that is encoded already and returned as it is.
QString samlAssertion(const QString &typed);

/// The XML document of a value of `assertion`, where samlAssertion() makes the same value of it again; any
/// other text as it is.
QString samlDocument(const QString &assertion);

} // namespace workbench
