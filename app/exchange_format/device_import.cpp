// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/authentication_import.h"
#include "exchange_format/import_rows.h"
#include "message/device_authorization.h"
#include "protocol/grant_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What a device authorization request says about a profile.

namespace workbench {

void addDeviceRequest(ImportDraft &draft, const FoundRequest &found)
{
    Profile &profile = draft.profile;
    const QString kind = u"device"_s;
    profile.setText(u"device_authorization_endpoint", found.request.url.section(u'#', 0, 0));
    const FoundParameters body = readBody(draft, found.request);
    const GrantDefinition *grant = grantDefinition(profile.grantType());
    const QStringList names = namesIn(body);
    for (const QString &name : names) {
        const FoundParameters values = valuesOf(body, name);
        const GrantParameter *row = grant ? grant->parameter(GrantParameter::Request::Device, name) : nullptr;
        const bool isText = std::none_of(values.cbegin(), values.cend(), [](const FoundParameter &value) {
            return value.json || value.value.isEmpty();
        });
        // How the client authenticates is said by the token request.
        if (isClientAuthentication(name))
            continue;
        if (isText && row && values.size() == 1 && !row->member.isEmpty()
            && !row->member.startsWith("parameters."_L1))
            profile.setText(row->member, values.first().value);
        else if (isText && !profile.grantParameters().contains(name))
            addGrantParameters(profile, values);
        else if (!isText)
            for (const FoundParameter &value : values)
                addRow(profile, {kind, ExtraRow::Place::Body, name, value.value, true, value.json});
    }
    const QString assertion = textOf(body, u"client_assertion"_s);
    const HttpRequest built = deviceAuthorizationRequest(profile, assertion);
    for (const FoundParameter &sent : parametersOf(built)) {
        if (!names.contains(sent.name))
            omit(profile, kind, sent.name);
    }
    const HttpRequest request = deviceAuthorizationRequest(profile, assertion);
    // The header is that of the token request, or else a row of one's own.
    addHeaderRows(profile, kind, found.request.headers, request, AuthorizationHeader::Unknown);
    remarkDifferences(draft, found.request.body, request.body, body, parametersOf(request));
}

} // namespace workbench
