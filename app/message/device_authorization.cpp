// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "message/device_authorization.h"

#include "message/client_authentication.h"
#include "message/json_answer.h"
#include "message/request_draft.h"
#include "message/response_paths.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(device_authorization)
};

using Severity = Finding::Severity;

constexpr qint64 longestInterval = 24 * 3600;
constexpr qint64 longestLifetime = 365 * 24 * 3600;
constexpr qsizetype longestForPeople = 2048; // of what they enter, or of an address that browsers take

Finding noticed(const QString &id, Severity severity, const QString &message, const QString &expected,
                const QString &actual)
{
    return {id, severity, -1, message, expected, actual, {u"RFC 8628"_s, u"3.2"_s}};
}

bool isWebAddress(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

/// A number of seconds between `least` and `most`; digits in a text count, with a finding.
std::optional<qint64> seconds(DeviceAuthorization &codes, const QString &name, qint64 least, qint64 most)
{
    const JsonValue *member = codes.members.member(name);
    if (!member)
        return std::nullopt;
    std::optional<qint64> value = member->toInteger();
    if (member->isString()) {
        bool isNumber = false;
        const qint64 digits = member->text().toLongLong(&isNumber);
        if (isNumber) {
            value = digits;
            codes.findings.append(
                noticed(u"DEV-003"_s, Severity::Info,
                        Text::tr("%1 is a text; clients that expect a number may fail.").arg(name),
                        Text::tr("a number"), member->text()));
        }
    }
    if (value && *value >= least && *value <= most)
        return value;
    const QString actual = QString::fromUtf8(writeJson(*member, JsonStyle::Compact));
    codes.findings.append(
        noticed(u"DEV-004"_s, Severity::Warning,
                Text::tr("%1 is no number of seconds that makes sense; it is not used.").arg(name),
                Text::tr("%1 to %2").arg(least).arg(most), actual));
    return std::nullopt;
}

void readAddresses(DeviceAuthorization &codes)
{
    codes.verification_uri = textMember(codes.members, u"verification_uri");
    codes.verification_uri_complete = textMember(codes.members, u"verification_uri_complete");
    if (codes.verification_uri.isEmpty())
        codes.verification_uri = textMember(codes.members, u"verification_url");
    if (textMember(codes.members, u"verification_uri").isEmpty()) {
        const bool otherName = !codes.verification_uri.isEmpty();
        codes.findings.append(
            noticed(u"DEV-002"_s, otherName ? Severity::Info : Severity::Error,
                    otherName ? Text::tr("The server calls verification_uri verification_url.")
                              : Text::tr("verification_uri is missing: a user without the complete URI does "
                                         "not know where to go."),
                    u"verification_uri"_s, otherName ? u"verification_url"_s : Text::tr("absent")));
    }
    for (const QString &uri : {codes.verification_uri, codes.verification_uri_complete}) {
        if (uri.isEmpty() || isWebAddress(uri))
            continue;
        codes.findings.append(noticed(u"DEV-005"_s, Severity::Error,
                                      Text::tr("The verification URI is no web address; it is not opened."),
                                      u"https://…"_s, uri));
    }
    const QString complete = QUrl(codes.verification_uri_complete).host();
    const QString plain = QUrl(codes.verification_uri).host();
    if (!complete.isEmpty() && !plain.isEmpty() && complete != plain) {
        codes.findings.append(
            noticed(u"DEV-006"_s, Severity::Warning,
                    Text::tr("verification_uri_complete leads to another host than verification_uri."), plain,
                    complete));
    }
}

void readTimes(DeviceAuthorization &codes)
{
    codes.expires_in = seconds(codes, u"expires_in"_s, 1, longestLifetime);
    if (!codes.members.member(u"expires_in")) {
        codes.findings.append(
            noticed(u"DEV-001"_s, Severity::Warning,
                    Text::tr("expires_in is missing; only the server knows when the codes end."),
                    u"expires_in"_s, Text::tr("absent")));
    }
    codes.interval = seconds(codes, u"interval"_s, 0, longestInterval).value_or(codes.interval);
    if (codes.interval == 0) {
        codes.interval = 1;
        codes.findings.append(noticed(u"DEV-004"_s, Severity::Warning,
                                      Text::tr("interval is 0; the program asks once a second all the same."),
                                      Text::tr("at least 1"), u"0"_s));
    }
}

/// What is missing so that nobody can go on; empty when somebody can.
QString unusable(const DeviceAuthorization &codes)
{
    for (const QString &name : {u"device_code"_s, u"user_code"_s}) {
        const JsonValue *member = codes.members.member(name);
        if (member && !member->isString())
            return Text::tr("The %1 of the device authorization response is %2, not a text.")
                .arg(name, kindText(*member));
    }
    if (codes.device_code.isEmpty())
        return Text::tr("The device authorization response has no device_code: nothing can be asked for.");
    if (codes.verification_uri.isEmpty() && codes.verification_uri_complete.isEmpty())
        return Text::tr("The device authorization response has no verification_uri: the user has nowhere to "
                        "go.");
    if (codes.user_code.isEmpty() && codes.verification_uri_complete.isEmpty())
        return Text::tr("The device authorization response has no user_code: the user has nothing to enter.");
    for (const QString &name :
         {u"user_code"_s, u"verification_uri"_s, u"verification_url"_s, u"verification_uri_complete"_s}) {
        const qsizetype length = textMember(codes.members, name).size();
        if (length > longestForPeople)
            return Text::tr("%1 has %L2 characters: nobody can enter or open that.").arg(name).arg(length);
    }
    return {};
}

} // namespace

