// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/request_form.h"

#include "views/request/extra_rows_editor.h"
#include "views/request/form_sections.h"
#include "views/request/request_fields.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

/// Opens everything, so that every field is built.
void openAll(RequestForm &form)
{
    form.setOpenSections({u"endpoints"_s, u"client"_s, u"authorization"_s, u"token"_s, u"assertion"_s,
                          u"further"_s, u"client_assertion"_s, u"more"_s, u"response"_s, u"transport"_s,
                          u"extra"_s});
}

Profile profileOf(const QString &grant_type)
{
    Profile profile;
    profile.setText(u"grant_type", grant_type);
    return profile;
}

void addGrants()
{
    QTest::addColumn<QString>("grant_type");
    for (const GrantDefinition &grant : grantTable())
        QTest::newRow(qPrintable(grant.grant_type)) << grant.grant_type;
}

const ProfileMember *memberOf(const QString &name)
{
    const bool isTable = name.startsWith("parameters."_L1) || name.startsWith("omit."_L1);
    return profileMember(isTable ? name.section(u'.', 0, 0) : name);
}

bool isSecretField(const FieldSpec &spec)
{
    return spec.kind == FieldSpec::Kind::Secret || spec.kind == FieldSpec::Kind::SecretText;
}

void typeInto(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

/// Holds members that this version does not know, at the ends, inside of objects and inside of rows.
const QByteArray fullDocument =
    R"({)"
    R"("workbench": 1,)"
    R"("x_before": {"deep": [1.50, null]},)"
    R"("name": "Full",)"
    R"("authorization_endpoint": "https://a.example/authorize",)"
    R"("token_endpoint": "https://a.example/token",)"
    R"("client_id": "c",)"
    R"("client_secret": "s",)"
    R"("parameters": {"audience": ["one", "two"]},)"
    R"("redirect_uri": "http://127.0.0.1:0/callback",)"
    R"("code_challenge_method": "",)"
    R"("use_nonce": false,)"
    R"("tls": {"x_inside": true, "ca_file": "/ca.pem"},)"
    R"("extra": [{"request": "token", "in": "header", "name": "X-A", "value": "1", "enabled": false, "x_note": "kept"}],)"
    R"("x_after": "end")"
    R"(})";

} // namespace

class RequestFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberOfTheGrantTableHasANamedField_data() { addGrants(); }
    void everyMemberOfTheGrantTableHasANamedField()
    {
        QFETCH(QString, grant_type);
        RequestForm form;
        form.setProfile(profileOf(grant_type));
        openAll(form);
        for (const GrantParameter &parameter : grantDefinition(grant_type)->parameters) {
            if (parameter.member.isEmpty())
                continue;
            const auto *field = form.findChild<QWidget *>(parameter.member);
            QVERIFY2(field, qPrintable(parameter.member));
            QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(parameter.member));
            QVERIFY2(field->accessibleDescription().startsWith(parameter.member),
                     qPrintable(parameter.member));
        }
    }

    void everyFieldIsAMemberOfTheProfileDocument_data() { addGrants(); }
    void everyFieldIsAMemberOfTheProfileDocument()
    {
        QFETCH(QString, grant_type);
        for (const FormSection &section : formSections(*grantDefinition(grant_type))) {
            for (const FieldSpec &spec : section.fields) {
                const ProfileMember *member = memberOf(spec.member);
                QVERIFY2(member, qPrintable(spec.member));
                QCOMPARE(isSecretField(spec), member->secret);
            }
        }
    }

    /// Meaning, example, usual mistake and section: none is empty, and no field borrows another one's words.
    void everyFieldIsExplained_data() { addGrants(); }
    void everyFieldIsExplained()
    {
        QFETCH(QString, grant_type);
        QList<FieldSpec> fields{grantTypeField(), extraRowsField()};
        for (const FormSection &section : formSections(*grantDefinition(grant_type)))
            fields += section.fields;
        QSet<QString> seen;
        for (const FieldSpec &spec : std::as_const(fields)) {
            for (const QString &text : {spec.meaning, spec.mistake}) {
                QVERIFY2(!text.isEmpty(), qPrintable(spec.member));
                QVERIFY2(text.endsWith(u'.') || text.contains(u'\n'),
                         qPrintable(spec.member + u": "_s + text));
                QVERIFY2(!seen.contains(text), qPrintable(spec.member + u": "_s + text));
                seen.insert(text);
            }
            QVERIFY2(!spec.example.isEmpty(), qPrintable(spec.member));
            QVERIFY2(spec.reference.url().isValid() && spec.reference.url().hasFragment(),
                     qPrintable(spec.member));
        }
    }

    /// A star stands where an empty field keeps the flow from running, and nowhere else.
    void whatIsNeededHasAStar_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("stars");
        const QString ours = u"token_endpoint client_id"_s;
        const auto row = [](const char *name, const QString &members, const QString &stars) {
            QTest::newRow(name) << members << stars;
        };
        const QString service = u"\"grant_type\": \"client_credentials\", "_s;
        row("code", u"\"client_secret\": \"\""_s, u"authorization_endpoint "_s + ours);
        row("public", service + u"\"token_endpoint_auth_method\": \"none\""_s, ours);
        for (const char *method : {"client_secret_basic", "client_secret_post", "client_secret_jwt"})
            row(method, service + u"\"token_endpoint_auth_method\": \"%1\""_s.arg(QLatin1String(method)),
                ours + u" client_secret"_s);
        row("private key", service + u"\"token_endpoint_auth_method\": \"private_key_jwt\""_s,
            ours + u" client_jwk"_s);
        row("certificate", service + u"\"token_endpoint_auth_method\": \"tls_client_auth\""_s,
            ours + u" tls.client_certificate_file"_s);
        row("certificate in one file",
            service
                + u"\"token_endpoint_auth_method\": \"self_signed_tls_client_auth\", "
                  "\"tls\": {\"client_pkcs12_file\": \"c.p12\"}"_s,
            ours);
        row("password", u"\"grant_type\": \"password\""_s, ours + u" username password"_s);
        row("refresh", u"\"grant_type\": \"refresh_token\""_s, ours + u" refresh_token"_s);
        row("assertion", u"\"grant_type\": \"jwt_bearer\""_s, ours + u" assertion"_s);
        row("assertion signed here",
            u"\"grant_type\": \"jwt_bearer\", \"assertion_claims\": {\"iss\": \"a\"}"_s,
            ours + u" assertion_header assertion_jwk"_s);
    }
    void whatIsNeededHasAStar()
    {
        QFETCH(QString, members);
        QFETCH(QString, stars);
        const auto profile = Profile::fromJson(u"{\"workbench\": 1, %1}"_s.arg(members).toUtf8());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
        RequestForm form;
        openAll(form);
        form.setProfile(*profile);
        openAll(form);
        QStringList starred;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->buddy() && label->text().endsWith(u" *"_s))
                starred.append(label->buddy()->objectName());
        }
        starred.sort();
        QStringList expected = stars.split(u' ');
        expected.sort();
        QCOMPARE(starred.join(u' '), expected.join(u' '));
    }

    /// Choosing how the client authenticates says at once what that needs.
    void starsFollowTheChoice()
    {
        RequestForm form;
        auto *method = form.findChild<QComboBox *>(u"token_endpoint_auth_method"_s);
        const QWidget *secret = form.findChild<QWidget *>(u"client_secret"_s);
        const QList<QLabel *> labels = form.findChildren<QLabel *>();
        const auto label = std::find_if(labels.cbegin(), labels.cend(),
                                        [secret](const QLabel *label) { return label->buddy() == secret; });
        QVERIFY(label != labels.cend());
        QCOMPARE((*label)->text(), u"Client secret"_s);
        method->setCurrentIndex(method->findData(u"client_secret_post"_s));
        Q_EMIT method->activated(method->currentIndex());
        QCOMPARE((*label)->text(), u"Client secret *"_s);
    }

    void rfc8693Section3TokenTypes_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("absent");
        QTest::newRow("subject") << u"subject_token_type"_s << u"Not chosen yet"_s;
        QTest::newRow("actor") << u"actor_token_type"_s << u"Not sent"_s;
        QTest::newRow("requested") << u"requested_token_type"_s << u"Not sent"_s;
    }
    void rfc8693Section3TokenTypes()
    {
        QFETCH(QString, member);
        QFETCH(QString, absent);
        RequestForm form;
        form.setProfile(profileOf(u"token_exchange"_s));
        openAll(form);
        auto *type = form.findChild<QComboBox *>(member);
        QVERIFY(type);
        QStringList offered;
        for (int i = 1; i < type->count(); ++i)
            offered.append(type->itemText(i));
        const QString urn = u"urn:ietf:params:oauth:token-type:"_s;
        QCOMPARE(offered,
                 (QStringList{urn + u"access_token"_s, urn + u"refresh_token"_s, urn + u"id_token"_s,
                              urn + u"jwt"_s, urn + u"saml1"_s, urn + u"saml2"_s}));
        QCOMPARE(type->currentText(), absent);
        QVERIFY(!form.profile().has(member));

        type->setCurrentIndex(6);
        Q_EMIT type->activated(6);
        QCOMPARE(form.profile().text(member), urn + u"saml2"_s);
        type->lineEdit()->selectAll();
        QTest::keyClicks(type->lineEdit(), u"urn:example:of-ours"_s);
        QTest::keyClick(type->lineEdit(), Qt::Key_Return);
        QCOMPARE(form.profile().text(member), u"urn:example:of-ours"_s);
        type->setCurrentIndex(0);
        Q_EMIT type->activated(0);
        QVERIFY(!form.profile().has(member));
    }

    void everyFieldHasALabelOfItsOwn_data() { addGrants(); }
    void everyFieldHasALabelOfItsOwn()
    {
        QFETCH(QString, grant_type);
        RequestForm form;
        form.setProfile(profileOf(grant_type));
        openAll(form);
        QSet<QString> seen;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (!label->buddy())
                continue;
            QVERIFY2(!seen.contains(label->text()), qPrintable(label->text()));
            seen.insert(label->text());
            QVERIFY2(!label->buddy()->objectName().isEmpty(), qPrintable(label->text()));
        }
        QVERIFY(seen.size() > 12);
        for (const QComboBox *combo : form.findChildren<QComboBox *>()) // named by their description on Linux
            QVERIFY2(combo->accessibleDescription().contains(combo->accessibleName()),
                     qPrintable(combo->objectName()));
    }

    void choicesAreAcceptedByTheDocument()
    {
        for (const FormSection &section : formSections(grantTable().constFirst())) {
            for (const FieldSpec &spec : section.fields) {
                for (const FieldChoice &choice : spec.choices) {
                    if (choice.value) {
                        Profile profile;
                        QVERIFY2(profile.setFromText(spec.member, *choice.value), qPrintable(spec.member));
                    }
                }
            }
        }
    }

    void showingAProfileChangesNothing()
    {
        const auto profile = Profile::fromJson(fullDocument);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
        RequestForm form;
        QSignalSpy edited(&form, &RequestForm::edited);
        form.setProfile(*profile);
        openAll(form);
        QCOMPARE(form.profile().toJson(), profile->toJson());
        QCOMPARE(edited.count(), 0);
    }

    void editingOneMemberKeepsAllOthers()
    {
        const auto profile = Profile::fromJson(fullDocument);
        RequestForm form;
        form.setProfile(*profile);
        openAll(form);
        typeInto(form.findChild<QLineEdit *>(u"client_id"_s), u"other"_s);
        typeInto(form.findChild<QLineEdit *>(u"tls.ca_file"_s), u"/b.pem"_s);
        QByteArray expected = profile->toJson();
        expected.replace("\"client_id\": \"c\"", "\"client_id\": \"other\"").replace("/ca.pem", "/b.pem");
        QCOMPARE(form.profile().toJson(), expected);
    }

    void switchingARowOnKeepsWhatTheRowAlsoHolds()
    {
        const auto profile = Profile::fromJson(fullDocument);
        RequestForm form;
        form.setProfile(*profile);
        openAll(form);
        QAbstractItemModel *rows = form.findChild<QTableView *>(u"extra"_s)->model();
        QVERIFY(rows->setData(rows->index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QByteArray expected = profile->toJson();
        expected.replace("\"enabled\": false", "\"enabled\": true");
        QCOMPARE(form.profile().toJson(), expected);
    }

    void choices_showTheDocumentOrItsDefault_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("shown");
        QTest::newRow("PKCE is S256 unless said otherwise")
            << u"code_challenge_method"_s << QByteArray(R"({"workbench": 1})") << u"S256"_s;
        QTest::newRow("an empty method leaves PKCE out")
            << u"code_challenge_method"_s << QByteArray(R"({"workbench": 1, "code_challenge_method":""})")
            << u"Leave PKCE out"_s;
        QTest::newRow("state is sent unless said otherwise")
            << u"use_state"_s << QByteArray(R"({"workbench": 1})") << u"Random, compared on return"_s;
        QTest::newRow("state left out")
            << u"use_state"_s << QByteArray(R"({"workbench": 1, "use_state":false})") << u"Leave state out"_s;
        QTest::newRow("nonce goes with openid")
            << u"use_nonce"_s << QByteArray(R"({"workbench": 1})") << u"Random, with openid or id_token"_s;
        QTest::newRow("nonce always")
            << u"use_nonce"_s << QByteArray(R"({"workbench": 1, "use_nonce":true})") << u"Random, always"_s;
        QTest::newRow("a mode that the form does not offer")
            << u"response_mode"_s << QByteArray(R"({"workbench": 1, "response_mode":"made.up"})")
            << u"made.up"_s;
    }

    void choices_showTheDocumentOrItsDefault()
    {
        QFETCH(QString, member);
        QFETCH(QByteArray, document);
        QFETCH(QString, shown);
        const auto profile = Profile::fromJson(document);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
        RequestForm form;
        form.setProfile(*profile);
        QCOMPARE(form.findChild<QComboBox *>(member)->currentText(), shown);
    }

    void choices_writeTheDocument()
    {
        RequestForm form;
        auto *pkce = form.findChild<QComboBox *>(u"code_challenge_method"_s);
        pkce->setCurrentText(u"Leave PKCE out"_s);
        Q_EMIT pkce->activated(pkce->currentIndex());
        QVERIFY(form.profile().codeChallengeMethod().isEmpty());
        auto *nonce = form.findChild<QComboBox *>(u"use_nonce"_s);
        nonce->setCurrentText(u"Random, always"_s);
        Q_EMIT nonce->activated(nonce->currentIndex());
        QVERIFY(form.profile().usesNonce());
        nonce->setCurrentText(u"Random, with openid or id_token"_s);
        Q_EMIT nonce->activated(nonce->currentIndex());
        QVERIFY(!form.profile().has(u"use_nonce"));
    }

    void responseTypesOfEachGrant_data()
    {
        QTest::addColumn<QString>("grant_type");
        QTest::addColumn<QString>("types");
        QTest::newRow("authorization_code") << u"authorization_code"_s << u"code (default),code"_s;
        QTest::newRow("implicit") << u"implicit"_s << u"token (default),token,id_token,id_token token,none"_s;
        QTest::newRow("hybrid") << u"hybrid"_s
                                << u"code id_token (default),code id_token,code token,code id_token token"_s;
    }
    void responseTypesOfEachGrant()
    {
        QFETCH(QString, grant_type);
        QFETCH(QString, types);
        RequestForm form;
        form.setProfile(profileOf(grant_type));
        const auto *combo = form.findChild<QComboBox *>(u"response_type"_s);
        QVERIFY(combo);
        QStringList shown;
        for (int i = 0; i < combo->count(); ++i)
            shown.append(combo->itemText(i));
        QCOMPARE(shown.join(u','), types);
        QVERIFY(!form.profile().has(u"response_type"));
    }

    /// What only the token endpoint needs is not asked for.
    void implicitHasNoTokenRequest()
    {
        RequestForm form;
        form.setProfile(profileOf(u"implicit"_s));
        openAll(form);
        for (const QString &member :
             {u"token_endpoint"_s, u"client_secret"_s, u"code_challenge_method"_s, u"code"_s, u"client_jwk"_s,
              u"response.access_token"_s, u"omit.token"_s})
            QVERIFY2(!form.findChild<QWidget *>(member), qPrintable(member));
        QVERIFY(form.findChild<QWidget *>(u"response_mode"_s));
    }

    void aLifetimeIsANumber()
    {
        RequestForm form;
        form.setProfile(profileOf(u"client_credentials"_s));
        openAll(form);
        auto *lifetime = form.findChild<QLineEdit *>(u"client_assertion_lifetime"_s);
        typeInto(lifetime, u"12x0"_s);
        QCOMPARE(form.profile().value(u"client_assertion_lifetime")->toInteger(), 120);
        QVERIFY(Profile::fromJson(form.profile().toJson()));
        lifetime->selectAll();
        QTest::keyClick(lifetime, Qt::Key_Delete);
        QVERIFY(!form.profile().has(u"client_assertion_lifetime"));
    }

    void secretsAreMasked()
    {
        RequestForm form;
        openAll(form);
        for (const QString &member : {u"client_secret"_s, u"code"_s, u"code_verifier"_s})
            QCOMPARE(form.findChild<QLineEdit *>(member)->echoMode(), QLineEdit::Password);
    }

    void fieldsFollowTheGrantAndKeepTheirValues()
    {
        RequestForm form;
        form.show();
        typeInto(form.findChild<QLineEdit *>(u"redirect_uri"_s), u"http://127.0.0.1:8080/cb"_s);
        auto *grant = form.findChild<QComboBox *>(u"grant_type"_s);
        const auto choose = [grant](const QString &value) {
            grant->setCurrentIndex(grant->findData(value));
            Q_EMIT grant->activated(grant->currentIndex());
        };
        choose(u"password"_s);
        QCOMPARE(form.profile().grantType(), u"password"_s);
        QVERIFY(!form.findChild<QWidget *>(u"redirect_uri"_s));
        QVERIFY(!form.findChild<QWidget *>(u"authorization_endpoint"_s));
        QTRY_VERIFY(form.findChild<QWidget *>(u"username"_s)->isVisible());
        typeInto(form.findChild<QLineEdit *>(u"username"_s), u"johndoe"_s);
        choose(u"authorization_code"_s);
        QVERIFY(!form.findChild<QWidget *>(u"username"_s));
        QCOMPARE(form.findChild<QLineEdit *>(u"redirect_uri"_s)->text(), u"http://127.0.0.1:8080/cb"_s);
        choose(u"password"_s);
        QCOMPARE(form.findChild<QLineEdit *>(u"username"_s)->text(), u"johndoe"_s);
        QCOMPARE(grant->currentText(), u"Resource owner password"_s);
    }

    void rfc8628DeviceGrantHasItsEndpointAndItsOwnRows()
    {
        RequestForm form;
        form.setProfile(profileOf(u"device_code"_s));
        form.setOpenSections({u"endpoints"_s, u"device"_s, u"more"_s, u"extra"_s});
        for (const QString &field : {u"device_authorization_endpoint"_s, u"token_endpoint"_s, u"scope"_s,
                                     u"parameters.audience"_s, u"omit.device"_s, u"omit.token"_s})
            QVERIFY2(form.findChild<QWidget *>(field), qPrintable(field));
        for (const QString &field :
             {u"authorization_endpoint"_s, u"redirect_uri"_s, u"device_code"_s, u"omit.authorization"_s})
            QVERIFY2(!form.findChild<QWidget *>(field), qPrintable(field));
        typeInto(form.findChild<QLineEdit *>(u"device_authorization_endpoint"_s), u"https://as.example/d"_s);
        QCOMPARE(form.profile().text(u"device_authorization_endpoint"), u"https://as.example/d"_s);
    }

    void tabGoesThroughTheFieldsOfAnotherGrantInTheirOrder()
    {
        QWidget window;
        auto *form = new RequestForm(&window);
        auto *after = new QLineEdit(&window);
        form->setProfile(profileOf(u"password"_s));
        const auto *widget = form->findChild<QWidget *>(u"grant_type"_s);
        QStringList order;
        while ((widget = widget->nextInFocusChain()) != after) {
            if (qobject_cast<const QLineEdit *>(widget) && !widget->objectName().isEmpty())
                order.append(widget->objectName());
        }
        QCOMPARE(order.join(u' '),
                 u"issuer token_endpoint client_id client_secret username password scope "
                 u"scope_separator parameters.audience parameters.resource"_s);
    }

    void aGrantOfTheProviderIsTyped()
    {
        RequestForm form;
        form.show();
        auto *grant = form.findChild<QComboBox *>(u"grant_type"_s);
        QSignalSpy edited(&form, &RequestForm::edited);
        grant->lineEdit()->selectAll();
        QTest::keyClicks(grant->lineEdit(), u"account_credentials"_s);
        QCOMPARE(edited.count(), 0);
        QTest::keyClick(grant->lineEdit(), Qt::Key_Return);
        QCOMPARE(form.profile().grantType(), u"account_credentials"_s);
        QCOMPARE(edited.count(), 1);
        QVERIFY(form.findChild<QWidget *>(u"parameters.audience"_s));
        QVERIFY(!form.findChild<QWidget *>(u"redirect_uri"_s));

        grant->lineEdit()->selectAll(); // the wire name of a grant that the list has
        QTest::keyClicks(grant->lineEdit(), u"password"_s);
        QTest::keyClick(grant->lineEdit(), Qt::Key_Return);
        QCOMPARE(grant->currentText(), u"Resource owner password"_s);
        grant->lineEdit()->clear();
        QTest::keyClick(grant->lineEdit(), Qt::Key_Return);
        QCOMPARE(form.profile().grantType(), u"password"_s);
        QCOMPARE(grant->currentText(), u"Resource owner password"_s);
    }

    void severalTargetsAreWords()
    {
        RequestForm form;
        form.setProfile(profileOf(u"client_credentials"_s));
        auto *audience = form.findChild<QLineEdit *>(u"parameters.audience"_s);
        typeInto(audience, u"one two"_s);
        QCOMPARE(form.profile().grantParameters(),
                 (Parameters{{u"audience"_s, u"one"_s}, {u"audience"_s, u"two"_s}}));
        form.setProfile(form.profile());
        QCOMPARE(audience->text(), u"one two"_s);
        typeInto(audience, u"three "_s);
        form.setProfile(form.profile());
        QCOMPARE(audience->text(), u"three "_s);
        QCOMPARE(form.profile().text(u"parameters.audience"), u"three"_s);
    }

    void otherParametersAreLines()
    {
        RequestForm form;
        Profile profile = profileOf(u"account_credentials"_s);
        profile.setGrantParameters({{u"audience"_s, u"kept"_s}, {u"a"_s, u"1"_s}});
        form.setProfile(profile);
        openAll(form);
        auto *lines = form.findChild<QPlainTextEdit *>(u"parameters"_s);
        QCOMPARE(lines->toPlainText(), u"a=1"_s);
        lines->setPlainText(u"account_id=4=2\na=1\na=2\n=nameless\naudience=not here\n"_s);
        const Parameters expected{
            {u"audience"_s, u"kept"_s}, {u"account_id"_s, u"4=2"_s}, {u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}};
        QCOMPARE(form.profile().grantParameters(), expected);
        form.setProfile(form.profile());
        QVERIFY2(lines->toPlainText().endsWith(u"not here\n"_s), "what is being typed stays");
    }

    void builtParametersCanBeLeftOut()
    {
        RequestForm form;
        form.setProfile(profileOf(u"authorization_code"_s));
        openAll(form);
        typeInto(form.findChild<QLineEdit *>(u"omit.token"_s), u"grant_type redirect_uri"_s);
        typeInto(form.findChild<QLineEdit *>(u"omit.authorization"_s), u"scope"_s);
        QCOMPARE(form.profile().omitted(u"token"), (QStringList{u"grant_type"_s, u"redirect_uri"_s}));
        QVERIFY(form.profile().omits(u"authorization", u"scope"));
        QVERIFY(!form.profile().omits(u"token", u"scope"));
        typeInto(form.findChild<QLineEdit *>(u"omit.token"_s), u"redirect_uri"_s);
        QCOMPARE(form.profile().omitted(u"token"), QStringList{u"redirect_uri"_s});
        QVERIFY(form.profile().omits(u"authorization", u"scope"));
    }

    void rfc7522AssertionKeepsItsLinesAndIsMasked()
    {
        RequestForm form;
        form.setProfile(profileOf(u"saml2_bearer"_s));
        form.show();
        auto *edit = form.findChild<QPlainTextEdit *>(u"assertion"_s);
        edit->setFocus();
        QTest::keyClicks(edit, u"<a>"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClicks(edit, u"</a>"_s);
        QCOMPARE(form.profile().text(u"assertion"), u"<a>\n</a>"_s);
        QFocusEvent left(QEvent::FocusOut);
        QCoreApplication::sendEvent(edit, &left);
        QVERIFY(edit->toPlainText().startsWith(u"‹masked, 8 characters"));
        QVERIFY(edit->isReadOnly());
        auto *reveal = form.findChild<QToolButton *>(u"reveal_assertion"_s);
        reveal->click();
        QCOMPARE(edit->toPlainText(), u"<a>\n</a>"_s);
        reveal->click();
        QVERIFY(!edit->toPlainText().contains(u"<a>"_s));
        QCOMPARE(form.profile().text(u"assertion"), u"<a>\n</a>"_s);
    }

    void aProblemIsMarkedAtItsField()
    {
        RequestForm form;
        Profile profile;
        profile.setText(u"token_endpoint", u"no url"_s);
        form.setProfile(profile);
        form.show();
        form.showProblems({{PlanProblem::Severity::Blocking, u"token_endpoint"_s, u"That is no URL."_s},
                           {PlanProblem::Severity::Blocking, u"authorization_endpoint"_s, u"It is empty."_s},
                           {PlanProblem::Severity::Notice, u"use_state"_s, u"state is left out."_s}});
        QStringList notes;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&form))
                notes.append(label->text());
        }
        QVERIFY(notes.contains(u"That is no URL."_s));
        QVERIFY(notes.contains(u"state is left out."_s));
        QVERIFY(!notes.contains(u"It is empty."_s)); // the star says it
    }

    void goesToAFieldInAClosedSection()
    {
        RequestForm form;
        form.setOpenSections({});
        form.show();
        form.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        form.focusMember(u"tls.accept_invalid_certificates"_s);
        QVERIFY(form.findChild<QCheckBox *>(u"tls.accept_invalid_certificates"_s)->hasFocus());
        form.focusMember(u"extra[0].name"_s);
        QVERIFY(form.findChild<QTableView *>(u"extra"_s)->hasFocus());
        QCOMPARE(form.openSections().size(), 2);
    }

    void closedSectionsCostNothing()
    {
        RequestForm form;
        QVERIFY(!form.findChild<QWidget *>(u"proxy"_s));
        QVERIFY(!form.findChild<QTableView *>());
    }

    void labelsStandAboveWhereFieldsAreNarrow()
    {
        RequestForm form;
        form.show();
        const auto *client_id = form.findChild<QLineEdit *>(u"client_id"_s);
        const auto labels = client_id->parentWidget()->findChildren<QLabel *>();
        const auto label = std::find_if(labels.begin(), labels.end(), [client_id](const QLabel *candidate) {
            return candidate->buddy() == client_id;
        });
        QVERIFY(label != labels.end());
        form.resize(700, 800);
        QTRY_VERIFY((*label)->geometry().right() < client_id->x());
        const int beside = client_id->width();
        form.resize(320, 800);
        QTRY_VERIFY((*label)->geometry().bottom() < client_id->y());
        QVERIFY(client_id->width() > 280);
        form.resize(700, 800);
        QTRY_COMPARE(client_id->width(), beside);
    }

    void theRedirectUriIsCopiedAsItIsToBeRegistered()
    {
        RequestForm form;
        Profile profile;
        profile.setText(u"redirect_uri", u"http://127.0.0.1:0/callback"_s);
        form.setProfile(profile);
        form.show();
        auto *field = form.findChild<QLineEdit *>(u"redirect_uri"_s);
        const auto says = [field](const QString &words) {
            const auto labels = field->parentWidget()->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QVERIFY(says(u"Register exactly this"_s));
        typeInto(field, u"http://127.0.0.1:8080/cb"_s);
        QToolButton *copy = nullptr;
        for (QToolButton *button : form.findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"Copy: Redirect URI"_s)
                copy = button;
        }
        QVERIFY(copy && copy->isVisible());
        const int width = copy->width();
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8080/cb"_s);
        QCOMPARE(copy->text(), u"Copied"_s);
        QCOMPARE(copy->width(), width);
    }
};

QTEST_MAIN(RequestFormTest)
#include "request_form_test.moc"
