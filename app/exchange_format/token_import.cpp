// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/authentication_import.h"
#include "exchange_format/import_rows.h"
#include "message/saml_assertion.h"
#include "message/token.h"
#include "protocol/grant_table.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

// What a token request says about a profile.

namespace workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(token_import)
};

using Kind = ImportRemark::Kind;
using Request = GrantParameter::Request;

/// The grant whose required parameters are all there; of several, the one that requires most.
const GrantDefinition &grantBySight(const FoundParameters &body)
{
    const GrantDefinition *best = nullptr;
    qsizetype most = -1;
    for (const GrantDefinition &grant : grantTable()) {
        qsizetype required = 0;
        bool fits = !grant.wire_grant_type.isEmpty() && grant.sends(Request::Token);
        for (const GrantParameter &row : grant.parameters) {
            if (row.request != Request::Token || row.presence != GrantParameter::Presence::Required
                || row.name == "grant_type"_L1)
                continue;
            fits = fits && !valuesOf(body, row.name).isEmpty();
            ++required;
        }
        if (fits && required > most) {
            most = required;
            best = &grant;
        }
    }
    return best ? *best : grantTable().constLast();
}

class TokenImport {
public:
    TokenImport(ImportDraft &draft, const FoundRequest &found)
        : m_draft(draft)
        , m_profile(draft.profile)
        , m_found(found)
    {
    }

    void run()
    {
        takeEndpoint();
        takeGrant();
        m_kind = tokenRequestKind(m_profile);
        const bool knowsHeader = addClientAuthentication(m_draft, m_found, m_body, m_kind);
        for (const QString &name : namesIn(m_body)) {
            if (!isClientAuthentication(name) && name != "grant_type"_L1)
                take(valuesOf(m_body, name));
        }
        leaveOutTheRest();
        const HttpRequest request = built();
        addHeaderRows(m_profile, m_kind, m_found.request.headers, request,
                      knowsHeader ? AuthorizationHeader::Understood : AuthorizationHeader::Unknown);
        remarkDifferences(m_draft, m_found.request.body, request.body, m_body, parametersOf(request));
    }

private:
    void takeEndpoint()
    {
        const HttpRequest &request = m_found.request;
        QString url = request.url.section(u'#', 0, 0);
        m_body = readBody(m_draft, request);
        const QByteArray query = url.section(u'?', 1).toUtf8();
        if (m_body.isEmpty() && query.contains("grant_type=")) {
            m_body = readForm(query, m_draft);
            url = url.section(u'?', 0, 0);
            m_draft.remarks.append({Kind::Changed, -1, u"grant_type"_s,
                                    Text::tr("The parameters stand in the URL; the draft sends them in the "
                                             "body (RFC 6749 §3.2).")});
        }
        if (!url.isEmpty())
            m_profile.setText(u"token_endpoint", url);
        if (request.method != "POST" && !request.url.isEmpty()) {
            m_draft.remarks.append({Kind::Changed, -1, QString::fromUtf8(request.method),
                                    Text::tr("The method is %1; a token request is always sent with POST "
                                             "(RFC 6749 §3.2).")
                                        .arg(QString::fromUtf8(request.method))});
        }
        if (m_found.isMultipart) {
            m_draft.remarks.append({Kind::Changed, -1, u"-F"_s,
                                    Text::tr("The form is multipart/form-data; the draft sends it "
                                             "form-encoded, as RFC 6749 Appendix B has it.")});
        }
    }

    void takeGrant()
    {
        const FoundParameters stated = valuesOf(m_body, u"grant_type"_s);
        const QString name = stated.isEmpty() ? QString() : stated.first().value;
        const GrantDefinition *before =
            m_profile.has(u"grant_type") ? grantDefinition(m_profile.grantType()) : nullptr;
        if (!before || before->wire_grant_type != name) {
            m_profile.setText(u"grant_type", name.isEmpty() ? grantBySight(m_body).grant_type : name);
            m_profile.setText(u"grant_type", m_profile.grantType()); // the short name of a URN
        }
        m_grant = grantDefinition(m_profile.grantType());
        if (!m_grant) // a name of ours that cannot be run: what is known of any grant
            m_grant = &grantTable().constLast();
        if (stated.isEmpty())
            omit(m_profile, tokenRequestKind(m_profile), u"grant_type"_s);
        else if (stated.size() > 1 || stated.first().json || name.isEmpty())
            addRows(stated, tokenRequestKind(m_profile));
    }

