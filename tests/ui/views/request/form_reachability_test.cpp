// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Whoever has a keyboard alone, or a screen reader, gets to every parameter of every grant: in the smallest
// window, from the grant selector with Tab to the end of the form, opening the sections on the way.
#include "main_window.h"
#include "views/request/request_form.h"
#include "views/request/request_panel.h"
#include "widgets/collapsible_section.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

/// Where Tab stopped, as a screen reader tells it.
struct Stop {
    QString name;
    QString description;
    QString cutOff; ///< what of it is out of sight; empty: nothing

    QString wireName() const { return description.section(u':', 0, 0); }
};

QString accessibleText(QWidget *widget, QAccessible::Text kind)
{
    const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(kind) : QString();
}

/// The name of a combo box is its current text on Linux; its title stands in the description.
QString nameOf(QWidget *widget)
{
    if (!qobject_cast<QComboBox *>(widget))
        return accessibleText(widget, QAccessible::Name);
    const QString title = widget->accessibleName();
    return accessibleText(widget, QAccessible::Description).contains(title) ? title : QString();
}

QString cutOffOf(QWidget *widget)
{
    const QRect seen = widget->visibleRegion().boundingRect();
    if (seen == widget->rect())
        return {};
    return u"%1 × %2 of %3 × %4"_s.arg(seen.width())
        .arg(seen.height())
        .arg(widget->width())
        .arg(widget->height());
}

/// The member whose field decides over a value that each run makes.
QString memberOf(const GrantParameter &row)
{
    static const QHash<QString, QString> switches{{u"state"_s, u"use_state"_s},
                                                  {u"nonce"_s, u"use_nonce"_s},
                                                  {u"code_challenge"_s, u"code_challenge_method"_s}};
    return row.member.isEmpty() ? switches.value(row.name) : row.member;
}

/// Members that are no part of the form, and why.
QHash<QString, QString> elsewhere()
{
    const QString later = u"no request of the program goes there"_s;
    return {{u"workbench"_s, u"the version of the document"_s},
            {u"name"_s, u"renamed in the list of profiles"_s},
            {u"pushed_authorization_request_endpoint"_s, later},
            {u"introspection_endpoint"_s, later},
            {u"revocation_endpoint"_s, later},
            {u"userinfo_endpoint"_s, later},
            {u"jwks_uri"_s, later},
            {u"end_session_endpoint"_s, later},
            {u"registration_endpoint"_s, later},
            {u"last_response"_s, u"kept by a run, not typed"_s}};
}

void addGrants()
{
    QTest::addColumn<QString>("grant_type");
    for (const GrantDefinition &grant : grantTable())
        QTest::newRow(qPrintable(grant.grant_type)) << grant.grant_type;
}

} // namespace

class FormReachabilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
        QCoreApplication::setApplicationName(u"form_reachability_test"_s);
        QVERIFY(m_directory.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(900, 600);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void everyRowOfTheGrantTable_data() { addGrants(); }
    void everyRowOfTheGrantTable();
    void nothingIsUnnamedOrNamedTwice_data() { addGrants(); }
    void nothingIsUnnamedOrNamedTwice();
    void nothingIsCutOff_data() { addGrants(); }
    void nothingIsCutOff();
    void everyMemberOfTheDocument();
    void whatIsMissingIsAKeyAway_data();
    void whatIsMissingIsAKeyAway();
    void aCodeWantsEitherSecretOrVerifier();

private:
    RequestForm *form() const { return m_window->findChild<RequestForm *>(); }
    /// Into the grant selector by its name, as it is typed there.
    void chooseGrant(const QString &grant_type);
    QList<Stop> walk();
    /// With Tab from the end of the form to a line that says what is missing: the one at the form, or the one
    /// at Run flow.
    QWidget *goToProblems(const QString &line = QStringLiteral("problems"));

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void FormReachabilityTest::chooseGrant(const QString &grant_type)
{
    auto *combo = form()->findChild<QComboBox *>(u"grant_type"_s);
    combo->setFocus(Qt::TabFocusReason);
    combo->lineEdit()->selectAll();
    QTest::keyClicks(combo, grant_type == "*"_L1 ? u"account_credentials"_s : grant_type);
    QTest::keyClick(combo, Qt::Key_Return);
    QCOMPARE(grantDefinition(form()->profile().grantType()), grantDefinition(grant_type));
}

/// Tab by Tab to the end of the form. Closed sections are opened by the space bar when Tab stops at them.
QList<Stop> FormReachabilityTest::walk()
{
    QList<Stop> stops;
    constexpr int farTooMany = 200;
    constexpr int longEnough = 300; // ms; only what is cut off takes them
    for (QWidget *focus = QApplication::focusWidget(); form()->isAncestorOf(focus);
         focus = QApplication::focusWidget()) {
        auto *section = qobject_cast<CollapsibleSection *>(focus->parentWidget());
        if (section && !section->isOpen())
            QTest::keyClick(focus, Qt::Key_Space);
        if (section && !section->isOpen())
            stops.append({u"a section that stays closed"_s, {}, {}});
        QCoreApplication::processEvents();
        // The form scrolls, and may do so again when the explanation of the field has taken its place.
        (void)QTest::qWaitFor([focus] { return cutOffOf(focus).isEmpty(); }, longEnough);
        stops.append({nameOf(focus), accessibleText(focus, QAccessible::Description), cutOffOf(focus)});
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == focus || stops.size() > farTooMany) {
            stops.append({u"no way on from "_s + focus->objectName(), {}, {}});
            break;
        }
    }
    return stops;
}

