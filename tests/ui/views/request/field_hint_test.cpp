// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "views/request/field_hint.h"

#include <QDesktopServices>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace workbench;

/// Takes what would go to the system's browser.
class Opener : public QObject {
    Q_OBJECT
public:
    Opener() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    Q_INVOKABLE void open(const QUrl &url) { opened.append(url); }

    QList<QUrl> opened;
};

class FieldHintTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_hint = std::make_unique<FieldHint>();
        m_hint->show();
        m_hint->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_hint.get()));
    }
    void cleanup() { m_hint.reset(); }

    void meaningExampleAndMistakeBelowTheTitle()
    {
        m_hint->explain(redirectUri(), {});
        QCOMPARE(text(),
                 u"Where the browser returns to.\nExample: http://127.0.0.1:0/cb\nUsual mistake: a slash."_s);
        const QList<QLabel *> labels = m_hint->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text() == u"Redirect URI"_s && label->isVisible();
        }));
    }

    void theHabitOfTheProviderStandsFirst()
    {
        m_hint->explain(redirectUri(), u"Acme: localhost is refused."_s);
        QVERIFY2(text().startsWith(u"Acme: localhost is refused.\nWhere the browser"_s), qPrintable(text()));
    }

    void whatIsNotKnownHasNoLine()
    {
        FieldSpec spec = redirectUri();
        spec.example.clear();
        spec.mistake.clear();
        spec.reference = {};
        m_hint->explain(spec, {});
        QCOMPARE(text(), u"Where the browser returns to."_s);
        QVERIFY(!link()->isVisible());
    }

    /// By keyboard, too.
    void theSectionIsALink()
    {
        Opener opener;
        m_hint->explain(redirectUri(), {});
        QCOMPARE(link()->text(), u"RFC 6749 §3.1.2"_s);
        QVERIFY(link()->isVisible());
        QVERIFY(link()->focusPolicy() & Qt::TabFocus);
        link()->click();
        link()->setFocus();
        QTest::keyClick(link(), Qt::Key_Space);
        const QUrl section = redirectUri().reference.url();
        QCOMPARE(opener.opened, (QList<QUrl>{section, section}));
        QVERIFY(section.toString().endsWith(u"#section-3.1.2"_s));
    }

private:
    static FieldSpec redirectUri()
    {
        return {.member = u"redirect_uri"_s,
                .title = u"Redirect URI"_s,
                .meaning = u"Where the browser returns to."_s,
                .example = u"http://127.0.0.1:0/cb"_s,
                .mistake = u"a slash."_s,
                .reference = {u"RFC 6749"_s, u"3.1.2"_s}};
    }
    QString text() const { return m_hint->findChild<QLabel *>(u"field_hint"_s)->text(); }
    QToolButton *link() const { return m_hint->findChild<QToolButton *>(); }

    std::unique_ptr<FieldHint> m_hint;
};

QTEST_MAIN(FieldHintTest)
#include "field_hint_test.moc"
