// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/import_rows.h"

#include "exchange_format/import_limits.h"
#include "http/request_completion.h"
#include "protocol/parameters.h"
#include "protocol/placeholder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(import_rows)
};

FoundParameters sorted(FoundParameters parameters)
{
    std::sort(parameters.begin(), parameters.end(), [](const FoundParameter &a, const FoundParameter &b) {
        return std::tie(a.name, a.value) < std::tie(b.name, b.value);
    });
    return parameters;
}

/// A member of a JSON body as rows: an array of several strings is a parameter that repeats.
void appendMember(FoundParameters &parameters, const JsonMember &member)
{
    const QList<JsonValue> &items = member.value.items();
    const bool repeats = items.size() > 1
        && std::all_of(items.cbegin(), items.cend(), [](const JsonValue &item) { return item.isString(); });
    if (repeats) {
        for (const JsonValue &item : items)
            parameters.append({member.name, item.text()});
    } else if (member.value.isString()) {
        parameters.append({member.name, member.value.text()});
    } else {
        parameters.append(
            {member.name, QString::fromUtf8(writeJson(member.value, JsonStyle::Compact)), true});
    }
}

FoundParameters parametersOf(const JsonValue &object)
{
    FoundParameters parameters;
    for (const JsonMember &member : object.members())
        appendMember(parameters, member);
    return parameters;
}

void remarkTooMany(ImportDraft &draft)
{
    draft.remarks.append({ImportRemark::Kind::NotUnderstood, -1, Text::tr("parameters"),
                          Text::tr("Only the first %n parameter(s) are taken: no request has more.", nullptr,
                                   int(import_limit::parameters))});
}

FoundParameters firstOf(FoundParameters parameters, ImportDraft &draft)
{
    if (parameters.size() <= import_limit::parameters)
        return parameters;
    remarkTooMany(draft);
    return parameters.first(import_limit::parameters);
}

/// The form up to the last parameter that is taken.
QByteArrayView firstOf(QByteArrayView form, ImportDraft &draft)
{
    qsizetype end = -1;
    for (qsizetype count = 0; count < import_limit::parameters; ++count) {
        end = form.indexOf('&', end + 1);
        if (end < 0)
            return form;
    }
    remarkTooMany(draft);
    return form.first(end);
}

bool saysJson(const HttpRequest &request)
{
    return request.headers.value("Content-Type").value_or(QByteArray()).toLower().contains("json");
}

} // namespace

FoundParameters readForm(QByteArrayView form, ImportDraft &draft)
{
    const FormDecoding decoded = Parameters::fromForm(firstOf(form, draft));
    for (const FormProblem &problem : decoded.problems) {
        const bool escape = problem.kind == FormProblem::Kind::BadPercentEscape;
        draft.remarks.append(
            {ImportRemark::Kind::NotUnderstood, -1, problem.name,
             escape ? Text::tr("The value of %1 has a percent sign without two hexadecimal digits; it is "
                               "taken as it stands.")
                          .arg(problem.name)
                    : Text::tr("The value of %1 is no UTF-8; what cannot be read is marked in it.")
                          .arg(problem.name)});
    }
    FoundParameters parameters;
    for (const Parameter &row : decoded.parameters.rows())
        parameters.append({row.name, row.value});
    return parameters;
}

FoundParameters readBody(ImportDraft &draft, const HttpRequest &request)
{
    const QByteArray body = request.body.trimmed();
    const auto json = parseJson(body);
    if (json && json->value.isObject()) {
        draft.profile.setText(u"token_request_encoding", u"json"_s);
        const qsizetype duplicates = qMin(json->duplicates.size(), import_limit::parameters);
        for (const JsonDuplicate &duplicate : json->duplicates.first(duplicates)) {
            draft.remarks.append(
                {ImportRemark::Kind::NotUnderstood, -1, duplicate.name,
                 Text::tr("%1 stands twice in the JSON body; a draft cannot repeat a member.")
                     .arg(duplicate.name)});
        }
        return firstOf(parametersOf(json->value), draft);
    }
    if (body.startsWith('{') || saysJson(request)) {
        draft.profile.setText(u"token_request_encoding", u"json"_s);
        draft.remarks.append({ImportRemark::Kind::NotUnderstood, -1, Text::tr("body"),
                              Text::tr("The body is no JSON object: %1. Mend it, or paste all of it.")
                                  .arg(json ? Text::tr("it holds another value") : json.error().text())});
        return {};
    }
    return readForm(request.body, draft);
}

