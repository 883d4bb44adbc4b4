// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/bruno_import.h"

#include "exchange_format/bru_reader.h"
#include "exchange_format/foreign_draft.h"
#include "exchange_format/foreign_drafts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

// Names after Bruno's source of 2025 (packages/bruno-lang/v2/src/jsonToBru.js) and its documentation
// "OAuth 2.0".

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(bruno_import)
};

using Kind = ImportRemark::Kind;
using Meaning = ForeignMeaning;

const QString block = u"auth:oauth2"_s;
const QString rows = u"auth:oauth2:additional_params:"_s;

const QList<ForeignName> &names()
{
    static const QList<ForeignName> names{
        {"grant_type"_L1, Meaning::Read},
        {"pkce"_L1, Meaning::Read},
        {"credentials_placement"_L1, Meaning::Read},
        {"authorization_url"_L1, Meaning::Member, "authorization_endpoint"_L1},
        {"access_token_url"_L1, Meaning::Member, "token_endpoint"_L1},
        {"refresh_token_url"_L1, Meaning::RefreshEndpoint},
        {"callback_url"_L1, Meaning::Member, "redirect_uri"_L1},
        {"client_id"_L1, Meaning::Member, "client_id"_L1},
        {"client_secret"_L1, Meaning::Member, "client_secret"_L1},
        {"scope"_L1, Meaning::Member, "scope"_L1},
        {"username"_L1, Meaning::Member, "username"_L1},
        {"password"_L1, Meaning::Member, "password"_L1},
        {"state"_L1, Meaning::State},
        {"token_placement"_L1, Meaning::TokenUse},
        {"token_header_prefix"_L1, Meaning::TokenUse},
        {"token_query_key"_L1, Meaning::TokenUse},
        {"token_source"_L1, Meaning::TokenUse},
        {"auto_fetch_token"_L1, Meaning::Automatic},
        {"auto_refresh_token"_L1, Meaning::Automatic},
        {"credentials_id"_L1, Meaning::Label},
    };
    return names;
}

QString grantOf(const QString &grant_type)
{
    static const QStringList same{u"authorization_code"_s, u"client_credentials"_s, u"password"_s,
                                  u"implicit"_s};
    if (grant_type.isEmpty())
        return same.constFirst();
    return same.contains(grant_type) ? grant_type : QString();
}

ForeignValue valueOf(const BruBlock &settings, QLatin1String name)
{
    const auto found = std::find_if(settings.pairs.cbegin(), settings.pairs.cend(),
                                    [name](const BruPair &pair) { return pair.name == name; });
    return found == settings.pairs.cend() ? ForeignValue{name, {}, -1}
                                          : ForeignValue{name, found->value, found->offset};
}

/// `…:access_token_req:headers`: the request and the place of the rows of a block.
struct RowsOf {
    QString request;
    std::optional<ExtraRow::Place> place;
};

RowsOf rowsOf(const QString &name)
{
    const QString request = name.sliced(rows.size()).section(u':', 0, 0);
    const QString place = name.section(u':', -1);
    RowsOf found;
    if (request == "auth_req"_L1)
        found.request = u"authorization"_s;
    else if (request == "access_token_req"_L1)
        found.request = u"token"_s;
    else if (request == "refresh_token_req"_L1)
        found.request = u"refresh"_s;
    if (place == "headers"_L1)
        found.place = ExtraRow::Place::Header;
    else if (place == "queryparams"_L1)
        found.place = ExtraRow::Place::Query;
    else if (place == "body"_L1)
        found.place = ExtraRow::Place::Body;
    return found;
}

/// One .bru file: what stands between two blocks named `meta`, or all of the text.
struct BruFile {
    QString name;
    QList<BruBlock> blocks;
};

QList<BruFile> filesOf(const QList<BruBlock> &blocks)
{
    QList<BruFile> files{{}};
    for (const BruBlock &each : blocks) {
        if (each.name == "meta"_L1) {
            if (!files.constLast().blocks.isEmpty())
                files.append(BruFile{});
            files.last().name = valueOf(each, "name"_L1).text;
        }
        files.last().blocks.append(each);
    }
    return files;
}

