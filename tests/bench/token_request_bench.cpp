// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT

// How long a token request takes in the program, compared with libcurl's easy interface: the same exchange
// with the same server, one of each in turn, every one on a fresh loopback connection; once over http and
// once over TLS with both verifying the certificate. Prints medians and their ratio; judges nothing.
//
//     token_request_bench [number of exchanges, default 500]

#include "bench/token_server.h"
#include "http/http_client.h"
#include "support/test_certificates.h"

#include <QCoreApplication>

#include <curl/curl.h>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace workbench;
using namespace workbench::test;

namespace {

constexpr char form[] = "grant_type=client_credentials&scope=openid%20profile&client_id=bench";

size_t appendTo(char *data, size_t size, size_t count, void *body)
{
    static_cast<QByteArray *>(body)->append(data, qsizetype(size * count));
    return size * count;
}

bool withCurl(const QByteArray &url, const QByteArray &caFile)
{
    CURL *curl = curl_easy_init();
    QByteArray body;
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, appendTo);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(curl, CURLOPT_CAINFO, caFile.constData());
    const CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return code == CURLE_OK && body == tokenAnswer;
}

bool withClient(HttpClient &client, const QString &url, const QString &caFile)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = form;
    TransportOptions options;
    options.caFile = caFile;
    Task<Exchange> task = client.send(request, options);
    task.start();
    while (!task.isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return !task.result().error && task.result().response->body == tokenAnswer;
}

void compare(const char *title, const TokenServer &server, const QString &caFile, int count)
{
    HttpClient client;
    QList<double> ours;
    QList<double> theirs;
    constexpr int warmUp = 20;
    for (int i = -warmUp; i < count; ++i) {
        const double our = milliseconds([&] { return withClient(client, server.url(), caFile); });
        const double their =
            milliseconds([&] { return withCurl(server.url().toLatin1(), caFile.toLocal8Bit()); });
        if (i >= 0) {
            ours.append(our);
            theirs.append(their);
        }
    }
    std::printf("%-5s  oauth-workbench %.3f ms  libcurl %.3f ms  ratio %.2f  (median of %d)\n", title,
                median(ours), median(theirs), median(ours) / median(theirs), count);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? qMax(1, atoi(argv[1])) : 500;
    curl_global_init(CURL_GLOBAL_ALL);

    const TestCertificates certificates;
    compare("http", TokenServer(std::nullopt), certificates.authority(), count);
    compare("https", TokenServer(certificates.good()), certificates.authority(), count);
    curl_global_cleanup();
    return 0;
}
