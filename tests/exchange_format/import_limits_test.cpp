// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "exchange_format/text_import.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;

/// A text is read while the user types it, so none of a size that the window takes may keep it busy.
class ImportLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsInTime_data();
    void readsInTime();
    void acceptsWhatPeopleSend();
};

namespace {

constexpr qsizetype pasted = 512 * 1024;

QByteArray filled(const QByteArray &begin, const QByteArray &piece)
{
    return begin + piece.repeated((pasted - begin.size()) / piece.size());
}

QByteArray numbered(const QByteArray &begin, const QByteArray &before, const QByteArray &after)
{
    QByteArray text = begin;
    for (int i = 0; text.size() < pasted - 64; ++i)
        text += before + QByteArray::number(i) + after;
    return text;
}

bool tellsOfLoss(const ImportDraft &draft)
{
    return std::any_of(draft.remarks.cbegin(), draft.remarks.cend(),
                       [](const ImportRemark &remark) { return remark.kind != ImportRemark::Kind::Changed; });
}

/// Each line doubles the one before.
QByteArray doublingVariables(int lines)
{
    QByteArray text = "A0=xxxxxxxxxxxxxxxx\n";
    for (int i = 1; i < lines; ++i) {
        const QByteArray before = "$A" + QByteArray::number(i - 1);
        text += 'A' + QByteArray::number(i) + '=' + before + before + '\n';
    }
    return text + "curl https://as.example/token -d a=$A" + QByteArray::number(lines - 1);
}

} // namespace

void ImportLimitsTest::readsInTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTooMuch");
    QTest::newRow("a long variable many times")
        << filled("A=" + QByteArray(1000, 'x') + "\ncurl https://as.example/token ", "$A") << true;
    QTest::newRow("endless pipe") << filled("curl https://as.example/token", " | curl") << true;
    QTest::newRow("parameters") << numbered("grant_type=password", "&p", "=1") << true;
    QTest::newRow("members") << numbered("{\"grant_type\":\"password\"", ",\"p", "\":\"1\"") + '}' << true;
    QTest::newRow("query") << numbered("https://as.example/auth?response_type=code", "&p", "=1") << true;
    QTest::newRow("headers") << numbered("curl https://as.example/token -d grant_type=password", " -HX", ":1")
                             << true;
    QTest::newRow("header lines") << numbered("POST /token HTTP/1.1\nHost: as.example", "\nX", ": 1")
            + "\n\ngrant_type=password"
                                  << true;
    QTest::newRow("data") << filled("curl https://as.example/token -d grant_type=password", " -da=") << true;
    QTest::newRow("form fields") << numbered("curl https://as.example/token -F grant_type=password", " -Fp",
                                             "=1")
                                 << true;
    QTest::newRow("unknown options") << filled("curl https://as.example/token", " --x") << true;
    QTest::newRow("variables that double") << doublingVariables(40) << false;
    QTest::newRow("pipes of base64") << "curl https://as.example/token -d a=$(printf x"
            + QByteArray(" | base64").repeated(200)
            + ')' << false;
    QTest::newRow("one value") << filled("grant_type=password&password=", "x") << false;
    QTest::newRow("percent") << filled("grant_type=password&password=", "%41") << false;
    QTest::newRow("quotes") << filled("curl https://as.example/token -d a=", "''") << false;
    QTest::newRow("comments") << filled("curl https://as.example/token -d grant_type=password\n", "# http\n")
                              << false;
    QTest::newRow("variables") << filled("curl https://as.example/token -d a=", "$A") << false;
    QTest::newRow("repeated parameter") << filled("grant_type=password", "&a=1") << false;
    QTest::newRow("commands") << filled("curl https://as.example/token\n", "curl a\n") << false;
    QTest::newRow("here-documents") << filled("curl https://as.example/token", " <<X") + "\n" << false;
    QTest::newRow("nested JSON") << filled("{\"grant_type\":", "[") << false;
}

void ImportLimitsTest::readsInTime()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTooMuch);
    QElapsedTimer time;
    time.start();
    const auto draft = importText(text);
    // Far more than it takes, also with sanitizers: without limits it is hours, or all memory.
    QVERIFY2(time.elapsed() < 60'000, qPrintable(QString::number(time.elapsed())));
    if (draft)
        QVERIFY(draft->profile.toJson().size() < 4 * pasted);
    if (isTooMuch)
        QVERIFY(draft && tellsOfLoss(*draft));
}

/// A script with a large assertion in a variable, and more parameters than any grant has.
void ImportLimitsTest::acceptsWhatPeopleSend()
{
    QByteArray script = "ASSERTION='" + QByteArray(100'000, 'x') + "'\ncurl https://as.example/token";
    script += " -d grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer -d assertion=\"$ASSERTION\"";
    for (int i = 0; i < 60; ++i)
        script += " -d p" + QByteArray::number(i) + "=1 -H X" + QByteArray::number(i) + ":1";
    const auto draft = importText(script);
    QVERIFY(draft.isOk());
    QVERIFY(!tellsOfLoss(*draft));
    QCOMPARE(draft->profile.extra().size(), 60);
    QVERIFY(draft->profile.toJson().contains(QByteArray(100'000, 'x')));
}

} // namespace workbench::test

QTEST_GUILESS_MAIN(workbench::test::ImportLimitsTest)
#include "import_limits_test.moc"
