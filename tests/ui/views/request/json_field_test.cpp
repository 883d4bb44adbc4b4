// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/json_field.h"

#include "flows/plan.h"
#include "views/request/form_sections.h"
#include "views/request/request_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile jwtBearer()
{
    Profile profile;
    profile.setText(u"grant_type", u"jwt_bearer"_s);
    profile.setText(u"token_endpoint", u"https://as.example/token"_s);
    return profile;
}

QPlainTextEdit *claimsOf(const RequestForm &form)
{
    return form.findChild<QPlainTextEdit *>(u"assertion_claims"_s);
}

} // namespace

/// The editor for the header and the claims of an assertion.
class JsonFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anObjectIsKeptAsAnObject()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        claimsOf(form)->setPlainText(u"{\"zz\": 1.50,\n \"a\": [true]}"_s);
        const JsonValue *claims = form.profile().value(u"assertion_claims");
        QVERIFY(claims && claims->isObject());
        QCOMPARE(writeJson(*claims, JsonStyle::Compact), R"({"zz":1.50,"a":[true]})");
        QVERIFY(Profile::fromJson(form.profile().toJson()));
    }

    void whatIsNoObjectYetIsKeptAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("half an object") << u"{\"iss\": "_s;
        QTest::newRow("an array") << u"[1]"_s;
        QTest::newRow("a member that stands twice") << u"{\"a\": 1, \"a\": 2}"_s;
    }
    void whatIsNoObjectYetIsKeptAsTyped()
    {
        QFETCH(QString, typed);
        RequestForm form;
        form.setProfile(jwtBearer());
        claimsOf(form)->setPlainText(typed);
        QCOMPARE(form.profile().text(u"assertion_claims"), typed);
        const auto stored = Profile::fromJson(form.profile().toJson());
        QVERIFY(stored);
        RequestForm again;
        again.setProfile(*stored);
        QCOMPARE(claimsOf(again)->toPlainText(), typed);
    }

    void linesOfOnesOwnStay()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        const QString typed = u"{\"iss\":\n\n\n   \"a\"}"_s;
        claimsOf(form)->setPlainText(typed);
        QSignalSpy edited(&form, &RequestForm::edited);
        form.setProfile(form.profile());
        QCOMPARE(claimsOf(form)->toPlainText(), typed);
        QCOMPARE(edited.count(), 0);
        form.setProfile(jwtBearer());
        QVERIFY(claimsOf(form)->toPlainText().isEmpty());
    }

    void anEmptyFieldLeavesNoMember()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        claimsOf(form)->setPlainText(u"{}"_s);
        claimsOf(form)->setPlainText(QString());
        QVERIFY(!form.profile().has(u"assertion_claims"));
    }

    void whereItBreaksIsSaidBelowTheField()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        form.show();
        claimsOf(form)->setPlainText(u"{\n  \"iss\" 1}"_s);
        form.showProblems(previewRequests(form.profile()).problems);
        QStringList notes;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&form))
                notes.append(label->text());
        }
        QVERIFY2(notes.join(u'\n').contains(u"line 2, column 9"_s), qPrintable(notes.join(u'\n')));
    }

    void theUsualClaimsAreFilledInFromTheProfile()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        auto *client_id = form.findChild<QLineEdit *>(u"client_id"_s);
        QTest::keyClicks(client_id, u"my-client"_s);
        claimsOf(form)->setPlainText(u"{\"sub\": \"alice\"}"_s);
        auto *usual = form.findChild<QPushButton *>(u"usual_assertion_claims"_s);
        QVERIFY(usual);
        QCOMPARE(usual->text(), u"Fill with the usual claims"_s);
        usual->click();
        const QByteArray expected =
            R"({"sub":"alice","iss":"my-client","aud":"https://as.example/token","iat":"{{now}}",)"
            R"("exp":"{{now+300}}","jti":"{{uuid}}"})";
        QCOMPARE(writeJson(*form.profile().value(u"assertion_claims"), JsonStyle::Compact), expected);
        QVERIFY(claimsOf(form)->toPlainText().contains(u"\"jti\": \"{{uuid}}\""_s));
    }

    void whatIsBrokenIsNotOverwritten()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        claimsOf(form)->setPlainText(u"{\"iss\""_s);
        form.findChild<QPushButton *>(u"usual_assertion_claims"_s)->click();
        QCOMPARE(claimsOf(form)->toPlainText(), u"{\"iss\""_s);
    }

    void tabLeavesTheEditor()
    {
        RequestForm form;
        form.setProfile(jwtBearer());
        QVERIFY(claimsOf(form)->tabChangesFocus());
        QVERIFY(claimsOf(form)->accessibleDescription().startsWith(u"assertion_claims"_s));
    }
};

QTEST_MAIN(JsonFieldTest)
#include "json_field_test.moc"
