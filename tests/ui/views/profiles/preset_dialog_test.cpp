// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/profiles/preset_dialog.h"

#include "profiles/provider_presets.h"
#include "views/profiles/preset_facts.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace workbench;

class PresetDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsEveryProvider()
    {
        const PresetDialog dialog;
        QCOMPARE(part<QListWidget>(dialog, u"provider_list"_s)->count(), providerPresets().presets.size());
    }

    /// From the search to the finished profile without a mouse.
    void aProfileByKeyboardAlone()
    {
        PresetDialog dialog;
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        auto *search = part<QLineEdit>(dialog, u"provider_search"_s);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"entra"_s);
        auto *tenant = part<QLineEdit>(dialog, u"placeholder_tenant"_s);
        QVERIFY(tenant);
        QTRY_VERIFY(tenant->isVisible());
        for (int i = 0; i < 20 && !tenant->hasFocus(); ++i)
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        QVERIFY(tenant->hasFocus());
        QTest::keyClicks(tenant, u"contoso"_s);
        QTest::keyClick(tenant, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        const Profile profile = dialog.profile();
        QCOMPARE(profile.text(u"provider"), u"Microsoft Entra"_s);
        QCOMPARE(profile.grantType(), u"authorization_code"_s);
        QCOMPARE(profile.text(u"token_endpoint"),
                 u"https://login.microsoftonline.com/contoso/oauth2/v2.0/token"_s);
    }

    /// Through its links, then on.
    void tabLeavesTheFacts()
    {
        PresetDialog dialog;
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *facts = part<QLabel>(dialog, u"preset_facts"_s);
        facts->setFocus(Qt::TabFocusReason);
        QVERIFY(facts->hasFocus());
        const qsizetype links = facts->text().count(u"<a "_s);
        QVERIFY(links > 1);
        for (qsizetype press = 0; press <= links && facts->hasFocus(); ++press)
            QTest::keyClick(facts, Qt::Key_Tab);
        QVERIFY(!facts->hasFocus());
    }

    void arrowsMoveInTheListWhileOneSearches()
    {
        PresetDialog dialog;
        auto *search = part<QLineEdit>(dialog, u"provider_search"_s);
        auto *list = part<QListWidget>(dialog, u"provider_list"_s);
        search->setText(u"git"_s);
        QCOMPARE(list->currentItem()->text(), u"GitHub"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentItem()->text(), u"GitLab"_s);
        QTest::keyClick(search, Qt::Key_Down); // the last one that fits
        QCOMPARE(list->currentItem()->text(), u"GitLab"_s);
    }

    void nothingFoundMakesNothing()
    {
        PresetDialog dialog;
        part<QLineEdit>(dialog, u"provider_search"_s)->setText(u"no such provider"_s);
        QVERIFY(!acceptButton(dialog)->isEnabled());
        QVERIFY(!part<QLabel>(dialog, u"preset_facts"_s)->text().isEmpty());
        part<QLineEdit>(dialog, u"provider_search"_s)->clear();
        QVERIFY(acceptButton(dialog)->isEnabled());
    }

    void factsHaveDateSourcesRegistrationAndWhatIsUnknown()
    {
        for (const ProviderPreset &preset : providerPresets().presets) {
            const QString facts = presetFacts(preset);
            QVERIFY(facts.contains(preset.confirmed.toString(Qt::ISODate)));
            QVERIFY(facts.contains(preset.registration.toHtmlEscaped()));
            for (const QString &source : preset.sources)
                QVERIFY(facts.contains(source.toHtmlEscaped()));
            for (const QString &unknown : preset.unknown)
                QVERIFY(facts.contains(unknown.toHtmlEscaped()));
            QVERIFY(facts.contains(preset.loopback.explanation.toHtmlEscaped()));
            QVERIFY(facts.contains(
                u"<b>Refresh token:</b> "_s
                + (preset.refresh.isEmpty() ? u"not confirmed."_s : preset.refresh.toHtmlEscaped())));
        }
    }

    void factsSayWhichPortsOnLoopbackAreTaken_data()
    {
        QTest::addColumn<int>("ports");
        QTest::addColumn<QString>("says");
        using Ports = LoopbackRule::Ports;
        QTest::newRow("any") << int(Ports::Any)
                             << u"<b>Loopback:</b> any port on 127.0.0.1, [::1]. Because."_s;
        QTest::newRow("exact") << int(
            Ports::Exact) << u"<b>Loopback:</b> exactly the registered address, port included. Because."_s;
        QTest::newRow("none") << int(Ports::None) << u"<b>Loopback:</b> not usable as a rule. Because."_s;
        QTest::newRow("unknown") << int(Ports::Unknown) << u"<b>Loopback:</b> not confirmed. Because."_s;
    }
    void factsSayWhichPortsOnLoopbackAreTaken()
    {
        QFETCH(int, ports);
        QFETCH(QString, says);
        ProviderPreset preset = providerPresets().presets.constFirst();
        preset.loopback = {LoopbackRule::Ports(ports), {u"127.0.0.1"_s, u"[::1]"_s}, u"Because."_s};
        QVERIFY2(presetFacts(preset).contains(says), qPrintable(presetFacts(preset)));
    }

    void aPresetThatCannotBeUsedIsTold()
    {
        const PresetError error{u"acme.json"_s, u"confirmed"_s, 4, 12, u"must be a date"_s};
        PresetDialog dialog({}, nullptr, {error});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&error](const QLabel *label) {
            return label->isVisible() && label->text().contains(error.text());
        }));
        QCOMPARE(part<QListWidget>(dialog, u"provider_list"_s)->count(), providerPresets().presets.size());
    }

    void placeholdersAreAskedForOnceAndOnlyWhereTheGrantNeedsThem()
    {
        PresetDialog dialog;
        part<QLineEdit>(dialog, u"provider_search"_s)->setText(u"zoom"_s);
        QVERIFY(!part<QLineEdit>(dialog, u"placeholder_account_id"_s)); // the code grant does without
        auto *grant = part<QComboBox>(dialog, u"preset_grant"_s);
        grant->setCurrentIndex(1);
        part<QLineEdit>(dialog, u"placeholder_account_id"_s)->setText(u"abc"_s);
        grant->setCurrentIndex(0);
        grant->setCurrentIndex(1);
        QCOMPARE(part<QLineEdit>(dialog, u"placeholder_account_id"_s)->text(), u"abc"_s);
        QCOMPARE(dialog.profile().text(u"parameters.account_id"), u"abc"_s);
        QCOMPARE(dialog.profile().grantType(), u"account_credentials"_s);
    }

    /// Two providers call their placeholder `host`: what was typed for one is no address of the other.
    void placeholdersOfAnotherProviderStayApart()
    {
        PresetDialog dialog;
        auto *search = part<QLineEdit>(dialog, u"provider_search"_s);
        search->setText(u"gitlab"_s);
        part<QLineEdit>(dialog, u"placeholder_host"_s)->setText(u"gitlab.example.com"_s);
        search->setText(u"procore"_s);
        QCOMPARE(part<QLineEdit>(dialog, u"placeholder_host"_s)->text(), u"login.procore.com"_s);
        QVERIFY(dialog.profile().text(u"token_endpoint").startsWith("https://login.procore.com/"_L1));
        search->setText(u"gitlab"_s);
        QCOMPARE(part<QLineEdit>(dialog, u"placeholder_host"_s)->text(), u"gitlab.example.com"_s);
    }

    void aValueThatBreaksTheAddressIsTold()
    {
        PresetDialog dialog;
        part<QLineEdit>(dialog, u"provider_search"_s)->setText(u"okta"_s);
        auto *domain = part<QLineEdit>(dialog, u"placeholder_domain"_s);
        auto *note = part<QLabel>(dialog, u"placeholder_note_domain"_s);
        const QString explanation = note->text();
        domain->setText(u"https://dev-1.okta.com"_s);
        QVERIFY(note->text().contains("https://"_L1) && note->text() != explanation);
        QVERIFY(acceptButton(dialog)->isEnabled());
        domain->setText(u"dev-1.okta.com"_s);
        QCOMPARE(note->text(), explanation);
    }

    void whatTheUserTypedIsNotReplacedWithoutATick()
    {
        Profile mine;
        mine.setText(u"name", u"Mine"_s);
        mine.setText(u"provider", u"GitHub"_s);
        mine.setText(u"scope", u"repo"_s);
        mine.setText(u"client_secret", u"s"_s);
        PresetDialog dialog(mine);
        QCOMPARE(part<QListWidget>(dialog, u"provider_list"_s)->currentItem()->text(), u"GitHub"_s);
        auto *changes = part<QTreeWidget>(dialog, u"preset_changes"_s);
        QTreeWidgetItem *scope = rowOf(changes, u"scope"_s);
        QVERIFY(scope);
        QCOMPARE(scope->checkState(0), Qt::Unchecked);
        QCOMPARE(rowOf(changes, u"token_endpoint"_s)->checkState(0), Qt::Checked);

        QCOMPARE(dialog.profile().text(u"scope"), u"repo"_s);
        QCOMPARE(dialog.profile().text(u"token_endpoint"), u"https://github.com/login/oauth/access_token"_s);
        QCOMPARE(dialog.profile().text(u"client_secret"), u"s"_s);
        QCOMPARE(dialog.profile().name(), u"Mine"_s);

        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        changes->setCurrentItem(scope);
        QTest::keyClick(changes, Qt::Key_Space);
        QCOMPARE(dialog.profile().text(u"scope"), u"read:user"_s);
    }

    /// All that a preset says; its names, addresses and members are nobody's language.
    void inTheUsersLanguage()
    {
        class Marking : public QTranslator {
        public:
            QString translate(const char *context, const char *text, const char *, int) const override
            {
                return qstrcmp(context, "presets") == 0 ? u"⟦"_s + QString::fromUtf8(text) : QString();
            }
            bool isEmpty() const override { return false; }
        };
        Marking translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const ProviderPreset &preset : providerPresets().presets) {
            const QString facts = presetFacts(preset);
            QStringList said = preset.unknown;
            said << preset.summary << preset.refresh << preset.loopback.explanation;
            for (const QString &text : std::as_const(said)) {
                if (!text.isEmpty())
                    QVERIFY2(facts.contains(u'⟦' + text.toHtmlEscaped()), qPrintable(text));
            }
        }
        PresetDialog dialog;
        part<QLineEdit>(dialog, u"provider_search"_s)->setText(u"gitlab"_s);
        QVERIFY(part<QListWidget>(dialog, u"provider_list"_s)->currentItem()->toolTip().startsWith(u'⟦'));
        QVERIFY(part<QComboBox>(dialog, u"preset_grant"_s)->currentText().startsWith(u'⟦'));
        QVERIFY(part<QLabel>(dialog, u"placeholder_note_host"_s)->text().startsWith(u'⟦'));
        QVERIFY(part<QLineEdit>(dialog, u"placeholder_host"_s)->accessibleName().startsWith(u'⟦'));
        QCoreApplication::removeTranslator(&translator);
    }

    /// A value that is typed afterwards changes what the addresses are, not what the user decided.
    void ticksStayWhileAPlaceholderIsTyped()
    {
        Profile mine;
        mine.setText(u"name", u"Mine"_s);
        mine.setText(u"provider", u"GitLab"_s);
        mine.setText(u"scope", u"api"_s);
        PresetDialog dialog(mine);
        auto *changes = part<QTreeWidget>(dialog, u"preset_changes"_s);
        QCOMPARE(rowOf(changes, u"scope"_s)->checkState(0), Qt::Unchecked);
        rowOf(changes, u"scope"_s)->setCheckState(0, Qt::Checked);
        rowOf(changes, u"token_endpoint"_s)->setCheckState(0, Qt::Unchecked);

        part<QLineEdit>(dialog, u"placeholder_host"_s)->setText(u"gitlab.example.com"_s);
        QCOMPARE(rowOf(changes, u"scope"_s)->checkState(0), Qt::Checked);
        QCOMPARE(rowOf(changes, u"token_endpoint"_s)->checkState(0), Qt::Unchecked);
        QVERIFY(dialog.profile().text(u"scope") != u"api"_s);
        QCOMPARE(dialog.profile().text(u"token_endpoint"), QString());
        QVERIFY(dialog.profile().text(u"authorization_endpoint").contains("gitlab.example.com"_L1));

        // Another grant is another proposal; back again the decision stands.
        auto *grant = part<QComboBox>(dialog, u"preset_grant"_s);
        const int chosen = grant->currentIndex();
        grant->setCurrentIndex(chosen == 0 ? 1 : 0);
        grant->setCurrentIndex(chosen);
        QCOMPARE(rowOf(changes, u"scope"_s)->checkState(0), Qt::Checked);
    }

private:
    template<class T> static T *part(const PresetDialog &dialog, const QString &name)
    {
        return dialog.findChild<T *>(name);
    }

    static QPushButton *acceptButton(const PresetDialog &dialog)
    {
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    static QTreeWidgetItem *rowOf(const QTreeWidget *tree, const QString &member)
    {
        return tree->findItems(member, Qt::MatchExactly, 0).value(0);
    }
};

QTEST_MAIN(PresetDialogTest)
#include "preset_dialog_test.moc"
