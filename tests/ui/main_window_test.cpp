// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "main_window.h"

#include "flows/flow_run.h"
#include "models/profile_list_model.h"
#include "views/profiles/import_dialog.h"
#include "views/profiles/preset_dialog.h"
#include "views/profiles/profiles_panel.h"
#include "views/request/request_form.h"
#include "views/request/request_panel.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace workbench;

namespace {

void typeInto(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName(u"oauth-workbench-test"_s);
        QCoreApplication::setApplicationName(u"main_window_test"_s);
        QVERIFY(m_directory.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void beginsWithTheSandbox()
    {
        QCOMPARE(child<QLineEdit>(u"token_endpoint"_s)->text(), u"http://127.0.0.1:{{port}}/token"_s);
        QVERIFY(m_window->windowTitle().contains(u"Sandbox"_s));
    }

    void showsOneWindowAndNoOther()
    {
        m_window.reset();
        struct Spy : QObject {
            bool eventFilter(QObject *watched, QEvent *event) override
            {
                if (event->type() == QEvent::Show && watched->isWindowType())
                    shown.append(watched->objectName());
                return false;
            }
            QStringList shown;
        } spy;
        qApp->installEventFilter(&spy);
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QCOMPARE(spy.shown.size(), 1);
    }

    void hasItsPanesWhenItIsShownFromTheStart()
    {
        m_window = std::make_unique<MainWindow>(RunController::World{}, MainWindow::Start::Shown);
        QVERIFY(m_window->isVisible());
        QVERIFY(child<QLineEdit>(u"token_endpoint"_s)->isVisible());
        QVERIFY(m_window->findChild<RequestPanel *>()->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(m_window->menuBar()->isVisible());
    }

    void isUsableAtItsSmallestSize()
    {
        m_window->resize(900, 600);
        QCOMPARE(m_window->size(), QSize(900, 600));
        const auto *splitter = m_window->findChild<RequestPanel *>()->parentWidget();
        for (const QWidget *pane : splitter->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (pane->inherits("QSplitterHandle") || !pane->isVisible())
                continue;
            QVERIFY2(pane->width() >= 150, pane->metaObject()->className());
            QVERIFY(pane->geometry().right() < splitter->width());
        }
    }

    void draftsSurviveSwitching()
    {
        auto *profiles = m_window->findChild<ProfilesPanel *>();
        const QUuid sandbox = profiles->current();
        profiles->actions().create->trigger();
        const QUuid draft = profiles->current();
        auto *client_id = child<QLineEdit>(u"client_id"_s);
        auto *client_secret = child<QLineEdit>(u"client_secret"_s);
        typeInto(client_id, u"typed"_s);
        typeInto(client_secret, u"typed too"_s);

        profiles->setCurrent(sandbox);
        QVERIFY(client_id->text() != u"typed"_s);
        profiles->setCurrent(draft);
        QCOMPARE(client_id->text(), u"typed"_s);
        QCOMPARE(client_secret->text(), u"typed too"_s);
        QCOMPARE(client_secret->echoMode(), QLineEdit::Password);
    }

    /// By keyboard from the menu to the first field that is empty.
    void aProviderFillsTheForm()
    {
        m_window->findChild<ProfilesPanel *>()->actions().createFromProvider->trigger();
        auto *dialog = m_window->findChild<PresetDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->focusWidget(), u"github"_s);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!m_window->findChild<PresetDialog *>());
        QCOMPARE(child<QLineEdit>(u"token_endpoint"_s)->text(),
                 u"https://github.com/login/oauth/access_token"_s);
        QVERIFY2(m_window->windowTitle().contains(u"GitHub"_s), qPrintable(m_window->windowTitle()));
        QTRY_COMPARE(m_window->focusWidget(), child<QLineEdit>(u"client_id"_s));
        QTest::keyClicks(m_window->focusWidget(), u"mine"_s);
        QCOMPARE(m_window->findChild<RequestPanel *>()->profile().text(u"client_id"), u"mine"_s);
    }

    void aPastedCommandFillsTheForm()
    {
        auto *profiles = m_window->findChild<ProfilesPanel *>();
        const QUuid before = profiles->current();
        profiles->actions().createFromText->trigger();
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        dialog->findChild<QPlainTextEdit *>(u"import_text"_s)
            ->setPlainText(
                u"curl https://as.example/token -u id:topsecret -d grant_type=client_credentials"_s);
        dialog->accept();
        QTRY_VERIFY(!m_window->findChild<ImportDialog *>());
        QVERIFY(profiles->current() != before);
        QCOMPARE(child<QLineEdit>(u"token_endpoint"_s)->text(), u"https://as.example/token"_s);
        QCOMPARE(child<QLineEdit>(u"client_secret"_s)->text(), u"topsecret"_s);
        QCOMPARE(child<QComboBox>(u"grant_type"_s)->currentText(), u"Client credentials"_s);
        QTRY_COMPARE(m_window->focusWidget(), child<QLineEdit>(u"client_id"_s));
    }

    void aBadEndpointIsNamedBesideRunFlow()
    {
        auto *line = child<QPushButton>(u"run_problems"_s);
        QVERIFY(!line->isVisible());
        auto *token_endpoint = child<QLineEdit>(u"token_endpoint"_s);
        typeInto(token_endpoint, u"no url"_s);
        QTRY_VERIFY(line->isVisible());
        QVERIFY2(line->text().contains(u"token_endpoint"_s) || line->text().contains(u"Token endpoint"_s),
                 qPrintable(line->text()));
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(token_endpoint->hasFocus());
        typeInto(token_endpoint, u"https://as.example/token"_s);
        QTRY_VERIFY(!line->isVisible());
    }

    void theTitleHoldsTheNameOnly()
    {
        m_window->findChild<ProfilesPanel *>()->actions().create->trigger();
        typeInto(child<QLineEdit>(u"client_secret"_s), u"hunter22"_s);
        QVERIFY(!m_window->windowTitle().contains(u"hunter22"_s));
        QVERIFY(m_window->windowTitle().contains(u"New profile"_s));
    }

    void opensAProfileFileAsADraft()
    {
        const QString path = file("good.json", R"({"workbench": 1, "client_id": "from file"})");
        m_window->openFile(path);
        QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"from file"_s);
        QVERIFY(m_window->windowTitle().contains(u"good"_s)); // named after the file
        QVERIFY(!message());
    }

