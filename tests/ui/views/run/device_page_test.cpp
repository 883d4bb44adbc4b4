// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/device_page.h"

#include "flows/flow_run.h"
#include "support/scripted_server.h"
#include "ui/support/run_desk.h"
#include "views/run/run_bar.h"
#include "views/run/run_view.h"
#include "widgets/qr_code.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

const QByteArray codes = "{\"device_code\":\"device-code-very-secret\",\"user_code\":\"WDJB-MJHT\","
                         "\"verification_uri\":\"https://as.example/device\","
                         "\"verification_uri_complete\":\"https://as.example/device?user_code=WDJB-MJHT\","
                         "\"expires_in\":1800,\"interval\":1}";

} // namespace

/// The window while the user authorizes on another device.
class DevicePageTest : public QObject {
    Q_OBJECT

private:
    Profile profile() const
    {
        Profile profile;
        profile.setText(u"name", u"Device"_s);
        profile.setText(u"grant_type", u"device_code"_s);
        profile.setText(u"device_authorization_endpoint", m_server->url(u"/device"_s));
        profile.setText(u"token_endpoint", m_server->url(u"/token"_s));
        profile.setText(u"client_id", u"client"_s);
        return profile;
    }

    void script(const QByteArray &answer, const QList<Reply> &polls)
    {
        m_server->route("/device", [answer](const ReceivedRequest &) { return Reply::json(answer); });
        for (const Reply &poll : polls)
            m_server->enqueue(poll);
    }

    static DevicePage *shownPage(const Desk &desk)
    {
        auto *page = desk.panel.findChild<DevicePage *>();
        return page && page->isVisible() ? page : nullptr;
    }
    static QString textOf(const DevicePage *page, const char *name)
    {
        const auto *widget = page->findChild<QWidget *>(QString::fromLatin1(name));
        return widget ? widget->property("text").toString() : QString();
    }

    std::unique_ptr<ScriptedServer> m_server;

private Q_SLOTS:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void codeAddressAndTimesAreShown()
    {
        script(codes, {Reply::never()});
        Desk desk(profile(), false);
        QVERIFY(desk.press("Run flow"));
        QTRY_VERIFY(shownPage(desk));
        DevicePage *page = shownPage(desk);
        QCOMPARE(textOf(page, "user_code"), u"WDJB-MJHT"_s);
        QCOMPARE(textOf(page, "verification_uri"), u"https://as.example/device"_s);
        QVERIFY(textOf(page, "device_times").startsWith(u"The codes end in "_s));
        QTRY_VERIFY(textOf(page, "device_times").contains(u"Polling now"_s));
        QVERIFY(page->findChild<QrCode *>()->isVisible());
        QCOMPARE(page->findChild<QrCode *>()->accessibleDescription(),
                 u"https://as.example/device?user_code=WDJB-MJHT"_s);
        QCOMPARE(desk.opened, QList<QUrl>{QUrl(u"https://as.example/device?user_code=WDJB-MJHT"_s)});
        QVERIFY(desk.panel.bar()->progressText().contains(u"WDJB-MJHT"_s));
        QVERIFY(!desk.allTexts().contains(u"device-code-very-secret"_s));

        for (const char *name : {"user_code", "verification_uri"}) {
            const auto *line = page->findChild<QLineEdit *>(QString::fromLatin1(name));
            QVERIFY(line->isReadOnly());
            QVERIFY(!line->accessibleName().isEmpty());
            QVERIFY(line->accessibleDescription().startsWith(QString::fromLatin1(name)));
        }
        QVERIFY(desk.press("Cancel"));
        QTRY_VERIFY(desk.finished());
        QVERIFY(!shownPage(desk));
    }

