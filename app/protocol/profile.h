// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/extra_row.h"
#include "protocol/json.h"
#include "protocol/parameters.h"
#include "protocol/result.h"
#include "protocol/secret.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace workbench {

/// How one member of the profile document is written, and what the user must know of it. The form, the
/// command line's `--set`, the masking and the README read this table.
struct ProfileMember {
    enum class Kind {
        Text,
        Flag,
        Integer,
        Key,
        TextMap,
        ExtraTable,
        OmitTable,
        Object,
        ObjectText, ///< an object, or text that is to become one: what a person is still writing
    };

    QString name; ///< dotted for a nested member: "tls.ca_file"
    Kind kind = Kind::Text;
    bool secret = false;
    QString description; ///< one line, in the user's language
    QStringList values{}; ///< all that an enumerated text member takes, besides empty; none = free text
};

/// Every member that this version knows, in the order in which a new document is written.
const QList<ProfileMember> &profileMembers();
/// The entry of that (dotted) name, or nullptr.
const ProfileMember *profileMember(QStringView name);

/// Why a text is no profile document, or why a member does not take a value.
struct ProfileError {
    QString member; ///< dotted; empty when the text is no JSON object at all
    int line = 0; ///< 0 = no position (the value did not come from a text)
    int column = 0;
    QString message; ///< cause and remedy, in one sentence

    /// "line 4, column 12, redirect_uri: …"
    QString text() const;

    friend bool operator==(const ProfileError &, const ProfileError &) = default;
};

/// The profile document: one JSON object, the same in the keychain, in exported files and on the command
/// line. Reading and writing keeps member order and members that this version does not know. Members are
/// addressed by their names in the document, nested ones with dots.
class Profile {
    Q_DECLARE_TR_FUNCTIONS(workbench::Profile)

public:
    /// A document that holds `"workbench": 1` and nothing else: every default applies.
    Profile();

    /// Reads a document. Fails on text that is no JSON object, a duplicate or ill-typed member, an
    /// unknown value of an enumerated member, and a newer version than this program knows.
    static Result<Profile, ProfileError> fromJson(QByteArrayView text);
    enum class Secrets { Keep, LeaveEmpty };
    /// The document, pretty-printed. Without secrets, everything that secrets() lists is left empty and
    /// `last_response` is left out.
    QByteArray toJson(Secrets secrets = Secrets::Keep) const;

    /// A text member as it stands; empty when absent.
    QString text(QStringView member) const;
    /// A flag as it stands, or `fallback` when absent.
    bool flag(QStringView member, bool fallback) const;
    /// True when the document has that member, even with an empty value.
    bool has(QStringView member) const;
    /// A member as it stands, or nullptr when absent.
    const JsonValue *value(QStringView member) const;
    /// The setters replace a member in its place; a new one goes where profileMembers() has it. They trust
    /// the caller with its kind: what the table does not allow is found when the document is read again.
    void setValue(QStringView member, JsonValue value);
    void setText(QStringView member, const QString &value);
    void setFlag(QStringView member, bool value);
    void remove(QStringView member);
    /// Sets a member from what a user typed on a command line: text for text and key members, JSON for all
    /// others; `parameters.NAME` takes text. Fails with the member's name when it is not known or does not
    /// take the value.
    Result<std::monostate, ProfileError> setFromText(QStringView member, const QString &typed);

    QString name() const { return text(u"name"); }

    // Effective values: what the document says, or the default where it says nothing.

    QString grantType() const; ///< short name; a URN is mapped to it; `authorization_code` when absent
    QString tokenEndpointAuthMethod() const; ///< `client_secret_basic` with a secret, else `none`
    QString basicEncoding() const; ///< `form` or `raw`
    QString codeChallengeMethod() const; ///< `S256`, `plain`, or empty for no PKCE
    QString responseType() const; ///< `code`; `token` for implicit, `code id_token` for hybrid
    QString scope() const; ///< as it is sent: with `scope_separator` between the names
    QString tokenRequestEncoding() const; ///< `form` or `json`
    bool usesState() const;
    bool usesNonce() const; ///< when absent: true if scope has `openid` or response_type `id_token`
    bool acceptsInvalidCertificates() const { return flag(u"tls.accept_invalid_certificates", false); }

    /// `parameters`, arrays flattened into repeated rows, in document order.
    Parameters grantParameters() const;
    /// Writes `parameters` anew; a name that repeats becomes an array where it stands first.
    void setGrantParameters(const Parameters &parameters);
    QList<ExtraRow> extra() const;
    void setExtra(const QList<ExtraRow> &rows);
    /// True when the `omit` table leaves `name` out of `request`.
    bool omits(QStringView request, QStringView name) const;
    /// The names that the `omit` table leaves out of `request`, in its order.
    QStringList omitted(QStringView request) const;
    /// Leaves out exactly these; rows of other requests, and what else a kept row holds, stay.
    void setOmitted(QStringView request, const QStringList &names);

    /// The current values of all members that the table marks secret, and of secrets elsewhere in the
    /// document: the password in `proxy`, `parameters`, `extra` rows and unknown members named like a secret
    /// (`access_token`, `Authorization`, …), the private part of keys. Empty ones are left out.
    QList<Secret> secrets() const;

    const JsonValue &document() const { return m_document; }

    friend bool operator==(const Profile &, const Profile &) = default;

private:
    JsonValue m_document;
};

} // namespace workbench
