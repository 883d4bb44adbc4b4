// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "protocol/profile.h"

#include "protocol/profile_check.h"
#include "protocol/profile_secrets.h"
#include "protocol/response_type.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

/// "tls.ca_file" as `tls` and `ca_file`; a name without a dot has no child.
struct MemberPath {
    explicit MemberPath(QStringView member)
    {
        const qsizetype dot = member.indexOf(u'.');
        top = member.left(dot).toString();
        if (dot >= 0)
            child = member.sliced(dot + 1).toString();
    }

    QString top;
    QString child;
};

/// The place of a top-level member in a new document; unknown ones stand behind all others.
qsizetype rank(const QString &name)
{
    const QList<ProfileMember> &members = profileMembers();
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (MemberPath(members[i].name).top == name)
            return i;
    }
    return std::numeric_limits<qsizetype>::max();
}

void setTopMember(JsonValue &document, const QString &name, JsonValue value)
{
    if (JsonValue *present = document.member(name)) {
        *present = std::move(value);
        return;
    }
    const qsizetype newRank = rank(name);
    qsizetype place = document.members().size();
    while (place > 0 && rank(document.members()[place - 1].name) > newRank)
        --place;
    document.members().insert(place, {name, std::move(value)});
}

ProfileError positioned(const ProfileComplaint &complaint, QByteArrayView text)
{
    if (complaint.offset < 0)
        return {complaint.member, 0, 0, complaint.message};
    const TextPosition position = textPosition(text, complaint.offset);
    return {complaint.member, position.line, position.column, complaint.message};
}

ProfileError duplicated(const JsonDuplicate &duplicate, QByteArrayView text)
{
    const QString member =
        duplicate.object.isEmpty() ? duplicate.name : duplicate.object + u'.' + duplicate.name;
    const int firstLine = textPosition(text, duplicate.firstOffset).line;
    return positioned({member,
                       Profile::tr("stands twice, first in line %1; leave one of the two out").arg(firstLine),
                       duplicate.offset},
                      text);
}

/// RFC and OpenID grant type URNs that have a short name here.
QString shortGrantType(const QString &grantType)
{
    static constexpr struct {
        QStringView urn;
        QStringView name;
    } known[] = {
        {u"urn:ietf:params:oauth:grant-type:device_code", u"device_code"},
        {u"urn:ietf:params:oauth:grant-type:token-exchange", u"token_exchange"},
        {u"urn:ietf:params:oauth:grant-type:jwt-bearer", u"jwt_bearer"},
        {u"urn:ietf:params:oauth:grant-type:saml2-bearer", u"saml2_bearer"},
        {u"urn:openid:params:grant-type:ciba", u"ciba"},
    };
    for (const auto &pair : known) {
        if (pair.urn == grantType)
            return pair.name.toString();
    }
    return grantType;
}

} // namespace

QString ProfileError::text() const
{
    QString text = message;
    if (!member.isEmpty())
        text = member + u": "_s + text;
    if (line > 0)
        text = Profile::tr("line %1, column %2, ").arg(line).arg(column) + text;
    return text;
}

Profile::Profile()
    : m_document(JsonValue::object({{u"workbench"_s, JsonValue::number(profileVersion)}}))
{
}

Result<Profile, ProfileError> Profile::fromJson(QByteArrayView text)
{
    auto parsed = parseJson(text);
    if (!parsed) {
        const JsonError &error = parsed.error();
        return Failure{ProfileError{{}, error.line, error.column, tr("is not JSON: %1").arg(error.message)}};
    }
    if (!parsed->value.isObject()) {
        return Failure{positioned(
            {{}, tr("a profile document is a JSON object, in braces"), parsed->value.begin()}, text)};
    }
    if (!parsed->duplicates.isEmpty())
        return Failure{duplicated(parsed->duplicates.first(), text)};
    if (const auto complaint = checkProfile(parsed->value))
        return Failure{positioned(*complaint, text)};

    Profile profile;
    profile.m_document = std::move(parsed->value);
    return profile;
}

QByteArray Profile::toJson(Secrets secrets) const
{
    JsonValue document = m_document;
    if (secrets == Secrets::LeaveEmpty)
        takeSecrets(document);
    return writeJson(document) + '\n';
}

const JsonValue *Profile::value(QStringView member) const
{
    const MemberPath path(member);
    const JsonValue *top = m_document.member(path.top);
    return top && !path.child.isEmpty() ? top->member(path.child) : top;
}

QString Profile::text(QStringView member) const
{
    const JsonValue *present = value(member);
    return present && present->isString() ? present->text() : QString();
}

bool Profile::flag(QStringView member, bool fallback) const
{
    const JsonValue *present = value(member);
    return present && present->isBoolean() ? present->toBool() : fallback;
}

