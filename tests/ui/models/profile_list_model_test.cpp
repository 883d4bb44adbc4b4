// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/profile_list_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
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

/// One id for each name.
QUuid idOf(const QString &name)
{
    return QUuid::createUuidV5(QUuid(), name);
}

ProfileIndexEntry listed(const QString &name, qint64 generation, const QString &provider = u"moov"_s)
{
    return {idOf(name), name, provider, generation};
}

} // namespace

Q_DECLARE_METATYPE(workbench::ProfileEntry)

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
        QCOMPARE(shown(*m_model),
                 u"Sandbox: Local | Auth0: first | Moov: test, live | Other profiles: loose"_s);
    }

    void namesDraftsThatHaveNone()
    {
        m_model->addDraft(Profile());
        m_model->addDraft(Profile());
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Other profiles: New profile, New profile 2"_s);
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

    void removesAndBringsBackWhereItStood()
    {
        const QUuid first = m_model->addDraft(profileNamed(u"first"_s));
        const QUuid second = m_model->addDraft(profileNamed(u"second"_s));
        QVERIFY(m_model->remove(first));
        QVERIFY(m_model->remove(second));
        QCOMPARE(shown(*m_model), u"Sandbox: Local"_s);
        QCOMPARE(m_model->lastRemoved(), second);
        QVERIFY(m_model->bringBack(second));
        QVERIFY(m_model->bringBack(first));
        QVERIFY(!m_model->canBringBack());
        QVERIFY(!m_model->bringBack(first));
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Other profiles: first, second"_s);
    }

    void whatIsDroppedDoesNotComeBack()
    {
        const QUuid id = m_model->addDraft(profileNamed(u"one"_s));
        m_model->drop(id);
        QVERIFY(!m_model->canBringBack());
        QVERIFY(!m_model->entry(id));
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

    void asksAboutADraftThatWasPutTogether()
    {
        m_model->addMadeDraft(profileNamed(u"from curl"_s));
        QCOMPARE(m_model->changedCount(), 1);
    }

    void takesOverWhatIsStored()
    {
        m_model->setStored({listed(u"b"_s, 1), listed(u"a"_s, 1, u"auth0"_s), listed(u"c"_s, 1)});
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Auth0: a | Moov: b, c"_s);
        const ProfileEntry *entry = m_model->entry(idOf(u"b"_s));
        QCOMPARE(entry->kind, ProfileEntry::Kind::Stored);
        QCOMPARE(entry->content, ProfileEntry::Content::Unread);
        QCOMPARE(m_model->changedCount(), 0);
        QVERIFY(!(m_model->flags(m_model->indexOf(entry->id)) & Qt::ItemIsEditable));
        QVERIFY(m_model->duplicate(entry->id).isNull()); // of nothing there is no copy
    }

    void followsTheOrderOfTheList()
    {
        m_model->setStored({listed(u"a"_s, 1), listed(u"b"_s, 1), listed(u"c"_s, 1)});
        m_model->addDraft(profileNamed(u"draft"_s, u"moov"_s));
        m_model->setStored({listed(u"c"_s, 1), listed(u"d"_s, 1), listed(u"a"_s, 1), listed(u"b"_s, 1)});
        QCOMPARE(shown(*m_model), u"Sandbox: Local | Moov: c, d, a, b, draft"_s);
    }

    void readsAgainWhatWasChangedElsewhere()
    {
        const QUuid clean = idOf(u"clean"_s), typed = idOf(u"typed"_s), same = idOf(u"same"_s);
        m_model->setStored({listed(u"clean"_s, 1), listed(u"typed"_s, 1), listed(u"same"_s, 1)});
        for (const QUuid &id : {clean, typed, same})
            m_model->change(id, [](ProfileEntry &entry) { entry.content = ProfileEntry::Content::Here; });
        Profile changed = m_model->profile(typed);
        changed.setText(u"scope", u"mine"_s);
        m_model->setProfile(typed, changed);

        m_model->setStored({listed(u"clean"_s, 2), listed(u"typed"_s, 2), listed(u"same"_s, 1)});
        QCOMPARE(m_model->entry(clean)->content, ProfileEntry::Content::Unread);
        QCOMPARE(m_model->entry(same)->content, ProfileEntry::Content::Here);
        QCOMPARE(m_model->entry(typed)->content, ProfileEntry::Content::Here);
        QCOMPARE(m_model->entry(typed)->generation, 1); // so that saving it is noticed as a conflict
        QCOMPARE(m_model->profile(typed), changed);
    }

    void keepsTheChangesOfWhatWasDeletedElsewhere()
    {
        const QUuid typed = idOf(u"typed"_s), clean = idOf(u"clean"_s);
        m_model->setStored({listed(u"clean"_s, 1), listed(u"typed"_s, 1)});
        m_model->change(typed, [](ProfileEntry &entry) {
            entry.content = ProfileEntry::Content::Here;
            entry.profile.setText(u"scope", u"mine"_s);
        });
        m_model->setStored({});
        QVERIFY(!m_model->entry(clean));
        QCOMPARE(m_model->entry(typed)->kind, ProfileEntry::Kind::Draft);
        QCOMPARE(m_model->entry(typed)->generation, 0);
        QCOMPARE(m_model->profile(typed).text(u"scope"), u"mine"_s);
    }

    void movesWithinItsGroup()
    {
        const QUuid a = m_model->addDraft(profileNamed(u"a"_s, u"sandbox"_s));
        m_model->addDraft(profileNamed(u"b"_s, u"sandbox"_s));
        QSignalSpy moved(m_model.get(), &ProfileListModel::moved);
        QVERIFY(m_model->moveBy(a, 1));
        QCOMPARE(shown(*m_model), u"Sandbox: Local, b, a"_s);
        QVERIFY(!m_model->moveBy(a, 1));
        QVERIFY(m_model->moveBy(a, -1));
        QVERIFY(!m_model->moveBy(a, -1)); // the built-in one stays first
        QVERIFY(!m_model->moveBy(m_sandbox, 1));
        QCOMPARE(shown(*m_model), u"Sandbox: Local, a, b"_s);
        QCOMPARE(moved.count(), 2);
    }

    void isDraggedByItsIdAlone()
    {
        Profile secretive = profileNamed(u"a"_s, u"sandbox"_s);
        secretive.setText(u"client_secret", u"hunter22"_s);
        const QUuid a = m_model->addDraft(secretive);
        const QUuid b = m_model->addDraft(profileNamed(u"b"_s, u"sandbox"_s));
        m_model->addDraft(profileNamed(u"elsewhere"_s, u"moov"_s));
        const std::unique_ptr<QMimeData> dragged(m_model->mimeData({m_model->indexOf(a)}));
        QCOMPARE(dragged->formats(), m_model->mimeTypes());
        QCOMPARE(dragged->data(dragged->formats().first()), a.toByteArray());

        const QModelIndex group = m_model->indexOf(a).parent();
        QVERIFY(!m_model->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, m_model->index(1, 0)));
        QVERIFY(!m_model->dropMimeData(dragged.get(), Qt::CopyAction, 3, 0, group));
        QVERIFY(m_model->dropMimeData(dragged.get(), Qt::MoveAction, 3, 0, group));
        QCOMPARE(shown(*m_model), u"Sandbox: Local, b, a | Moov: elsewhere"_s);
        QVERIFY(m_model->dropMimeData(dragged.get(), Qt::MoveAction, m_model->indexOf(b).row(), 0, group));
        QCOMPARE(shown(*m_model), u"Sandbox: Local, a, b | Moov: elsewhere"_s);
    }

    void tellsEveryState_data()
    {
        using Entry = ProfileEntry;
        QTest::addColumn<ProfileEntry>("entry");
        QTest::addColumn<QString>("state");
        Entry stored;
        stored.kind = Entry::Kind::Stored;
        const auto with = [&stored](const std::function<void(Entry &)> &edit) {
            Entry entry = stored;
            edit(entry);
            return entry;
        };
        QTest::newRow("clean") << stored << QString();
        QTest::newRow("draft") << Entry() << u"unsaved"_s;
        QTest::newRow("changed") << with([](Entry &e) { e.profile.setText(u"scope", u"a"_s); })
                                 << u"changed"_s;
        QTest::newRow("unread") << with([](Entry &e) { e.content = Entry::Content::Unread; }) << QString();
        QTest::newRow("loading") << with([](Entry &e) { e.content = Entry::Content::Loading; })
                                 << u"loading"_s;
        QTest::newRow("missing") << with([](Entry &e) { e.content = Entry::Content::Missing; })
                                 << u"missing"_s;
        QTest::newRow("damaged") << with([](Entry &e) { e.content = Entry::Content::Damaged; })
                                 << u"damaged"_s;
        QTest::newRow("newer") << with([](Entry &e) { e.content = Entry::Content::Newer; })
                               << u"newer version"_s;
        QTest::newRow("read-only") << with([](Entry &e) { e.isReadOnly = true; }) << u"read-only"_s;
        QTest::newRow("saving") << with([](Entry &e) { e.work = Entry::Work::Saving; }) << u"saving"_s;
        QTest::newRow("deleting") << with([](Entry &e) { e.work = Entry::Work::Deleting; }) << u"deleting"_s;
        QTest::newRow("unknown") << with([](Entry &e) { e.work = Entry::Work::Unknown; })
                                 << u"outcome unknown"_s;
    }

    void tellsEveryState()
    {
        QFETCH(ProfileEntry, entry);
        QTEST(entry.state(), "state");
        QCOMPARE(entry.mark().isEmpty(), entry.state().isEmpty());
        QVERIFY(entry.explanation().startsWith(entry.state()));
    }

private:
    std::unique_ptr<ProfileListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QUuid m_sandbox;
};

QTEST_GUILESS_MAIN(ProfileListModelTest)
#include "profile_list_model_test.moc"
