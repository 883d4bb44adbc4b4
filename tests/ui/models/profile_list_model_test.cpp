// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_list_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

Profile profileNamed(const QString &name, const QString &provider = {})
{
    Profile profile;
    profile.setText(u"name", name);
    if (!provider.isEmpty())
        profile.setText(u"provider", provider);
    return profile;
}

/// "Sandbox: Local | Moov: live, test" — what a user sees.
QString shown(const ProfileListModel &model)
{
    QStringList groups;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names.append(model.index(row, 0, parent).data().toString());
        groups.append(parent.data().toString() + u": "_s + names.join(u", "_s));
    }
    return groups.join(u" | "_s);
}

} // namespace

class ProfileListModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ProfileListModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_sandbox = m_model->addBuiltIn(profileNamed(u"Local"_s, u"sandbox"_s));
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void groupsByProviderWithTheBuiltInFirstAndDraftsLast()
    {
        m_model->addDraft(profileNamed(u"loose"_s));
        m_model->addDraft(profileNamed(u"test"_s, u"moov"_s));
        m_model->addDraft(profileNamed(u"first"_s, u"auth0"_s));
        m_model->addDraft(profileNamed(u"live"_s, u"Moov"_s));
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Auth0: first | Moov: test, live | Drafts: loose"_s);
    }

    void namesDraftsThatHaveNone()
    {
        m_model->addDraft(Profile());
        m_model->addDraft(Profile());
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Drafts: New profile, New profile 2"_s);
    }

    void movesToItsGroupWhenTheProviderChanges()
    {
        const QUuid id = m_model->addDraft(profileNamed(u"one"_s));
        const QPersistentModelIndex row = m_model->indexOf(id);
        m_model->setProfile(id, profileNamed(u"one"_s, u"moov"_s));
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Moov: one"_s);
        QVERIFY(row.isValid());
        QCOMPARE(m_model->idAt(row), id);
        m_model->setProfile(id, profileNamed(u"one"_s, u"sandbox"_s));
        QCOMPARE(shown(*m_model), u"Sandbox: Local, one"_s);
    }

    void duplicatesWithEveryMember()
    {
        const auto original =
            Profile::fromJson(R"({"workbench":1,"name":"a","x_unknown":[1],"client_secret":"s"})");
        QVERIFY(original);
        const QUuid copy = m_model->duplicate(m_model->addDraft(*original));
        QCOMPARE(m_model->profile(copy).name(), u"a copy"_s);
        Profile renamed = m_model->profile(copy);
        renamed.setText(u"name", u"a"_s);
        QCOMPARE(renamed.toJson(), original->toJson());
    }

    void removesAndBringsBack()
    {
        const QUuid first = m_model->addDraft(profileNamed(u"first"_s));
        const QUuid second = m_model->addDraft(profileNamed(u"second"_s));
        QVERIFY(m_model->remove(first));
        QVERIFY(m_model->remove(second));
        QCOMPARE(shown(*m_model), u"Sandbox: Local"_s);
        QCOMPARE(m_model->undoRemove(), second);
        QCOMPARE(m_model->undoRemove(), first);
        QVERIFY(!m_model->canUndoRemove());
        QVERIFY(m_model->undoRemove().isNull());
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Drafts: second, first"_s);
    }

    void keepsTheBuiltInProfile()
    {
        QVERIFY(!m_model->remove(m_sandbox));
        QVERIFY(!m_model->setData(m_model->indexOf(m_sandbox), u"other"_s));
        QVERIFY(!(m_model->flags(m_model->indexOf(m_sandbox)) & Qt::ItemIsEditable));
    }

    void resetsTheBuiltInProfile()
    {
        Profile changed = m_model->profile(m_sandbox);
        changed.setText(u"scope", u"openid"_s);
        m_model->setProfile(m_sandbox, changed);
        QVERIFY(m_model->isUnsaved(m_sandbox));
        m_model->reset(m_sandbox);
        QVERIFY(!m_model->isUnsaved(m_sandbox));
        QCOMPARE(m_model->profile(m_sandbox).text(u"scope"), QString());
    }

    void renamesDraftsButNotToNothing()
    {
        const QUuid id = m_model->addDraft(profileNamed(u"one"_s));
        QVERIFY(m_model->setData(m_model->indexOf(id), u"  two "_s));
        QCOMPARE(m_model->profile(id).name(), u"two"_s);
        QVERIFY(!m_model->setData(m_model->indexOf(id), u"   "_s));
        QCOMPARE(m_model->profile(id).name(), u"two"_s);
    }

    void marksWhatIsNotSaved()
    {
        const QUuid id = m_model->addDraft(profileNamed(u"one"_s));
        const QModelIndex mark = m_model->indexOf(id).siblingAtColumn(ProfileListModel::MarkColumn);
        QCOMPARE(mark.data(Qt::AccessibleTextRole).toString(), u"unsaved"_s);
        const QModelIndex none = m_model->indexOf(m_sandbox).siblingAtColumn(ProfileListModel::MarkColumn);
        QCOMPARE(none.data().toString(), QString());
    }

    void countsOnlyWhatQuittingWouldLose()
    {
        const QUuid id = m_model->addDraft(Profile());
        QCOMPARE(m_model->changedCount(), 0);
        Profile typed = m_model->profile(id);
        typed.setText(u"client_id", u"c"_s);
        m_model->setProfile(id, typed);
        QCOMPARE(m_model->changedCount(), 1);
        m_model->duplicate(id);
        QCOMPARE(m_model->changedCount(), 2);
    }

private:
    std::unique_ptr<ProfileListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QUuid m_sandbox;
};

QTEST_GUILESS_MAIN(ProfileListModelTest)
#include "profile_list_model_test.moc"