    void addRows(const FoundParameters &values, const QString &kind)
    {
        for (const FoundParameter &value : values)
            addRow(m_profile, {kind, ExtraRow::Place::Body, value.name, value.value, true, value.json});
    }

    /// Each value where the grant table has a place for it; the user's own rows send everything else.
    void take(const FoundParameters &values)
    {
        const FoundParameter &first = values.first();
        const GrantParameter *row = m_grant->parameter(Request::Token, first.name);
        if (row && first.value == runTimePlaceholder(first.name))
            return; // made by each run
        if (row && first.name == "device_code"_L1)
            return remarkDeviceCode();
        const bool isText = std::none_of(values.cbegin(), values.cend(), [](const FoundParameter &value) {
            return value.json || value.value.isEmpty();
        });
        // `parameters` belong to the first request of a grant.
        const bool isFirst = !m_grant->sends(Request::Authorization) && !m_grant->sends(Request::Device);
        const bool mapped = row ? row->member.startsWith("parameters."_L1) : isFirst;
        if (isText && mapped)
            return addGrantParameters(m_profile, values);
        const bool hasMember = row && !row->member.isEmpty() && !mapped;
        if (!hasMember || !isText)
            return addRows(values, m_kind);
        const QString present = first.name == "scope"_L1 ? m_profile.scope() : m_profile.text(row->member);
        const bool isSaml = m_profile.grantType() == "saml2_bearer"_L1 && first.name == "assertion"_L1;
        const QString value = isSaml ? samlDocument(first.value) : withFreePort(first.value);
        if (present.isEmpty())
            m_profile.setText(row->member, value);
        if (first.name == "scope"_L1 && !row->sentByDefault)
            m_profile.setFlag(u"scope_in_token_request", true);
        if (values.size() > 1 || (!present.isEmpty() && present != value))
            addRows(values, m_kind);
    }

    void remarkDeviceCode()
    {
        m_draft.remarks.append(
            {Kind::Changed, -1, u"device_code"_s,
             Text::tr("The device code stood for one attempt; each run asks for one of its "
                      "own.")});
    }

    /// What the authorization request brought along, but this one does not send.
    void leaveOutTheRest()
    {
        const QStringList names = namesIn(m_body);
        if (m_profile.text(u"authorization_endpoint").isEmpty() && m_profile.text(u"code").isEmpty()
            && m_grant->parameter(Request::Token, u"code_verifier") && !names.contains("code_verifier"_L1))
            m_profile.setText(u"code_challenge_method", {});
        for (const FoundParameter &sent : parametersOf(built())) {
            if (!names.contains(sent.name))
                omit(m_profile, m_kind, sent.name);
        }
    }

    /// The request as the draft makes it, with the run-time values that were found.
    HttpRequest built() const
    {
        Profile profile = m_profile;
        if (!grantDefinition(profile.grantType()))
            profile.setText(u"grant_type", m_grant->grant_type);
        Parameters runTime;
        QStringList names;
        if (m_grant->sends(Request::Authorization))
            names << u"code"_s << u"redirect_uri"_s << u"code_verifier"_s;
        if (m_grant->sends(Request::Device))
            names << u"device_code"_s;
        for (const QString &name : std::as_const(names))
            runTime.append(name, textOf(m_body, name));
        runTime.append(u"client_assertion"_s, textOf(m_body, u"client_assertion"_s));
        return tokenRequest(profile, runTime);
    }

    ImportDraft &m_draft;
    Profile &m_profile;
    const FoundRequest &m_found;
    FoundParameters m_body;
    const GrantDefinition *m_grant = nullptr;
    QString m_kind;
};

} // namespace

void addTokenRequest(ImportDraft &draft, const FoundRequest &found)
{
    TokenImport(draft, found).run();
}

} // namespace workbench