QWidget *FormReachabilityTest::goToProblems(const QString &line)
{
    form()->findChild<QWidget *>(u"grant_type"_s)->setFocus(Qt::TabFocusReason);
    walk();
    constexpr int wayToTheLine = 20;
    for (int i = 0; i < wayToTheLine; ++i) {
        if (QApplication::focusWidget()->objectName() == line)
            return QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    return nullptr;
}

void FormReachabilityTest::everyRowOfTheGrantTable()
{
    QFETCH(QString, grant_type);
    chooseGrant(grant_type);
    QHash<QString, QString> names; // by wire name
    for (const Stop &stop : walk())
        names.insert(stop.wireName(), stop.name);
    const GrantDefinition &grant = *grantDefinition(grant_type);
    for (const GrantParameter &row : grant.parameters) {
        const QString member = memberOf(row);
        if (member.isEmpty() && row.name == "device_code"_L1)
            continue; // a run gets it from the server
        QVERIFY2(names.contains(member), qPrintable(u"no way to %1 (%2)"_s.arg(row.name, member)));
        const auto first =
            std::find_if(grant.parameters.cbegin(), grant.parameters.cend(),
                         [&](const GrantParameter &other) { return memberOf(other) == member; });
        // What is switched is called by the value, not by the switch.
        const bool isSwitch = row.member.isEmpty() || row.name == "code_challenge_method"_L1;
        if (!isSwitch)
            QCOMPARE(names.value(member), first->title);
    }
}

void FormReachabilityTest::nothingIsUnnamedOrNamedTwice()
{
    QFETCH(QString, grant_type);
    chooseGrant(grant_type);
    QSet<QString> names;
    for (const Stop &stop : walk()) {
        QVERIFY2(!stop.name.isEmpty(), qPrintable(u"unnamed: "_s + stop.description));
        QVERIFY2(!names.contains(stop.name), qPrintable(u"twice: "_s + stop.name));
        names.insert(stop.name);
    }
    // Outside of the form nothing is called like something in it.
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool isStop = widget->isVisible() && widget->focusPolicy() & Qt::TabFocus;
        if (isStop && !form()->isAncestorOf(widget))
            QVERIFY2(!names.contains(nameOf(widget)), qPrintable(u"also outside: "_s + nameOf(widget)));
    }
}