HttpRequest deviceAuthorizationRequest(const Profile &profile, const QString &client_assertion)
{
    const bool json = profile.tokenRequestEncoding() == "json"_L1;
    RequestDraft draft(ExchangeKind::Device, "POST", profile.text(u"device_authorization_endpoint"),
                       json ? RequestDraft::BodyEncoding::Json : RequestDraft::BodyEncoding::Form);
    draft.setHeader("Accept", "application/json");
    ClientCredentials credentials = ClientCredentials::of(profile);
    credentials.client_assertion = client_assertion;
    authenticateClient(draft, credentials);
    draft.addToBody(u"scope"_s, profile.scope());
    const Parameters own = profile.grantParameters();
    for (const Parameter &row : own.rows())
        draft.addToBody(row.name, row.value);
    draft.applyProfileRows(profile, u"device"_s);
    return draft.toHttpRequest();
}

QString DeviceAuthorization::address() const
{
    for (const QString &uri : {verification_uri_complete, verification_uri}) {
        if (isWebAddress(uri))
            return uri;
    }
    return {};
}

Result<DeviceAuthorization, RunError> readDeviceAuthorizationResponse(const Exchange &exchange)
{
    const AnswerOf device{OAuthError::Where::DeviceAuthorizationResponse,
                          u"device_authorization_endpoint"_s,
                          u"device_authorization_response"_s,
                          Text::tr("device authorization"),
                          Text::tr("a JSON object with device_code, user_code and verification_uri"),
                          {u"RFC 8628"_s, u"3.2"_s}};
    const auto answer = readJsonAnswer(exchange, device);
    if (!answer)
        return Failure<RunError>{answer.error()};

    DeviceAuthorization codes;
    codes.members = answer->document.value;
    codes.device_code = textMember(codes.members, u"device_code");
    codes.user_code = textMember(codes.members, u"user_code");
    const JsonValue *error = codes.members.member(u"error");
    if (error && !error->isNull() && codes.device_code.isEmpty())
        return Failure<RunError>{refusalIn(exchange, &codes.members, device)};
    readAddresses(codes);
    if (const QString missing = unusable(codes); !missing.isEmpty())
        return Failure<RunError>{unreadableAnswer(exchange, device, missing)};
    if (codes.user_code.isEmpty()) {
        codes.findings.append(noticed(u"DEV-002"_s, Severity::Error,
                                      Text::tr("user_code is missing; only the complete URI leads on."),
                                      u"user_code"_s, Text::tr("absent")));
    }
    readTimes(codes);
    return codes;
}

} // namespace workbench