    void opensEveryProfileOfAList()
    {
        const int before = m_window->profiles()->changedCount();
        m_window->openFile(file("list.json", R"([{"workbench":1,"name":"a","client_id":"first"},
                                                 {"workbench":1,"name":"b"}])"));
        QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), u"first"_s);
        QVERIFY(m_window->profiles()->isNameUsedBeside({}, u"b"_s));
        QCOMPARE(m_window->profiles()->changedCount(), before); // the file has them
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("{\n  \"name\": oops}") << u"line 2"_s;
        QTest::newRow("empty") << QByteArray() << u"no profile"_s;
        QTest::newRow("ill-typed member")
            << QByteArray(R"({"workbench": 1, "client_id": 7})") << u"client_id"_s;
        QTest::newRow("newer version") << QByteArray(R"({"workbench": 99})") << u"workbench"_s;
        QTest::newRow("one of a list is ill-typed")
            << QByteArray(R"([{"workbench":1},{"workbench":1,"client_id":7}])") << u"Profile 2 of 2"_s;
        QTest::newRow("an empty list") << QByteArray("[]") << u"without any profile"_s;
        QTest::newRow("huge") << QByteArray(5 * 1024 * 1024, ' ') << u"MiB"_s;
    }

    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const QString before = child<QLineEdit>(u"client_id"_s)->text();
        m_window->openFile(file("bad.json", content));
        QVERIFY(message()->isVisible());
        QVERIFY2(message()->text().contains(says), qPrintable(message()->text()));
        QVERIFY(message()->text().contains(u"bad.json"_s));
        QCOMPARE(child<QLineEdit>(u"client_id"_s)->text(), before);
    }

    void saysThatAFileIsMissing()
    {
        m_window->openFile(m_directory.filePath(u"nowhere.json"_s));
        QVERIFY(message()->isVisible());
        QVERIFY(message()->text().contains(u"nowhere.json"_s));
    }

    void closesAtOnceWhenNothingWasTyped()
    {
        m_window->findChild<ProfilesPanel *>()->actions().create->trigger();
        QVERIFY(m_window->close());
    }

    void asksBeforeTypedProfilesAreLost()
    {
        m_window->findChild<ProfilesPanel *>()->actions().create->trigger();
        typeInto(child<QLineEdit>(u"client_id"_s), u"typed"_s);
        QVERIFY(!m_window->close());
        auto *box = m_window->findChild<QMessageBox *>(u"lose_profiles"_s);
        QVERIFY(box);
        QVERIFY(!m_window->close()); // and not twice
        QCOMPARE(m_window->findChildren<QMessageBox *>().size(), 1);
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window->isVisible());

        QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"lose_profiles"_s));
        QVERIFY(!m_window->close());
        box = m_window->findChild<QMessageBox *>(u"lose_profiles"_s);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_VERIFY(!m_window->isVisible());
    }

    void closingDuringARunEndsIt()
    {
        QUrl opened;
        RunController::World world;
        world.openBrowser = [&opened](const QUrl &url) {
            opened = url;
            return true;
        };
        m_window = std::make_unique<MainWindow>(world);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(child<QLineEdit>(u"client_id"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(opened.isValid());
        const auto *runs = m_window->findChild<RunController *>();
        QVERIFY(runs->isRunning());
        QVERIFY(m_window->close());
        QVERIFY(!runs->isRunning());
        QCOMPARE(runs->current()->record().outcome, RunOutcome::Cancelled);
    }

    void remembersHowItLookedAndNothingThatWasTyped()
    {
        typeInto(child<QLineEdit>(u"client_secret"_s), u"hunter22"_s);
        m_window->findChild<ProfilesPanel *>()->actions().reset->trigger();
        m_window->resize(900, 700); // from Qt 6.8 on a wider one is cut to the offscreen screen's 800
        m_window->findChild<RequestForm *>()->setOpenSections({u"transport"_s});
        QVERIFY(m_window->close());
        m_window = std::make_unique<MainWindow>();
        QCOMPARE(m_window->size(), QSize(900, 700));
        QCOMPARE(m_window->findChild<RequestForm *>()->openSections(), QStringList{u"transport"_s});

        QSettings settings;
        for (const QString &key : settings.allKeys())
            QVERIFY2(key.startsWith(u"window/"_s), qPrintable(key));
        settings.sync();
        QFile written(settings.fileName());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("hunter22"));
    }

    void everythingThatTakesTheFocusHasANameOfItsOwn()
    {
        m_window->findChild<RequestForm *>()->setOpenSections(
            {u"endpoints"_s, u"client"_s, u"authorization"_s, u"more"_s, u"transport"_s, u"extra"_s});
        QSet<QString> names;
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            QAccessibleInterface *accessible =
                QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QString name = accessible->text(QAccessible::Name);
            if (qobject_cast<const QComboBox *>(widget)) // its name is its text; the label names it
                name = accessible->text(QAccessible::Description);
            if (accessible->role() == QAccessible::PageTabList)
                continue; // its tabs are named
            const QByteArray what =
                QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8();
            QVERIFY2(!name.isEmpty(), what.constData());
            QVERIFY2(!names.contains(name), (what + ": " + name.toUtf8()).constData());
            names.insert(name);
        }
        QVERIFY(names.size() > 40);
    }

    void labelsAreUniqueAndFoundByAScreenReader()
    {
        QSet<QString> seen;
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (!label->buddy())
                continue;
            QVERIFY2(!seen.contains(label->text()), qPrintable(label->text()));
            seen.insert(label->text());
            // Qt looks for the label of a widget among its siblings only.
            QCOMPARE(label->parentWidget(), label->buddy()->parentWidget());
        }
        QVERIFY(seen.size() > 10);
    }

    void tabWalksThroughTheWindowAndComesBack()
    {
        m_window->findChild<RequestForm *>()->setOpenSections({u"client"_s, u"extra"_s, u"more"_s});
        auto *start = child<QLineEdit>(u"client_id"_s);
        start->setFocus();
        QStringList visited;
        for (int steps = 0; steps < 200; ++steps) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (QApplication::focusWidget() == start)
                break;
            visited.append(QApplication::focusWidget()->objectName());
        }
        QVERIFY2(QApplication::focusWidget() == start, "Tab does not come back");
        // A section that was built late stands in its place, not at the end.
        QVERIFY(visited.indexOf(u"redirect_uri"_s) < visited.indexOf(u"token_request_encoding"_s));
        QVERIFY(visited.indexOf(u"token_request_encoding"_s) < visited.indexOf(u"extra"_s));
        QVERIFY(visited.indexOf(u"extra"_s) < visited.indexOf(u"preview"_s));
        QVERIFY(visited.contains(u"profile_list"_s));
    }

private:
    template<class Widget> Widget *child(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    QLabel *message() const { return child<QLabel>(u"message"_s); }
    QString file(const char *name, const QByteArray &content) const
    {
        QFile file(m_directory.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
