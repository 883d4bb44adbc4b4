// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "providers/chromium.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace workbench::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 60'000; // the first start on a busy machine takes seconds

QString executable()
{
    for (const QString &name : {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s}) {
        const QString path = QStandardPaths::findExecutable(name);
        if (!path.isEmpty())
            return path;
    }
    return {};
}

/// What keeps it from calling out, and from asking anything of a desktop.
QStringList arguments(const QString &home)
{
    QStringList list{u"--headless=new"_s,
                     u"--remote-debugging-pipe"_s,
                     u"--user-data-dir="_s + home + u"/data"_s,
                     u"--no-first-run"_s,
                     u"--no-default-browser-check"_s,
                     u"--disable-background-networking"_s,
                     u"--disable-component-update"_s,
                     u"--disable-sync"_s,
                     u"--disable-extensions"_s,
                     u"--disable-quic"_s,
                     u"--disable-gpu"_s,
                     u"--no-proxy-server"_s,
                     u"--password-store=basic"_s,
                     u"--window-size=1000,700"_s};
#ifdef Q_OS_UNIX
    if (geteuid() == 0) // its sandbox refuses to work for root
        list << u"--no-sandbox"_s << u"--disable-dev-shm-usage"_s;
#endif
    return list << u"about:blank"_s;
}

QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}
} // namespace

Chromium::~Chromium()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString Chromium::unavailable()
{
    return executable().isEmpty() ? u"Chromium is not installed"_s : QString();
}

void Chromium::trust(const QString &certificate)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(certificate);
    for (const QSslCertificate &trusted : certificates) {
        const QByteArray digest =
            QCryptographicHash::hash(trusted.publicKey().toDer(), QCryptographicHash::Sha256);
        m_trusted.append(QString::fromLatin1(digest.toBase64()));
    }
}

QString Chromium::start()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        environment.insert(QString::fromLatin1(name), m_home.path());
    m_process.setProcessEnvironment(environment);
    // The browser reads its commands from descriptor 3 and answers on 4: these are our two ends of the
    // process.
    m_process.start(u"sh"_s,
                    QStringList{u"-c"_s, u"exec \"$@\" 3<&0 4>&1 </dev/null >&2"_s, u"sh"_s, executable()}
                        + arguments(m_home.path())
                        + QStringList{u"--ignore-certificate-errors-spki-list="_s + m_trusted.join(u',')});

    const QJsonObject target = command(u"Target.createTarget"_s, {{u"url"_s, u"about:blank"_s}});
    const QJsonObject session = command(u"Target.attachToTarget"_s,
                                        {{u"targetId"_s, target.value("targetId")}, {u"flatten"_s, true}});
    m_session = session.value("sessionId").toString();
    if (!m_session.isEmpty())
        return {};
    readMessages();
    return u"Chromium does not start here: %1"_s.arg(m_log.trimmed().section(u'\n', -3));
}

void Chromium::open(const QUrl &url)
{
    command(u"Page.navigate"_s, {{u"url"_s, QString::fromLatin1(url.toEncoded())}});
}

bool Chromium::waitFor(const QString &selector)
{
    const QString there =
        u"document.readyState === 'complete' && document.querySelector(%1) !== null"_s.arg(quoted(selector));
    return QTest::qWaitFor([&] { return evaluate(there).toBool(); }, patience);
}

bool Chromium::waitForPath(const QString &path)
{
    const QString there =
        u"document.readyState === 'complete' && location.pathname === %1"_s.arg(quoted(path));
    return QTest::qWaitFor([&] { return evaluate(there).toBool(); }, patience);
}

bool Chromium::click(const QString &selector)
{
    if (!waitFor(selector))
        return false;
    const QJsonArray middle =
        evaluate(u"(() => { const e = document.querySelector(%1); e.scrollIntoView();"
                 " const r = e.getBoundingClientRect();"
                 " return [r.x + r.width / 2, r.y + r.height / 2]; })()"_s.arg(quoted(selector)))
            .toArray();
    for (const QString &phase : {u"mousePressed"_s, u"mouseReleased"_s}) {
        command(u"Input.dispatchMouseEvent"_s,
                {{u"type"_s, phase},
                 {u"x"_s, middle.at(0)},
                 {u"y"_s, middle.at(1)},
                 {u"button"_s, u"left"_s},
                 {u"clickCount"_s, 1}});
    }
    return true;
}

bool Chromium::type(const QString &selector, const QString &text)
{
    if (!click(selector))
        return false;
    command(u"Input.insertText"_s, {{u"text"_s, text}});
    return true;
}

QUrl Chromium::url()
{
    return QUrl(evaluate(u"location.href"_s).toString());
}

QString Chromium::text()
{
    return evaluate(u"document.body.innerText"_s).toString();
}

QByteArray Chromium::screenshot()
{
    return QByteArray::fromBase64(command(u"Page.captureScreenshot"_s).value("data").toString().toLatin1());
}

QJsonObject Chromium::command(const QString &method, const QJsonObject &parameters)
{
    QJsonObject message{{u"id"_s, ++m_lastId}, {u"method"_s, method}, {u"params"_s, parameters}};
    if (!m_session.isEmpty())
        message.insert(u"sessionId"_s, m_session);
    m_process.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\0');

    const int id = m_lastId;
    const bool over = QTest::qWaitFor(
        [&] {
            readMessages();
            return m_answers.contains(id) || m_process.state() == QProcess::NotRunning;
        },
        patience);
    return over ? m_answers.take(id).value("result").toObject() : QJsonObject();
}

QJsonValue Chromium::evaluate(const QString &expression)
{
    return command(u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"returnByValue"_s, true}})
        .value("result")
        .toObject()
        .value("value");
}

void Chromium::readMessages()
{
    m_log += QString::fromUtf8(m_process.readAllStandardError());
    m_buffer += m_process.readAllStandardOutput();
    for (qsizetype end = m_buffer.indexOf('\0'); end >= 0; end = m_buffer.indexOf('\0')) {
        const QJsonObject message = QJsonDocument::fromJson(m_buffer.first(end)).object();
        if (message.contains("id"))
            m_answers.insert(message.value("id").toInt(), message);
        m_buffer.remove(0, end + 1);
    }
}

} // namespace workbench::test
