// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// The window as a user has it, against an authorization server that nobody here wrote.
#include "main_window.h"
#include "models/profile_list_model.h"
#include "providers/form_browser.h"
#include "providers/oidc_provider.h"
#include "views/run/token_line.h"

#include <QAbstractItemView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrlQuery>

namespace workbench::test {

using namespace Qt::StringLiterals;

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runFlowBringsTokens();
    void aRefusalIsShown();

private:
    /// A window whose browser is the form browser, with the profile opened in it.
    std::unique_ptr<MainWindow> openWindow(bool agree);
    static void pressRunFlow(MainWindow *window);
    /// All lines of the timeline.
    static QString timeline(MainWindow *window);

    QTemporaryDir m_folder;
    OidcProvider m_provider;
    QUrl m_lastPage;
    QString m_trail;
};

void WindowTest::initTestCase()
{
    if (const QString why = OidcProvider::unavailable(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    const QString trouble = m_provider.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

std::unique_ptr<MainWindow> WindowTest::openWindow(bool agree)
{
    const QJsonObject profile{{u"workbench"_s, 1},
                              {u"name"_s, u"oidc-provider"_s},
                              {u"grant_type"_s, u"authorization_code"_s},
                              {u"issuer"_s, m_provider.issuer()},
                              {u"authorization_endpoint"_s, m_provider.issuer() + u"/auth"_s},
                              {u"token_endpoint"_s, m_provider.issuer() + u"/token"_s},
                              {u"client_id"_s, u"basic"_s},
                              {u"client_secret"_s, m_provider.clientSecret(u"basic"_s)},
                              {u"redirect_uri"_s, u"http://127.0.0.1:0/callback"_s},
                              {u"scope"_s, u"openid email"_s}};
    QFile file(m_folder.filePath(u"profile.json"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(profile).toJson());
    file.close();

    RunController::World world;
    world.openBrowser = [this, agree](const QUrl &url) {
        // As a browser does: the answer to "open this" comes before the page does.
        QTimer::singleShot(0, this, [this, agree, url] {
            FormBrowser browser;
            m_lastPage = (agree ? browser.visit(url) : browser.visitAndRefuse(url)).url;
            m_trail = browser.trail().join(u'\n');
        });
        return true;
    };
    auto window = std::make_unique<MainWindow>(world);
    window->openFile(file.fileName());
    window->show();
    return window;
}

void WindowTest::pressRunFlow(MainWindow *window)
{
    for (QPushButton *button : window->findChildren<QPushButton *>()) {
        if (QString(button->text()).remove(u'&').contains("Run flow"_L1))
            QTest::mouseClick(button, Qt::LeftButton);
    }
}

QString WindowTest::timeline(MainWindow *window)
{
    QStringList lines;
    if (const auto *view = window->findChild<QAbstractItemView *>(u"timeline"_s)) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            lines.append(index.data().toString() + u" | "_s + index.data(Qt::AccessibleTextRole).toString());
        }
    }
    return lines.join(u'\n');
}

void WindowTest::runFlowBringsTokens()
{
    const auto window = openWindow(true);
    pressRunFlow(window.get());
    for (const QString &token : {u"access_token"_s, u"refresh_token"_s, u"id_token"_s}) {
        QVERIFY2(QTest::qWaitFor([&] { return window->findChild<TokenLine *>(token) != nullptr; }, 30'000),
                 qPrintable(token + u'\n' + m_trail + u'\n' + timeline(window.get())));
        const QLineEdit *line = window->findChild<TokenLine *>(token)->line();
        QVERIFY2(line->text().contains("masked"_L1), "not masked");
    }
    const QString code = QUrlQuery(m_lastPage).queryItemValue(u"code"_s);
    QCOMPARE(m_provider.event(u"grant.success"_s, u"code"_s, code).value("client").toString(), u"basic"_s);
}

void WindowTest::aRefusalIsShown()
{
    const auto window = openWindow(false);
    pressRunFlow(window.get());
    QVERIFY2(QTest::qWaitFor([&] { return timeline(window.get()).contains("access_denied"_L1); }, 30'000),
             qPrintable(m_trail + u'\n' + timeline(window.get())));
    QVERIFY(window->findChild<TokenLine *>(u"access_token"_s) == nullptr);
}

} // namespace workbench::test

QTEST_MAIN(workbench::test::WindowTest)
#include "window_test.moc"
