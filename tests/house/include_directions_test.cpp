// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// Who may include whom. The build links the same table; here it holds for every line, headers of Qt included.
#include "house/source_tree.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QTest>

#include <algorithm>

namespace workbench::test {

using namespace Qt::StringLiterals;
using namespace source_tree;

namespace {

struct Rule {
    QString folder; ///< a file belongs to the first rule whose folder it lies in
    QStringList mayInclude; ///< folders ("http/") and single headers
    QStringList modules; ///< of Qt
};

/// Plain values which everyone may include.
const QStringList &leaves()
{
    static const QStringList list{u"protocol/profile.h"_s, u"protocol/finding.h"_s, u"http/run_record.h"_s};
    return list;
}

/// What http/ says about an exchange without performing one.
const QStringList &httpValues()
{
    static const QStringList list{
        u"http/exchange.h"_s,           u"http/exchange_kind.h"_s,     u"http/run_record.h"_s,
        u"http/request_completion.h"_s, u"http/proxy_choice.h"_s,      u"http/redaction.h"_s,
        u"http/redaction_places.h"_s,   u"http/redaction_matcher.h"_s,
    };
    return list;
}

const QList<Rule> &rules()
{
    const QStringList core{u"QtCore"_s};
    const QStringList network{u"QtCore"_s, u"QtNetwork"_s};
    const QStringList bus{u"QtCore"_s, u"QtDBus"_s};
    const QStringList window{u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s};
    const QString protocol = u"protocol/"_s, jose = u"jose/"_s, async = u"async/"_s, message = u"message/"_s,
                  redirect = u"redirect/"_s;
    const QStringList engine{
        protocol,     async,          jose,        u"http/"_s,      message,
        redirect,     u"profiles/"_s, u"flows/"_s, u"diagnosis/"_s, u"exchange_format/"_s,
        u"sandbox/"_s};
    QStringList recordedEngine = engine; // what a view may see: everything but the client that sends
    recordedEngine.removeAll(u"http/"_s);
    recordedEngine += httpValues();

    static const QList<Rule> table{
        {u"app/protocol/"_s, {}, core},
        {u"app/async/"_s, {}, network},
        {u"app/jose/"_s, {protocol}, core},
        {u"app/http/"_s, {protocol, async}, network},
        {u"app/message/"_s, QStringList{protocol, jose} + httpValues(), core},
        {u"app/redirect/"_s, QStringList{protocol, async} + httpValues(), network},
        {u"app/profiles/secret_service."_s, {protocol, async, u"profiles/"_s}, bus},
        {u"app/profiles/prompt_watcher."_s, {}, bus},
        {u"app/profiles/"_s, {protocol, async}, core},
        {u"app/flows/"_s, {protocol, message, u"http/"_s, redirect, jose, async}, network},
        {u"app/diagnosis/"_s, QStringList{protocol, message, jose} + httpValues(), core},
        // The decoded tokens stand in an exported run.
        {u"app/exchange_format/"_s, QStringList{protocol, message, u"jose/jwt.h"_s} + httpValues(), core},
        {u"app/sandbox/"_s, QStringList{protocol, message, redirect, jose} + httpValues(), network},
        {u"app/cli/"_s, engine, network},
        {u"ui/widgets/"_s, {u"support/"_s}, window},
        {u"ui/views/"_s, recordedEngine + QStringList{u"models/"_s, u"widgets/"_s, u"support/"_s}, window},
        {u"ui/models/"_s, recordedEngine + QStringList{u"support/"_s}, window},
        {u"ui/"_s, engine + QStringList{u"models/"_s, u"views/"_s, u"widgets/"_s, u"support/"_s},
         window + QStringList{u"QtNetwork"_s}},
    };
    return table;
}

/// What one pair of header and source alone may name in the engine.
struct Monopoly {
    QString pattern;
    QString owner; ///< without suffix
};

const QList<Monopoly> &monopolies()
{
    static const QList<Monopoly> table{
        {u"\\bQNetworkAccessManager\\b"_s, u"app/http/http_client"_s},
        {u"\\bQTcpServer\\b"_s, u"app/redirect/http_server"_s},
        {u"\\bQKeychain\\b|keychain/keychain\\.h"_s, u"app/profiles/qt_keychain"_s},
        {u"#\\s*include\\s*<openssl/"_s, u"app/jose/crypto_library"_s},
    };
    return table;
}

/// The module that has the header, "QtCore"; empty for one that is not Qt's.
QString moduleOf(const QString &header)
{
    const QString name = header.sliced(1, header.size() - 2);
    if (name.startsWith("Qt"_L1) && name.contains(u'/'))
        return name.section(u'/', 0, 0);
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const QString &module :
         {u"QtCore"_s, u"QtNetwork"_s, u"QtDBus"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtTest"_s}) {
        if (QFileInfo::exists(headers + u'/' + module + u'/' + name))
            return module;
    }
    return name.startsWith(u'Q') ? u"an unknown module"_s : QString();
}

bool covers(const QStringList &allowed, const QString &header)
{
    return std::any_of(allowed.cbegin(), allowed.cend(), [&](const QString &entry) {
        return entry.endsWith(u'/') ? header.startsWith(entry) : header == entry;
    });
}

/// What is wrong with the file, one line each.
QStringList violations(const QString &file, const QString &text)
{
    const QString code = withoutComments(text);
    QStringList found;
    for (const Monopoly &monopoly : monopolies()) {
        if (file.startsWith("app/"_L1) && file.section(u'.', 0, 0) != monopoly.owner
            && QRegularExpression(monopoly.pattern).match(code).hasMatch())
            found.append(u"%1 names what only %2 may: %3"_s.arg(file, monopoly.owner, monopoly.pattern));
    }
    const auto rule = std::find_if(rules().cbegin(), rules().cend(),
                                   [&](const Rule &candidate) { return file.startsWith(candidate.folder); });
    if (rule == rules().cend())
        return found << u"%1 lies in a folder that the table does not know"_s.arg(file);
    const QString own = rule->folder.section(u'/', 1);
    for (const QString &header : includesOf(code)) {
        const bool angle = header.startsWith(u'<');
        const QString module = angle ? moduleOf(header) : QString();
        const bool allowed = angle
            ? module.isEmpty() || rule->modules.contains(module)
            : !header.contains(u'/') || header.startsWith(own) || covers(leaves() + rule->mayInclude, header);
        if (!allowed)
            found.append(u"%1 may not include %2 %3"_s.arg(file, header, module));
    }
    return found;
}

} // namespace

class IncludeDirectionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileKeepsToTheTable();
    void httpValuesArePure();
    void aBreachIsSeen_data();
    void aBreachIsSeen();
};