    /// It is read from across a table.
    void theCodeIsLarge()
    {
        script(codes, {Reply::never()});
        Desk desk(profile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(shownPage(desk));
        const auto *code = shownPage(desk)->findChild<QLineEdit *>(u"user_code"_s);
        const auto *address = shownPage(desk)->findChild<QLineEdit *>(u"verification_uri"_s);
        QVERIFY(code->font().pointSizeF() >= 2 * address->font().pointSizeF());
        QVERIFY(code->font().bold());
        QVERIFY(code->height() > address->height());
        const int wanted = code->fontMetrics().horizontalAdvance(code->text());
        QVERIFY2(code->width() > wanted, "nothing of it is cut off");
    }

    void theTimesTick()
    {
        script(codes, {Reply::never()});
        Desk desk(profile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(shownPage(desk));
        const auto end = [&desk] { return textOf(shownPage(desk), "device_times").section(u'\n', 0, 0); };
        const QString first = end();
        QVERIFY2(first.contains(u"29:5"_s) || first.contains(u"30:00"_s), qPrintable(first));
        QTRY_VERIFY(end() != first);
        const QString second = end();
        QTRY_VERIFY(end() != second);
    }

    void whatIsShownCanBeCopiedAndOpened()
    {
        script(codes, {Reply::never()});
        Desk desk(profile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(shownPage(desk));
        const QList<QToolButton *> buttons = shownPage(desk)->findChildren<QToolButton *>();
        QStringList copied;
        for (QToolButton *button : buttons) {
            if (!button->accessibleName().startsWith(u"Copy: "_s))
                continue;
            button->click();
            copied.append(QGuiApplication::clipboard()->text());
        }
        QCOMPARE(copied, (QStringList{u"https://as.example/device"_s, u"WDJB-MJHT"_s}));

        QList<QUrl> opened;
        connect(shownPage(desk), &DevicePage::addressActivated, this,
                [&opened](const QUrl &url) { opened.append(url); });
        disconnect(desk.panel.view(), &RunView::addressActivated, nullptr, nullptr); // no real browser
        QVERIFY(desk.press("Open page"));
        QCOMPARE(opened, QList<QUrl>{QUrl(u"https://as.example/device?user_code=WDJB-MJHT"_s)});
    }

    void thePageStaysWhilePollsComeAndGo()
    {
        script(codes,
               {Reply::json("{\"error\":\"authorization_pending\"}", 400),
                Reply::json("{\"access_token\":\"at\",\"token_type\":\"Bearer\"}")});
        Desk desk(profile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(shownPage(desk));
        DevicePage *page = shownPage(desk);
        auto *userCode = page->findChild<QLineEdit *>(u"user_code"_s);
        userCode->selectAll();
        const QRect place = userCode->geometry();
        int selections = 0;
        connect(desk.panel.view()->timeline()->selectionModel(), &QItemSelectionModel::currentChanged, this,
                [&selections] { ++selections; });
        QTRY_VERIFY(textOf(page, "device_last_answer").contains(u"authorization_pending"_s));
        QVERIFY(page->isVisible());
        QCOMPARE(userCode->selectedText(), u"WDJB-MJHT"_s);
        QCOMPARE(userCode->geometry(), place);
        QCOMPARE(selections, 0);
        QTRY_VERIFY(desk.finished());
        QCOMPARE(desk.last().outcome, RunOutcome::Tokens);
        QVERIFY(!shownPage(desk));
    }

    void whatIsNoWebAddressHasNoButtonAndNoCode()
    {
        script("{\"device_code\":\"d\",\"user_code\":\"U\",\"verification_uri\":\"file:///etc/passwd\"}",
               {Reply::never()});
        Desk desk(profile(), false);
        desk.press("Run flow");
        QTRY_VERIFY(shownPage(desk));
        QVERIFY(!desk.button(u"Open page"_s)->isEnabled());
        QVERIFY(!shownPage(desk)->findChild<QrCode *>()->isVisible());
        QVERIFY(desk.opened.isEmpty());
        QVERIFY(textOf(shownPage(desk), "device_times").contains(u"does not say"_s));
    }
};

QTEST_MAIN(DevicePageTest)
#include "device_page_test.moc"
