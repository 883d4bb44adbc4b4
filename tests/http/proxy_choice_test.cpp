// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "http/proxy_choice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace workbench;

class ProxyChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choice_data();
    void choice();
    void credentialsAreDecodedAndNeverShown();
    void unusable_data();
    void unusable();
    void unusableVariablesAreNamed_data();
    void unusableVariablesAreNamed();
};

void ProxyChoiceTest::choice_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("expected"); // empty: direct
    const QString https = u"https://server.example/token"_s;
    const QString http = u"http://server.example/token"_s;
    const QString proxy = u"http://proxy.example:3128"_s;

    QTest::newRow("URL") << https << proxy << QStringList() << proxy;
    QTest::newRow("URL wins over the environment")
        << https << proxy << QStringList{u"https_proxy=http://other:1"_s} << proxy;
    QTest::newRow("URL wins over no_proxy") << https << proxy << QStringList{u"no_proxy=*"_s} << proxy;
    QTest::newRow("socks5") << https << u"socks5://p"_s << QStringList() << u"socks5://p:1080"_s;
    QTest::newRow("port of http") << https << u"http://p"_s << QStringList() << u"http://p:80"_s;
    QTest::newRow("IPv6 proxy") << https << u"http://[fd00::1]:3128"_s << QStringList()
                                << u"http://[fd00::1]:3128"_s;
    QTest::newRow("none") << https << u"none"_s << QStringList{u"https_proxy=http://other:1"_s} << QString();

    QTest::newRow("nothing") << https << QString() << QStringList() << QString();
    QTest::newRow("by scheme") << https << QString()
                               << QStringList{u"http_proxy=http://a:1"_s, u"https_proxy=http://b:2"_s}
                               << u"http://b:2"_s;
    QTest::newRow("capitals") << https << QString() << QStringList{u"HTTPS_PROXY=http://b:2"_s}
                              << u"http://b:2"_s;
    QTest::newRow("capitals of http are a CGI header")
        << http << QString() << QStringList{u"HTTP_PROXY=http://b:2"_s} << QString();
    QTest::newRow("all_proxy") << http << QString() << QStringList{u"all_proxy=socks5h://c:3"_s}
                               << u"socks5://c:3"_s;
    QTest::newRow("without scheme") << http << QString() << QStringList{u"http_proxy=proxy.example:3128"_s}
                                    << proxy;

    for (const QString &list : {u"*"_s, u"server.example"_s, u".example"_s, u"example"_s, u"*.example"_s,
                                u"a.b, Server.Example"_s, u"server.example:443"_s}) {
        QTest::addRow("no_proxy %s", qPrintable(list))
            << https << QString() << QStringList{u"all_proxy=http://a:1"_s, u"no_proxy="_s + list}
            << QString();
    }
    for (const QString &list : {u"xample"_s, u"r.example"_s, u"server.example:80"_s, u","_s}) {
        QTest::addRow("no_proxy %s does not match", qPrintable(list))
            << https << QString() << QStringList{u"all_proxy=http://a:1"_s, u"no_proxy="_s + list}
            << u"http://a:1"_s;
    }
    for (const QString &host :
         {u"localhost"_s, u"sub.localhost"_s, u"127.0.0.1"_s, u"127.9.9.9"_s, u"[::1]"_s}) {
        QTest::addRow("loopback %s, URL", qPrintable(host))
            << u"http://%1/"_s.arg(host) << proxy << QStringList() << QString();
        QTest::addRow("loopback %s, environment", qPrintable(host))
            << u"http://%1/"_s.arg(host) << QString() << QStringList{u"http_proxy=http://a:1"_s} << QString();
    }
    QTest::newRow("no loopback") << u"http://localhost.example/"_s << proxy << QStringList() << proxy;
}

void ProxyChoiceTest::choice()
{
    QFETCH(QString, target);
    QFETCH(QString, setting);
    QFETCH(QStringList, variables);
    QFETCH(QString, expected);
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const auto choice = proxyFor(QUrl(target), setting, environment);

    QVERIFY(choice.isOk());
    QCOMPARE(choice->text(), expected);
}

void ProxyChoiceTest::credentialsAreDecodedAndNeverShown()
{
    const auto choice =
        proxyFor(QUrl(u"https://server.example"_s), u"http://us%3Aer:p%40ss@proxy:3128"_s, {});
    QCOMPARE(choice->user, u"us:er"_s);
    QCOMPARE(choice->password, u"p@ss"_s);
    QCOMPARE(choice->text(), u"http://proxy:3128"_s);
}

void ProxyChoiceTest::unusable_data()
{
    QTest::addColumn<QString>("setting");
    for (const QString &setting : {u"proxy.example:3128"_s, u"https://proxy:1"_s, u"socks4://proxy:1"_s,
                                   u"http://"_s, u"http://proxy:0"_s, u"http://pro xy:1"_s, u"NONE"_s})
        QTest::addRow("%s", qPrintable(setting)) << setting;
}

void ProxyChoiceTest::unusable()
{
    QFETCH(QString, setting);
    const auto choice = proxyFor(QUrl(u"https://server.example"_s), setting, {});
    QVERIFY(!choice.isOk());
    QCOMPARE(choice.error().kind, TransportError::Kind::InvalidRequest);
    QCOMPARE(choice.error().field, u"proxy"_s);
    QCOMPARE(proxyProblem(QUrl(u"https://server.example"_s), setting, {}), choice.error());
}

void ProxyChoiceTest::unusableVariablesAreNamed_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    for (const QString &name : {u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s}) {
        QTest::addRow("%s, scheme", qPrintable(name)) << name << u"ftp://user:envpass9@proxy:1"_s;
        QTest::addRow("%s, port", qPrintable(name)) << name << u"user:envpass9@proxy:0"_s;
    }
}

void ProxyChoiceTest::unusableVariablesAreNamed()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QProcessEnvironment environment;
    environment.insert(variable, value);
    const auto problem = proxyProblem(QUrl(u"https://server.example"_s), {}, environment);
    QVERIFY(problem);
    QCOMPARE(problem->field, u"proxy"_s);
    QVERIFY2(problem->message.contains(variable), qPrintable(problem->message));
    QVERIFY2(!problem->message.contains(u"envpass9"_s), qPrintable(problem->message));
    QVERIFY(!proxyProblem(QUrl(u"https://server.example"_s), u"none"_s, environment));
    QVERIFY(!proxyProblem(QUrl(u"https://127.0.0.1"_s), {}, environment));
    environment.insert(u"no_proxy"_s, u"server.example"_s);
    QVERIFY(!proxyProblem(QUrl(u"https://server.example"_s), {}, environment));
}

QTEST_GUILESS_MAIN(ProxyChoiceTest)
#include "proxy_choice_test.moc"