void FormReachabilityTest::nothingIsCutOff()
{
    QFETCH(QString, grant_type);
    chooseGrant(grant_type);
    for (const Stop &stop : walk())
        QVERIFY2(stop.cutOff.isEmpty(), qPrintable(stop.name + u": "_s + stop.cutOff));
    for (const QLabel *label : form()->findChildren<QLabel *>()) {
        if (label->buddy())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
}

/// Each member has its field with one grant or another.
void FormReachabilityTest::everyMemberOfTheDocument()
{
    QSet<QString> found;
    for (const GrantDefinition &grant : grantTable()) {
        chooseGrant(grant.grant_type);
        for (const Stop &stop : walk())
            found.insert(stop.wireName());
    }
    for (const QString &omitted :
         {u"omit.authorization"_s, u"omit.token"_s, u"omit.refresh"_s, u"omit.device"_s})
        QVERIFY2(found.contains(omitted), qPrintable(omitted));
    found.insert(u"omit"_s);
    const QHash<QString, QString> others = elsewhere();
    for (const ProfileMember &member : profileMembers()) {
        const bool isThere = found.contains(member.name);
        const bool isElsewhere = others.contains(member.name);
        QVERIFY2(isThere != isElsewhere,
                 qPrintable(member.name + (isThere ? u" is in the form after all"_s : u" has no field"_s)));
    }
}

void FormReachabilityTest::whatIsMissingIsAKeyAway_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("missing");
    QTest::newRow("endpoint") << uR"("grant_type": "client_credentials", "client_id": "c")"_s
                              << u"token_endpoint"_s;
    QTest::newRow("client ID")
        << uR"("grant_type": "client_credentials", "token_endpoint": "https://as.example/token")"_s
        << u"client_id"_s;
    QTest::newRow("in a closed section")
        << uR"("grant_type": "client_credentials", "token_endpoint": "https://as.example/token",
               "client_id": "c", "token_endpoint_auth_method": "private_key_jwt")"_s
        << u"client_jwk"_s;
    QTest::newRow("parameter of the grant")
        << uR"("grant_type": "refresh_token", "token_endpoint": "https://as.example/token",
               "client_id": "c")"_s
        << u"refresh_token"_s;
    QTest::newRow("client ID of a grant without token request")
        << uR"("grant_type": "implicit", "authorization_endpoint": "https://as.example/authorize",
               "redirect_uri": "http://127.0.0.1:0/cb")"_s
        << u"client_id"_s;
}

void FormReachabilityTest::whatIsMissingIsAKeyAway()
{
    QFETCH(QString, members);
    QFETCH(QString, missing);
    const auto profile = Profile::fromJson(uR"({"workbench": 1, %1})"_s.arg(members).toUtf8());
    QVERIFY2(profile, profile ? "" : qPrintable(profile.error().text()));
    auto *panel = m_window->findChild<RequestPanel *>();
    panel->setProfile(*profile);
    for (const QString &name : {u"problems"_s, u"run_problems"_s}) {
        QWidget *line = goToProblems(name);
        QVERIFY2(line, qPrintable(name));
        QVERIFY2(nameOf(line).contains(u"1 to fix"_s), qPrintable(nameOf(line)));
        QTest::keyClick(line, Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget()->objectName(), missing);
        QTRY_COMPARE(cutOffOf(QApplication::focusWidget()), QString());
    }
}

/// Neither is missing alone: the line leads to one of the two fields after the other, and both are marked.
void FormReachabilityTest::aCodeWantsEitherSecretOrVerifier()
{
    const auto profile = Profile::fromJson(
        R"({"workbench": 1, "authorization_endpoint": "https://as.example/authorize",)"
        R"( "token_endpoint": "https://as.example/token", "client_id": "c", "code_challenge_method": "",)"
        R"( "redirect_uri": "http://127.0.0.1:0/cb"})");
    m_window->findChild<RequestPanel *>()->setProfile(*profile);
    for (const QString &member : {u"code_challenge_method"_s, u"client_secret"_s}) {
        QWidget *line = goToProblems();
        QVERIFY(line);
        QVERIFY2(nameOf(line).contains(u"2 to note"_s), qPrintable(nameOf(line)));
        QTest::keyClick(line, Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget()->objectName(), member);
        QTRY_COMPARE(cutOffOf(QApplication::focusWidget()), QString());
    }
    QStringList notes;
    for (const QLabel *label : form()->findChildren<QLabel *>()) {
        if (!label->buddy() && label->isVisible())
            notes.append(label->text());
    }
    QCOMPARE(notes.filter(u"protects the code"_s).size() + notes.filter(u"can redeem it"_s).size(), 2);

    for (const QLabel *label : form()->findChildren<QLabel *>()) { // what is said is in sight with its field
        if (label->text().contains(u"protects the code"_s))
            QTRY_COMPARE(label->visibleRegion().boundingRect(), label->rect());
    }

    auto *secret = form()->findChild<QLineEdit *>(u"client_secret"_s); // one of the two
    QTest::keyClicks(secret, u"s"_s);
    QTRY_VERIFY(nameOf(goToProblems()).contains(u"1 to note: PKCE"_s));
}

QTEST_MAIN(FormReachabilityTest)
#include "form_reachability_test.moc"