/// `vars` of an environment, `vars:pre-request` of a request or folder, whose names may begin with `@`.
ForeignVariables::Values variablesOf(const QList<BruBlock> &blocks)
{
    ForeignVariables::Values values;
    for (const BruBlock &each : blocks) {
        if (each.name != "vars"_L1 && each.name != "vars:pre-request"_L1)
            continue;
        for (const BruPair &pair : each.pairs) {
            if (pair.enabled)
                values.insert(pair.name.startsWith(u'@') ? pair.name.sliced(1) : pair.name, pair.value);
        }
    }
    return values;
}

void takeSettings(ForeignDraft &draft, const BruBlock &settings)
{
    const ForeignValue grant = valueOf(settings, "grant_type"_L1);
    draft.setGrant(grant, grantOf(grant.text));
    QStringList seen;
    for (const BruPair &pair : settings.pairs) {
        const ForeignValue value{pair.name, pair.value, pair.offset};
        if (seen.contains(pair.name) || seen.size() >= import_limit::parameters) {
            draft.remark(Kind::NotUnderstood, value,
                         Text::tr("Stands more than once; the first one is taken."));
            continue;
        }
        seen.append(pair.name);
        draft.take(names(), value);
    }
    const ForeignValue pkce = valueOf(settings, "pkce"_L1);
    draft.setPkce(pkce, pkce.text == "true"_L1 ? u"S256"_s : QString());
    const ForeignValue where = valueOf(settings, "credentials_placement"_L1);
    const bool inHeader = where.text == "basic_auth_header"_L1;
    if (!inHeader && !where.text.isEmpty() && where.text != "body"_L1) {
        draft.remark(Kind::NotUnderstood, where,
                     Text::tr("Bruno knows basic_auth_header and body; for anything else it uses the body."));
    }
    draft.setAuthentication(
        where, inHeader ? ForeignDraft::Credentials::InHeader : ForeignDraft::Credentials::InBody);
}

void takeRows(ForeignDraft &draft, const BruBlock &each)
{
    const RowsOf found = rowsOf(each.name);
    const bool isFront = found.request == "authorization"_L1;
    for (const BruPair &pair : each.pairs) {
        const ForeignValue value{pair.name, pair.value, pair.offset};
        if (found.request.isEmpty() || !found.place) {
            draft.remark(Kind::NotUnderstood, value,
                         Text::tr("It is unknown where %1 puts it.").arg(each.name));
        } else if (isFront && found.place != ExtraRow::Place::Query) {
            draft.remark(
                Kind::NotUnderstood, value,
                Text::tr("The browser sends the authorization request: it can add neither headers nor "
                         "a body."));
        } else {
            draft.addRow(found.request, *found.place, value, pair.enabled);
        }
    }
}

void readFile(ForeignDrafts &drafts, const BruFile &file, ForeignVariables &variables)
{
    const QString name = file.name.isEmpty() ? Text::tr("Bruno") : file.name;
    variables.enter(variablesOf(file.blocks));
    for (const BruBlock &settings : file.blocks) {
        if (settings.name.startsWith("auth:"_L1) && !settings.name.startsWith(block))
            drafts.countOther(settings.name.sliced(5));
        if (settings.name != block)
            continue;
        ForeignDraft draft(name, block, variables);
        if (!settings.isClosed) {
            draft.remark(
                Kind::CutOff, {{}, {}, settings.offset},
                Text::tr("The block is never closed: a brace at the beginning of a line is missing."));
        }
        takeSettings(draft, settings);
        for (const BruBlock &each : file.blocks) {
            if (each.name.startsWith(rows))
                takeRows(draft, each);
        }
        drafts.add(draft.finished());
    }
    variables.leave();
}

} // namespace

Result<ForeignImport, ImportRemark> importBruno(QByteArrayView text)
{
    const QList<BruBlock> blocks = readBru(text);
    ForeignVariables variables;
    variables.enter(variablesOf(blocks)); // those of a collection.bru or an environment in the same text
    ForeignDrafts drafts(Text::tr("Bruno (.bru)"));
    for (const BruFile &file : filesOf(blocks))
        readFile(drafts, file, variables);
    return drafts.finished();
}

} // namespace workbench
