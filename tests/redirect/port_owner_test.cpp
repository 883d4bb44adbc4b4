// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/port_owner.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#ifdef Q_OS_LINUX
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace workbench;
using namespace Qt::StringLiterals;

class PortOwnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsProcNetTcp();
    void malformedTableIsNoTable_data();
    void malformedTableIsNoTable();
    void ownSocketIsThisProgram();
    void namesAnotherProcess_data();
    void namesAnotherProcess();
    void anotherUsersProcessHasNoName();
    void nobodyListens();
    void wordsForEach();
};

void PortOwnerTest::readsProcNetTcp()
{
    const QByteArray table =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 "
        "100 0\n"
        "   1: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 22 1 0 "
        "100 0\n"
        "   2: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 33 1 0 "
        "100 0\n"
        "   3: 0100007F:901F 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 44 1 0 "
        "100 0\n"
        "   4: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A "
        "00000000:00000000 00:00000000 00000000  1000        0 55 1 0 100 0\n";
    QCOMPARE(listeningInodes(table, 8080), (QList<quint64>{11, 33, 55}));
    QCOMPARE(listeningInodes(table, 0x901f), (QList<quint64>{44}));
    QCOMPARE(listeningInodes(table, 80), QList<quint64>());
}

void PortOwnerTest::malformedTableIsNoTable_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no columns") << "\n\n   \n"_ba;
    QTest::newRow("short line") << "0: 0100007F:1F90 0:0 0A\n"_ba;
    QTest::newRow("no colon") << "0: 1F90 0:0 0A 0 0 0 0 0 11\n"_ba;
    QTest::newRow("no number") << "0: x:zz 0:0 0A 0 0 0 0 0 11\n"_ba;
}

void PortOwnerTest::malformedTableIsNoTable()
{
    QFETCH(QByteArray, table);
    QVERIFY(listeningInodes(table, 8080).isEmpty());
}

void PortOwnerTest::ownSocketIsThisProgram()
{
#ifndef Q_OS_LINUX
    QSKIP("Only Linux tells.");
#endif
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto owner = portOwner(server.serverPort());
    QVERIFY(owner);
    QCOMPARE(owner->pid, QCoreApplication::applicationPid());
    QVERIFY(portOwnerText(owner).contains(u"this program itself"_s));
}

void PortOwnerTest::namesAnotherProcess_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("address");
    QTest::newRow("/proc/net/tcp") << u"AF_INET"_s << u"127.0.0.1"_s;
    QTest::newRow("/proc/net/tcp6") << u"AF_INET6"_s << u"::1"_s;
}

void PortOwnerTest::namesAnotherProcess()
{
    QFETCH(QString, family);
    QFETCH(QString, address);
#ifndef Q_OS_LINUX
    QSKIP("Only Linux tells.");
#endif
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("There is no python3 to hold a port.");
    if (QTcpServer probe; !probe.listen(QHostAddress(address)))
        QSKIP("This machine has no such address.");
    QProcess holder;
    holder.start(python,
                 {u"-c"_s,
                  u"import socket,sys\n"
                  "s=socket.socket(socket.%1); s.bind(('%2',0)); s.listen()\n"
                  "print(s.getsockname()[1], flush=True); sys.stdin.read()"_s.arg(family, address)});
    QVERIFY(holder.waitForReadyRead());
    const quint16 port = holder.readLine().trimmed().toUShort();
    const auto owner = portOwner(port);
    holder.closeWriteChannel();
    QVERIFY(owner);
    QCOMPARE(owner->pid, holder.processId());
    QVERIFY2(portOwnerText(owner).startsWith(u"python3"_s), qPrintable(portOwnerText(owner)));
    QVERIFY(holder.waitForFinished());
}

// The kernel shows a socket to everybody, and whose it is to its owner alone.
void PortOwnerTest::anotherUsersProcessHasNoName()
{
#ifndef Q_OS_LINUX
    QSKIP("Only Linux tells.");
#else
    if (::geteuid() != 0)
        QSKIP("Only root can ask as another user.");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    const pid_t asker = ::fork();
    if (asker == 0) {
        ::close(int(server.socketDescriptor())); // what was inherited is its own
        constexpr uid_t nobody = 65534;
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0)
            ::_exit(3);
        const auto owner = portOwner(port);
        ::_exit(owner && owner->pid == 0 && owner->name.isEmpty() ? 0 : owner ? 1 : 2);
    }
    QVERIFY(asker > 0);
    int status = -1;
    QCOMPARE(::waitpid(asker, &status, 0), asker);
    QVERIFY(WIFEXITED(status));
    QVERIFY2(WEXITSTATUS(status) != 3, "cannot become another user here");
    QCOMPARE(WEXITSTATUS(status), 0);
#endif
}

void PortOwnerTest::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    QVERIFY(!portOwner(port));
}

void PortOwnerTest::wordsForEach()
{
    QCOMPARE(portOwnerText(std::nullopt), u"another program"_s);
    QCOMPARE(portOwnerText(PortOwner{0, {}}), u"another user's process"_s);
    QCOMPARE(portOwnerText(PortOwner{4294967296, u"python3"_s}), u"python3 (pid 4294967296)"_s);
}

QTEST_GUILESS_MAIN(PortOwnerTest)
#include "port_owner_test.moc"
