// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/postman_import.h"

#include "exchange_format/foreign_draft.h"
#include "exchange_format/foreign_drafts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

// Names and values after Postman's collection schema v2.1.0 (an auth attribute is {key, value, type}),
// Postman's documentation "OAuth 2.0" of December 2022, and what Bruno's importer of such collections
// (packages/bruno-converters, 2025) knows of exports: grant types, client_authentication, send_as.

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(postman_import)
};

using Kind = ImportRemark::Kind;
using Meaning = ForeignMeaning;

const QList<ForeignName> &names()
{
    static const QList<ForeignName> names{
        {"grant_type"_L1, Meaning::Read},
        {"challengeAlgorithm"_L1, Meaning::Read},
        {"client_authentication"_L1, Meaning::Read},
        {"authUrl"_L1, Meaning::Member, "authorization_endpoint"_L1},
        {"accessTokenUrl"_L1, Meaning::Member, "token_endpoint"_L1},
        {"refreshTokenUrl"_L1, Meaning::RefreshEndpoint},
        {"clientId"_L1, Meaning::Member, "client_id"_L1},
        {"clientSecret"_L1, Meaning::Member, "client_secret"_L1},
        {"redirect_uri"_L1, Meaning::Member, "redirect_uri"_L1},
        {"scope"_L1, Meaning::Member, "scope"_L1},
        {"username"_L1, Meaning::Member, "username"_L1},
        {"password"_L1, Meaning::Member, "password"_L1},
        {"refreshToken"_L1, Meaning::Member, "refresh_token"_L1},
        {"audience"_L1, Meaning::Parameter, "audience"_L1},
        {"resource"_L1, Meaning::Parameter, "resource"_L1},
        {"state"_L1, Meaning::State},
        {"accessToken"_L1, Meaning::SavedToken},
        {"idToken"_L1, Meaning::SavedToken},
        {"tokenType"_L1, Meaning::TokenUse},
        {"addTokenTo"_L1, Meaning::TokenUse},
        {"headerPrefix"_L1, Meaning::TokenUse},
        {"useBrowser"_L1, Meaning::Browser},
        {"autoRefreshToken"_L1, Meaning::Automatic},
        {"tokenName"_L1, Meaning::Label},
    };
    return names;
}

/// The lists of parameters of the user's own, and the request that each is for.
QString requestOf(const QString &key)
{
    if (key == "authRequestParams"_L1)
        return u"authorization"_s;
    if (key == "tokenRequestParams"_L1)
        return u"token"_s;
    return key == "refreshRequestParams"_L1 ? u"refresh"_s : QString();
}

QString grantOf(const QString &grant_type)
{
    if (grant_type.isEmpty() || grant_type.startsWith("authorization_code"_L1))
        return u"authorization_code"_s;
    if (grant_type == "password_credentials"_L1)
        return u"password"_s;
    const bool same = grant_type == "implicit"_L1 || grant_type == "client_credentials"_L1;
    return same ? grant_type : QString();
}

std::optional<ExtraRow::Place> placeOf(const QString &send_as)
{
    if (send_as == "request_url"_L1)
        return ExtraRow::Place::Query;
    if (send_as == "request_header"_L1)
        return ExtraRow::Place::Header;
    return send_as.isEmpty() || send_as == "request_body"_L1 ? std::optional(ExtraRow::Place::Body)
                                                             : std::nullopt;
}

/// Why the document is no collection of v2.1; nothing when it is one.
std::optional<ImportRemark> refusal(const JsonValue &collection)
{
    const JsonValue *info = collection.member(u"info");
    const QString schema = info ? foreignTextAt(*info, u"schema") : QString();
    const auto failed = [&](const QString &what, const QString &message) {
        return ImportRemark{Kind::NotUnderstood, info ? info->begin() : collection.begin(), what,
                            Text::tr("%1: %2").arg(what, message)};
    };
    if (collection.member(u"_postman_variable_scope")) {
        return failed(Text::tr("Postman environment"),
                      Text::tr("It has variables alone. Export the collection that uses them, as v2.1."));
    }
    const QString remedy =
        Text::tr("Export the collection again from Postman and choose \"Collection v2.1\".");
    if (schema.contains("/v2.0"_L1))
        return failed(Text::tr("Postman collection v2.0"), Text::tr("Only v2.1 is read.") + u' ' + remedy);
    if (!info && collection.member(u"requests"))
        return failed(Text::tr("Postman collection v1"), Text::tr("Only v2.1 is read.") + u' ' + remedy);
    if (!schema.isEmpty() && !schema.contains("/v2.1"_L1)) {
        return failed(Text::tr("Postman collection"),
                      Text::tr("Its format is %1; only v2.1 is read.").arg(schema) + u' ' + remedy);
    }
    return std::nullopt;
}

