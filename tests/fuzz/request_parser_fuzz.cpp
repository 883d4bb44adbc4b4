// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "redirect/request_parser.h"

#include <cstdint>
#include <cstdlib>

using namespace workbench;

namespace {

/// What the parser may never do, however the bytes are cut.
void check(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// The first byte says where the rest is cut in two; both readings must agree.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size - 1));
    const HttpServerLimits limits{64, 256, 128, 1, {}};

    RequestParser whole(limits);
    const auto state = whole.feed(bytes);
    const qsizetype cut = bytes.isEmpty() ? 0 : data[0] % bytes.size();
    RequestParser split(limits);
    split.feed(bytes.first(cut));
    split.feed(bytes.sliced(cut));

    check(split.state() == state);
    check(split.request().bytes == whole.request().bytes);
    check(split.request().headers == whole.request().headers);
    check(split.request().body == whole.request().body);
    check(split.rejection().status == whole.rejection().status);
    check(bytes.startsWith(whole.request().bytes));
    check(whole.request().target.size() <= limits.requestLine);
    check(whole.request().body.size() <= limits.body);
    if (state == RequestParser::State::Complete) {
        check(whole.request().target.startsWith('/'));
        check(whole.request().bytes.endsWith(whole.request().body));
        check(whole.request().headers.values("Host").size() <= 1);
    }
    return 0;
}
