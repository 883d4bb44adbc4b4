// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/run/tokens_view.h"

#include "ui/support/sample_run.h"
#include "views/run/token_line.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

class TokensViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTokenIsMaskedUntilRevealedAndMaskedAgain();
    void copyTakesTheTokenWhileItIsMasked();
    void otherTokensAreMasked();
    void aScreenReaderFindsTheLabels();
    void tabVisitsTheTokensInTheirPlace();
    void theTimeLeftIsSaid();
    void whatAServerSaysAtLengthIsCut();

private:
    static QPushButton *button(const TokensView &view, const QString &name)
    {
        for (QPushButton *button : view.findChildren<QPushButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    static QString shown(const TokensView &view)
    {
        return view.findChild<TokenLine *>(u"refresh_token"_s)->line()->text();
    }
};

void TokensViewTest::aTokenIsMaskedUntilRevealedAndMaskedAgain()
{
    TokensView view;
    view.setTokens(sampleRun().tokens, sampleTime());
    QVERIFY(shown(view).startsWith(u"‹masked"_s));
    QPushButton *reveal = button(view, u"Reveal Refresh token"_s);
    QVERIFY(reveal);
    reveal->click();
    QCOMPARE(shown(view), QString::fromLatin1(refreshToken));
    QVERIFY(!button(view, u"Reveal Access token"_s)->isChecked());
    reveal->click();
    QVERIFY(shown(view).startsWith(u"‹masked"_s));
}

void TokensViewTest::copyTakesTheTokenWhileItIsMasked()
{
    TokensView view;
    view.setTokens(sampleRun().tokens, sampleTime());
    button(view, u"Copy Refresh token"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(refreshToken));
    QVERIFY(shown(view).startsWith(u"‹masked"_s));
}

void TokensViewTest::otherTokensAreMasked()
{
    TokensView view;
    view.setTokens(sampleRun().tokens, sampleTime());
    button(view, u"Reveal Refresh token"_s)->click();
    view.setTokens(parseJson(R"({"access_token":"a","refresh_token":"the-next-refresh-token"})")->value,
                   sampleTime());
    QVERIFY(shown(view).startsWith(u"‹masked"_s));
}

void TokensViewTest::aScreenReaderFindsTheLabels()
{
    TokensView view;
    view.setTokens(sampleRun().tokens, sampleTime());
    QStringList labelled;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        QCOMPARE(label->parentWidget(), label->buddy()->parentWidget()); // Qt looks among siblings only
        labelled += label->text();
    }
    QVERIFY(labelled.contains(u"Access token"_s) && labelled.contains(u"Refresh token"_s));
}

void TokensViewTest::tabVisitsTheTokensInTheirPlace()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *before = new QLineEdit;
    auto *view = new TokensView;
    auto *after = new QLineEdit;
    for (QWidget *widget : QList<QWidget *>{before, view, after})
        layout->addWidget(widget);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setTokens(sampleRun().tokens, sampleTime());
    QTRY_VERIFY(view->findChild<TokenLine *>(u"access_token"_s)->line()->isVisible());
    before->setFocus();
    QStringList visited;
    while (!after->hasFocus() && visited.size() < 20) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        visited += QApplication::focusWidget()->accessibleName();
    }
    QVERIFY(after->hasFocus());
    QVERIFY(visited.size() > 3);
    QCOMPARE(visited.first(3),
             (QStringList{u"Access token"_s, u"Reveal Access token"_s, u"Copy Access token"_s}));
    QVERIFY(visited.contains(u"Copy Refresh token"_s));
}

void TokensViewTest::theTimeLeftIsSaid()
{
    TokensView view;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    view.setTokens(sampleRun().tokens, now); // expires_in 3600
    QVERIFY2(view.expiryText().startsWith(u"expires in "_s), qPrintable(view.expiryText()));
    view.setTokens(parseJson(R"({"access_token":"a","expires_in":60})")->value, now.addSecs(-120));
    QVERIFY2(view.expiryText().startsWith(u"expired "_s), qPrintable(view.expiryText()));
    view.setTokens(parseJson(R"({"access_token":"a"})")->value, now);
    QVERIFY(view.expiryText().isEmpty());
}

void TokensViewTest::whatAServerSaysAtLengthIsCut()
{
    TokensView view;
    const QByteArray scope(1'000'000, 'x');
    view.setTokens(parseJson("{\"access_token\":\"a\",\"scope\":\"" + scope + "\"}")->value,
                   QDateTime::currentDateTimeUtc());
    for (const QLabel *label : view.findChildren<QLabel *>())
        QVERIFY(label->text().size() < 10'000);
}

QTEST_MAIN(TokensViewTest)
#include "tokens_view_test.moc"