class PostmanImport {
public:
    PostmanImport()
        : m_drafts(Text::tr("Postman collection v2.1"))
    {
    }

    Result<ForeignImport, ImportRemark> run(const JsonDocument &document, const JsonValue &collection)
    {
        m_drafts.remarkDuplicates(document.duplicates);
        const JsonValue *info = collection.member(u"info");
        const QString name = info ? foreignTextAt(*info, u"name") : QString();
        readLevel(collection, {}, {name.isEmpty() ? Text::tr("Postman collection") : name});
        return m_drafts.finished();
    }

private:
    static QString below(const QString &path, const QString &name)
    {
        return path.isEmpty() ? name : path + u'.' + name;
    }

    void wrongType(const JsonValue &value, const QString &path, const QString &expected)
    {
        m_drafts.remark({Kind::NotUnderstood, value.begin(), path,
                         Text::tr("Is no %1; it is passed over.").arg(expected)});
    }

    /// The collection, a folder or a request: its variables hold for everything inside.
    void readLevel(const JsonValue &level, const QString &path, const QStringList &place)
    {
        m_variables.enter(variablesOf(level));
        const JsonValue *request = level.member(u"request");
        if (const JsonValue *auth = level.member(u"auth"))
            readAuth(*auth, below(path, u"auth"_s), place);
        if (const JsonValue *auth = request ? request->member(u"auth") : nullptr)
            readAuth(*auth, below(path, u"request.auth"_s), place);
        if (const JsonValue *items = level.member(u"item"))
            readItems(*items, below(path, u"item"_s), place);
        m_variables.leave();
    }

    void readItems(const JsonValue &items, const QString &path, const QStringList &place)
    {
        if (!items.isArray())
            return wrongType(items, path, Text::tr("array"));
        for (qsizetype i = 0; i < items.items().size(); ++i) {
            const JsonValue &item = items.items()[i];
            const QString itemPath = u"%1[%2]"_s.arg(path).arg(i);
            if (!item.isObject()) {
                wrongType(item, itemPath, Text::tr("object"));
                continue;
            }
            const QString name = foreignTextAt(item, u"name");
            readLevel(item, itemPath, place + QStringList{name.isEmpty() ? itemPath : name});
        }
    }

    ForeignVariables::Values variablesOf(const JsonValue &level) const
    {
        ForeignVariables::Values values;
        const JsonValue *variables = level.member(u"variable");
        if (!variables || !variables->isArray())
            return values;
        for (const JsonValue &variable : variables->items()) {
            const QString key = foreignTextAt(variable, u"key");
            const QString name = key.isEmpty() ? foreignTextAt(variable, u"id") : key;
            const JsonValue *value = variable.member(u"value");
            if (!name.isEmpty() && value && foreignTextAt(variable, u"disabled") != "true"_L1)
                values.insert(name, foreignText(*value).value_or(QString()));
        }
        return values;
    }

    void readAuth(const JsonValue &auth, const QString &path, const QStringList &place)
    {
        if (auth.isNull())
            return; // inherited
        if (!auth.isObject())
            return wrongType(auth, path, Text::tr("object"));
        const QString type = foreignTextAt(auth, u"type");
        if (type != "oauth2"_L1) {
            if (!type.isEmpty() && type != "noauth"_L1)
                m_drafts.countOther(type);
            return;
        }
        const QString attributesPath = below(path, u"oauth2"_s);
        const JsonValue *attributes = auth.member(u"oauth2");
        if (!attributes || attributes->isNull())
            return;
        if (!attributes->isArray()) {
            const JsonValue &value = *attributes;
            m_drafts.remark({Kind::NotUnderstood, value.begin(), attributesPath,
                             Text::tr("Is no list of attributes as in v2.1; it is passed over. Export the "
                                      "collection again from Postman and choose \"Collection v2.1\".")});
            return;
        }
        ForeignDraft draft(place.join(u" / "_s), attributesPath, m_variables);
        readAttributes(draft, *attributes);
        m_drafts.add(draft.finished());
    }