void IncludeDirectionsTest::everyFileKeepsToTheTable()
{
    const QStringList files = cppFilesIn(u"app"_s) + cppFilesIn(u"ui"_s);
    QVERIFY(files.size() > 20);
    QStringList found;
    for (const QString &file : files)
        found += violations(file, read(file));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

/// Else a message that includes one would reach the client through it.
void IncludeDirectionsTest::httpValuesArePure()
{
    for (const QString &header : httpValues() + leaves()) {
        const QString text = read(u"app/"_s + header);
        QVERIFY2(!text.isEmpty(), qPrintable(header));
        for (const QString &included : includesOf(text)) {
            const bool pure = included.startsWith(u'<')
                ? moduleOf(included).isEmpty() || moduleOf(included) == u"QtCore"_s
                : covers(httpValues() + QStringList{u"protocol/"_s}, included);
            QVERIFY2(pure, qPrintable(header + u" includes "_s + included));
        }
    }
}

void IncludeDirectionsTest::aBreachIsSeen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    QTest::newRow("upwards") << u"app/protocol/a.h"_s << u"#include \"message/token.h\"\n"_s << 1;
    QTest::newRow("beside") << u"app/sandbox/a.cpp"_s << u"#include \"flows/plan.h\"\n"_s << 1;
    QTest::newRow("the client from a message")
        << u"app/message/a.cpp"_s << u"#include \"http/http_client.h\"\n"_s << 1;
    QTest::newRow("the client from a view")
        << u"ui/views/run/a.cpp"_s << u"#include \"http/http_client.h\"\n"_s << 1;
    QTest::newRow("the client from a flow")
        << u"app/flows/a.cpp"_s << u"#include \"http/http_client.h\"\n"_s << 0;
    QTest::newRow("a value from a message")
        << u"app/message/a.cpp"_s << u"#include \"http/exchange.h\"\n"_s << 0;
    QTest::newRow("a leaf from below") << u"app/async/a.h"_s << u"#include \"http/run_record.h\"\n"_s << 0;
    QTest::newRow("widgets in the engine") << u"app/cli/a.cpp"_s << u"#include <QLabel>\n"_s << 1;
    QTest::newRow("gui in the engine, spelled with its module")
        << u"app/cli/a.cpp"_s << u"#include <QtGui/QColor>\n"_s << 1;
    QTest::newRow("network in a message") << u"app/message/a.cpp"_s << u"#include <QTcpSocket>\n"_s << 1;
    QTest::newRow("no header of Qt") << u"app/message/a.cpp"_s << u"#include <QNowhere>\n"_s << 1;
    QTest::newRow("a second client") << u"app/flows/a.cpp"_s << u"QNetworkAccessManager network;\n"_s << 1;
    QTest::newRow("a word in a comment")
        << u"app/flows/a.cpp"_s << u"// as QNetworkAccessManager does\n"_s << 0;
    QTest::newRow("a second server") << u"app/sandbox/a.cpp"_s << u"class S : QTcpServer {};\n"_s << 1;
    QTest::newRow("OpenSSL elsewhere") << u"app/jose/jwt.cpp"_s << u"#include <openssl/evp.h>\n"_s << 1;
    QTest::newRow("OpenSSL at home") << u"app/jose/crypto_library.h"_s << u"#include <openssl/evp.h>\n"_s
                                     << 0;
    QTest::newRow("a second way to the keychain")
        << u"app/profiles/a.cpp"_s << u"QKeychain::Job *job;\n"_s << 1;
    QTest::newRow("D-Bus elsewhere") << u"app/profiles/a.cpp"_s << u"#include <QDBusConnection>\n"_s << 1;
    QTest::newRow("D-Bus at home") << u"app/profiles/secret_service.h"_s << u"#include <QDBusConnection>\n"_s
                                   << 0;
    QTest::newRow("a new folder") << u"app/misc/a.cpp"_s << u"\n"_s << 1;
}

void IncludeDirectionsTest::aBreachIsSeen()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QTEST(int(violations(file, text).size()), "count");
}

} // namespace workbench::test

QTEST_APPLESS_MAIN(workbench::test::IncludeDirectionsTest)
#include "include_directions_test.moc"