bool Profile::has(QStringView member) const
{
    return value(member) != nullptr;
}

void Profile::setValue(QStringView member, JsonValue value)
{
    const MemberPath path(member);
    if (path.child.isEmpty())
        return setTopMember(m_document, path.top, std::move(value));
    JsonValue *parent = m_document.member(path.top);
    if (!parent || !parent->isObject()) {
        setTopMember(m_document, path.top, JsonValue::object());
        parent = m_document.member(path.top);
    }
    parent->setMember(path.child, std::move(value));
}

void Profile::setText(QStringView member, const QString &value)
{
    setValue(member, JsonValue::string(value));
}

void Profile::setFlag(QStringView member, bool value)
{
    setValue(member, JsonValue::boolean(value));
}

void Profile::remove(QStringView member)
{
    const MemberPath path(member);
    JsonValue *parent = path.child.isEmpty() ? nullptr : m_document.member(path.top);
    if (parent)
        parent->removeMember(path.child);
    if (path.child.isEmpty() || (parent && parent->isObject() && parent->members().isEmpty()))
        m_document.removeMember(path.top);
}

Result<std::monostate, ProfileError> Profile::setFromText(QStringView member, const QString &typed)
{
    const QString name = member.toString();
    const auto failure = [&name](const QString &message) {
        return Failure{ProfileError{name, 0, 0, message}};
    };

    if (name.startsWith("parameters."_L1) && name.size() > 11) {
        setText(member, typed);
        return std::monostate{};
    }
    const ProfileMember *known = profileMember(member);
    if (!known)
        return failure(tr("is no member of the profile document"));

    if (known->kind == ProfileMember::Kind::Flag && !parseJson(typed.toUtf8()))
        return failure(tr("must be true or false, found '%1'").arg(typed));
    JsonValue value = JsonValue::string(typed);
    const bool takesText =
        known->kind == ProfileMember::Kind::Text || known->kind == ProfileMember::Kind::Key;
    if (!takesText) {
        auto parsed = parseJson(typed.toUtf8());
        if (!parsed)
            return failure(tr("takes JSON: %1").arg(parsed.error().text()));
        if (!parsed->duplicates.isEmpty())
            return failure(
                tr("\"%1\" stands twice; leave one of the two out").arg(parsed->duplicates.first().name));
        value = std::move(parsed->value);
    }
    if (const auto complaint = checkProfileMember(*known, value))
        return Failure{ProfileError{complaint->member, 0, 0, complaint->message}};
    setValue(member, std::move(value));
    return std::monostate{};
}

QString Profile::grantType() const
{
    const QString stated = text(u"grant_type");
    return stated.isEmpty() ? u"authorization_code"_s : shortGrantType(stated);
}

QString Profile::tokenEndpointAuthMethod() const
{
    const QString stated = text(u"token_endpoint_auth_method");
    if (!stated.isEmpty())
        return stated;
    return text(u"client_secret").isEmpty() ? u"none"_s : u"client_secret_basic"_s;
}

QString Profile::basicEncoding() const
{
    const QString stated = text(u"basic_encoding");
    return stated.isEmpty() ? u"form"_s : stated;
}

QString Profile::codeChallengeMethod() const
{
    return has(u"code_challenge_method") ? text(u"code_challenge_method") : u"S256"_s;
}

QString Profile::responseType() const
{
    const QString stated = text(u"response_type");
    if (!stated.isEmpty())
        return stated;
    const QString grant = grantType();
    if (grant == "implicit"_L1)
        return u"token"_s;
    return grant == "hybrid"_L1 ? u"code id_token"_s : u"code"_s;
}

QString Profile::scope() const
{
    const QString typed = text(u"scope");
    const QString separator = text(u"scope_separator");
    return separator.isEmpty() ? typed : typed.split(u' ', Qt::SkipEmptyParts).join(separator);
}

QString Profile::tokenRequestEncoding() const
{
    const QString stated = text(u"token_request_encoding");
    return stated.isEmpty() ? u"form"_s : stated;
}

bool Profile::usesState() const
{
    return flag(u"use_state", true);
}

bool Profile::usesNonce() const
{
    QString scope = text(u"scope");
    const QString separator = text(u"scope_separator");
    if (!separator.isEmpty())
        scope.replace(separator, u" "_s);
    const bool asksForIdToken =
        scope.simplified().split(u' ').contains("openid"_L1) || ResponseType::of(responseType()).id_token;
    return flag(u"use_nonce", asksForIdToken);
}

QList<Secret> Profile::secrets() const
{
    JsonValue document = m_document;
    return takeSecrets(document);
}

} // namespace workbench