    void readAttributes(ForeignDraft &draft, const JsonValue &attributes)
    {
        QList<ForeignValue> values;
        QList<std::pair<ForeignValue, const JsonValue *>> lists; // read once the grant is known
        for (const JsonValue &attribute : attributes.items()) {
            const JsonValue *value = attribute.member(u"value");
            ForeignValue found{foreignTextAt(attribute, u"key"), {}, attribute.begin()};
            const auto text = value ? foreignText(*value) : QString();
            if (text) {
                found.text = *text;
                add(draft, values, found);
            } else if (!requestOf(found.name).isEmpty() && value->isArray()) {
                lists.append({found, value});
            } else {
                draft.remark(Kind::NotUnderstood, found, Text::tr("Has no text for a value."));
            }
        }
        apply(draft, values);
        for (const auto &[list, rows] : lists)
            readRows(draft, list, *rows);
    }

    /// Postman takes the last one of a name.
    static void add(ForeignDraft &draft, QList<ForeignValue> &values, const ForeignValue &value)
    {
        const auto earlier = std::find_if(values.begin(), values.end(), [&value](const ForeignValue &other) {
            return other.name == value.name;
        });
        if (earlier == values.end()) {
            if (values.size() < import_limit::parameters)
                values.append(value);
            else
                draft.remark(Kind::NotUnderstood, value, Text::tr("There are too many attributes."));
            return;
        }
        draft.remark(Kind::NotUnderstood, value, Text::tr("Stands more than once; the last one is taken."));
        *earlier = value;
    }

    static ForeignValue valueOf(const QList<ForeignValue> &values, QLatin1String name)
    {
        const auto found = std::find_if(values.cbegin(), values.cend(),
                                        [name](const ForeignValue &value) { return value.name == name; });
        return found == values.cend() ? ForeignValue{name, {}, -1} : *found;
    }

    static void apply(ForeignDraft &draft, const QList<ForeignValue> &values)
    {
        const ForeignValue grant = valueOf(values, "grant_type"_L1);
        draft.setGrant(grant, grantOf(grant.text));
        for (const ForeignValue &value : values)
            draft.take(names(), value);
        const ForeignValue algorithm = valueOf(values, "challengeAlgorithm"_L1);
        const bool withPkce = grant.text == "authorization_code_with_pkce"_L1;
        const QString method = algorithm.text.isEmpty() ? u"S256"_s : algorithm.text;
        draft.setPkce(algorithm, withPkce ? method : QString());
        const ForeignValue where = valueOf(values, "client_authentication"_L1);
        draft.setAuthentication(where,
                                where.text == "body"_L1 ? ForeignDraft::Credentials::InBody
                                                        : ForeignDraft::Credentials::InHeader);
    }

    static void readRows(ForeignDraft &draft, const ForeignValue &list, const JsonValue &rows)
    {
        for (qsizetype i = 0; i < rows.items().size(); ++i) {
            const JsonValue &row = rows.items()[i];
            const QString rowName = u"%1[%2]"_s.arg(list.name).arg(i);
            const ForeignValue whole{rowName, {}, row.begin()};
            const JsonValue *value = row.member(u"value");
            const auto text = value ? foreignText(*value) : QString();
            const QString send_as = foreignTextAt(row, u"send_as");
            const QString request = requestOf(list.name);
            const bool isFront = request == "authorization"_L1;
            auto place = placeOf(send_as);
            if (isFront && send_as.isEmpty())
                place = ExtraRow::Place::Query;
            if (foreignTextAt(row, u"key").isEmpty()) {
                if (text && text->isEmpty())
                    continue; // the empty line that the form always has
                draft.remark(Kind::NotUnderstood, whole, Text::tr("Has no name."));
            } else if (!text || !place) {
                draft.remark(Kind::NotUnderstood, whole,
                             place ? Text::tr("Has no text for a value.")
                                   : Text::tr("It is unknown where %1 would put it.").arg(send_as));
            } else if (isFront && place != ExtraRow::Place::Query) {
                draft.remark(
                    Kind::NotUnderstood, whole,
                    Text::tr("The browser sends the authorization request: it can add neither headers "
                             "nor a body."));
            } else {
                const bool enabled = foreignTextAt(row, u"enabled") != "false"_L1;
                draft.addRow(request, *place, {foreignTextAt(row, u"key"), *text, row.begin()}, enabled);
            }
        }
    }

    ForeignDrafts m_drafts;
    ForeignVariables m_variables;
};

} // namespace

Result<ForeignImport, ImportRemark> importPostman(const JsonDocument &document)
{
    const JsonValue *wrapped = document.value.member(u"collection"); // as Postman's API answers
    const JsonValue &collection = wrapped && wrapped->isObject() ? *wrapped : document.value;
    if (const auto reason = refusal(collection))
        return Failure{*reason};
    return PostmanImport().run(document, collection);
}

} // namespace workbench
