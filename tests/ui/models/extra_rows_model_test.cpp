// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "models/extra_rows_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

ExtraRow row(const QString &name, const QString &value, ExtraRow::Place in = ExtraRow::Place::Body)
{
    return {u"token"_s, in, name, value, true, false};
}

QStringList names(const ExtraRowsModel &model)
{
    QStringList found;
    for (const ExtraRow &row : model.rows())
        found.append(row.name);
    return found;
}

} // namespace

class ExtraRowsModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ExtraRowsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRows({row(u"a"_s, u"1"_s), row(u"a"_s, u"2"_s), row(u"b"_s, u"3"_s)});
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void keepsRepeatedNamesInOrder() { QCOMPARE(names(*m_model), QStringList({u"a"_s, u"a"_s, u"b"_s})); }

    void addsAnEnabledRow()
    {
        QSignalSpy edited(m_model.get(), &ExtraRowsModel::edited);
        QCOMPARE(m_model->addRow(), 3);
        QVERIFY(m_model->rows().constLast().enabled);
        QCOMPARE(edited.count(), 1);
    }

    void movesARowUntilTheEnds()
    {
        QVERIFY(m_model->move(2, -1));
        QVERIFY(m_model->move(1, -1));
        QCOMPARE(names(*m_model), QStringList({u"b"_s, u"a"_s, u"a"_s}));
        QVERIFY(!m_model->move(0, -1));
        QVERIFY(m_model->move(0, +1));
        QVERIFY(!m_model->move(2, +1));
        QCOMPARE(names(*m_model), QStringList({u"a"_s, u"b"_s, u"a"_s}));
    }

    void removesARow()
    {
        m_model->remove(1);
        QCOMPARE(names(*m_model), QStringList({u"a"_s, u"b"_s}));
        m_model->remove(-1);
        m_model->remove(7);
        QCOMPARE(m_model->rowCount(), 2);
    }

    void switchesARowOff()
    {
        const QModelIndex name = m_model->index(0, ExtraRowsModel::NameColumn);
        QVERIFY(m_model->setData(name, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!m_model->rows().at(0).enabled);
    }

    void sendsOfTheAuthorizationRequestOnlyTheQuery() // RFC 6749 §4.1.1
    {
        QVERIFY(m_model->setData(m_model->index(0, ExtraRowsModel::RequestColumn), u"authorization"_s));
        QCOMPARE(m_model->rows().at(0).in, ExtraRow::Place::Query);
        QCOMPARE(m_model->choices(m_model->index(0, ExtraRowsModel::PlaceColumn)).size(), 1);
        QCOMPARE(m_model->choices(m_model->index(1, ExtraRowsModel::PlaceColumn)).size(), 3);
    }

    void offersAnUnknownRequestKindAsItStands()
    {
        ExtraRow later = row(u"x"_s, u"y"_s);
        later.request = u"ciba"_s;
        m_model->setRows({later});
        const auto choices = m_model->choices(m_model->index(0, ExtraRowsModel::RequestColumn));
        QCOMPARE(choices.constLast().first, u"ciba"_s);
    }

    void masksAValueWhoseNameIsSecret()
    {
        m_model->setRows({row(u"client_secret"_s, u"hunter22"_s)});
        const QModelIndex value = m_model->index(0, ExtraRowsModel::ValueColumn);
        QVERIFY(!value.data().toString().contains(u"hunter22"_s));
        QVERIFY(!value.data().toString().isEmpty());
        QCOMPARE(value.data(Qt::EditRole).toString(), u"hunter22"_s);
    }

    void saysNothingWhenNothingChanged()
    {
        QSignalSpy edited(m_model.get(), &ExtraRowsModel::edited);
        QVERIFY(m_model->setData(m_model->index(0, ExtraRowsModel::NameColumn), u"a"_s));
        QCOMPARE(edited.count(), 0);
    }

    void newRowsAreForTheFirstRequestOfTheGrant()
    {
        m_model->setRequests({u"refresh"_s});
        const int row = m_model->addRow();
        QCOMPARE(m_model->rows().at(row).request, u"refresh"_s);
        QCOMPARE(m_model->rows().at(row).in, ExtraRow::Place::Body);
        QCOMPARE(m_model->choices(m_model->index(row, ExtraRowsModel::RequestColumn)).size(), 1);
        m_model->setRequests({u"authorization"_s, u"token"_s});
        QCOMPARE(m_model->rows().at(m_model->addRow()).in, ExtraRow::Place::Query);
    }

private:
    std::unique_ptr<ExtraRowsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(ExtraRowsModelTest)
#include "extra_rows_model_test.moc"