FoundParameters parametersOf(const HttpRequest &request)
{
    ImportDraft unused;
    const auto json = parseJson(request.body);
    return json ? parametersOf(json->value) : readForm(request.body, unused);
}

QStringList namesIn(const FoundParameters &parameters)
{
    QStringList names;
    for (const FoundParameter &parameter : parameters) {
        if (!names.contains(parameter.name))
            names.append(parameter.name);
    }
    return names;
}

FoundParameters valuesOf(const FoundParameters &parameters, const QString &name)
{
    FoundParameters values = parameters;
    values.removeIf([&name](const FoundParameter &parameter) { return parameter.name != name; });
    return values;
}

QString textOf(const FoundParameters &parameters, const QString &name)
{
    const FoundParameters values = valuesOf(parameters, name);
    return values.size() == 1 && !values.first().json ? values.first().value : QString();
}

void addRow(Profile &profile, const ExtraRow &row)
{
    profile.setExtra(profile.extra() << row);
}

void addGrantParameters(Profile &profile, const FoundParameters &values)
{
    Parameters parameters = profile.grantParameters();
    for (const FoundParameter &value : values)
        parameters.append(value.name, value.value);
    profile.setGrantParameters(parameters);
}

void omit(Profile &profile, const QString &request, const QString &name)
{
    if (!profile.omits(request, name))
        profile.setOmitted(request, profile.omitted(request) << name);
}

void addHeaderRows(Profile &profile, const QString &kind, const HeaderList &found, HttpRequest built,
                   AuthorizationHeader authorization)
{
    if (built.url.isEmpty())
        built.url = u"https://host/"_s;
    const auto completed = completedRequest(built);
    const HeaderList own = completed ? completed->request.headers : built.headers;
    for (const Header &header : found.rows()) {
        const auto isCalled = [&header](const char *name) {
            return header.name.compare(name, Qt::CaseInsensitive) == 0;
        };
        const bool once = found.values(header.name).size() == 1;
        const bool isUnderstood =
            authorization == AuthorizationHeader::Understood && isCalled("Authorization");
        const bool isHost = isCalled("Host") && !completed;
        if (isUnderstood || isCalled("Content-Length") || isHost
            || (once && own.value(header.name) == header.value))
            continue;
        addRow(
            profile,
            {kind, ExtraRow::Place::Header, QString::fromUtf8(header.name), QString::fromUtf8(header.value)});
    }
}

QString runTimePlaceholder(const QString &name)
{
    return u"{{"_s + name + u"}}"_s;
}

QString withFreePort(QString redirect_uri)
{
    // Documentation that we did not write has no second port to tell it from.
    for (const char *port : {placeholder::redirectPort, placeholder::port})
        redirect_uri.replace(u':' + QLatin1StringView(port), ":0"_L1);
    return redirect_uri;
}

void remarkDifferences(ImportDraft &draft, const QByteArray &found, const QByteArray &built,
                       const FoundParameters &foundParameters, const FoundParameters &builtParameters)
{
    using Kind = ImportRemark::Kind;
    if (found == built)
        return;
    if (foundParameters == builtParameters) {
        draft.remarks.append({Kind::Changed,
                              -1,
                              {},
                              Text::tr("The values are encoded anew: the same parameters, written with other "
                                       "characters.")});
    } else if (sorted(foundParameters) == sorted(builtParameters)) {
        draft.remarks.append(
            {Kind::Changed, -1, {}, Text::tr("The parameters are sent in the order of the grant.")});
    } else {
        QStringList names;
        for (const QString &name : namesIn(foundParameters + builtParameters)) {
            if (valuesOf(foundParameters, name) != valuesOf(builtParameters, name))
                names.append(name);
        }
        draft.remarks.append(
            {Kind::NotUnderstood, -1, names.join(u", "_s),
             Text::tr("The draft does not send this as it was found: %1.").arg(names.join(u", "_s))});
    }
}

} // namespace workbench
