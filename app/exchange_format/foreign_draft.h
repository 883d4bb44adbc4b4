// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "exchange_format/foreign_variables.h"
#include "exchange_format/request_import.h"
#include "protocol/extra_row.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace workbench {

/// One setting as another tool has it.
struct ForeignValue {
    QString name; ///< as that tool calls it: `accessTokenUrl`
    QString text;
    qsizetype offset = -1; ///< byte in the file; -1 = none
};

/// The text of a JSON string, number or boolean, empty for null; nothing for an array or an object.
std::optional<QString> foreignText(const JsonValue &value);
/// The same of a member of an object; empty when it is absent or no plain value.
QString foreignTextAt(const JsonValue &object, QStringView name);

/// What a setting of another tool means for a profile.
enum class ForeignMeaning {
    Member, ///< is the member `target` of the profile
    Parameter, ///< is the grant parameter `target`
    RefreshEndpoint,
    State,
    Read, ///< the importer of that tool has dealt with it
    TokenUse, ///< how a token is sent to an API
    SavedToken,
    Browser, ///< which browser, in which window
    Automatic, ///< when to fetch a token unasked
    Label, ///< concerns only that tool: a name, its output, its time limits
    Unsupported, ///< changes what is sent, and no member of a profile can express it
};

struct ForeignName {
    QLatin1String name;
    ForeignMeaning meaning = ForeignMeaning::Read;
    QLatin1String target{};
};

/// Puts together the profile that sends the requests which another tool would send, and says of everything
/// that was read what became of it.
class ForeignDraft {
    Q_DECLARE_TR_FUNCTIONS(ForeignDraft)

public:
    /// For the settings that stand under `path` in the file.
    ForeignDraft(const QString &profileName, const QString &path, ForeignVariables &variables);

    /// `grant` is the name in a profile; empty when this program knows none for what stands there.
    void setGrant(const ForeignValue &value, const QString &grant);
    /// Sets, adds or remarks what the table says; a name that it does not have is not understood. An empty
    /// value is one that was not given.
    void take(const QList<ForeignName> &names, const ForeignValue &value);
    void setMember(const QString &member, const ForeignValue &value);
    void addParameter(const QString &name, const ForeignValue &value);
    /// A parameter or header of the user's own.
    void addRow(const QString &request, ExtraRow::Place place, const ForeignValue &value,
                bool enabled = true);
    /// PKCE with that method; none when empty. Only a grant that exchanges a code has it.
    void setPkce(const ForeignValue &value, const QString &method);
    /// Where the other tool puts id and secret. To be called after both are set.
    enum class Credentials { InHeader, InBody };
    void setAuthentication(const ForeignValue &value, Credentials credentials);

    /// A member that the file names without its value; `source` is what it says instead.
    void addMissing(const QString &member, const QString &source = {});
    void remark(ImportRemark::Kind kind, const ForeignValue &value, const QString &message);
    Profile &profile() { return m_draft.profile; }
    const Profile &profile() const { return m_draft.profile; }
    /// What has become of it; the draft is empty then.
    ImportDraft finished();

private:
    QString resolved(const QString &member, const ForeignValue &value);
    void remarkRefreshEndpoint();

    ImportDraft m_draft;
    QString m_path;
    ForeignValue m_refreshEndpoint;
    ForeignVariables &m_variables;
};

} // namespace workbench
