// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "protocol/json.h"
#include "protocol/utf8.h"

using namespace workbench;

namespace {

/// The text without the white space between its tokens.
QByteArray withoutSpace(QByteArrayView text)
{
    QByteArray bare;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!inString && QByteArrayView(" \t\r\n").contains(c))
            continue;
        bare += c;
        if (inString && c == '\\' && i + 1 < text.size())
            bare += text[++i];
        else if (c == '"')
            inString = !inString;
    }
    return bare;
}

void checkRanges(const JsonValue &value, qsizetype begin, qsizetype end)
{
    mustHold(begin <= value.begin() && value.begin() < value.end() && value.end() <= end,
             "values lie in their parent");
    for (const JsonValue &item : value.items())
        checkRanges(item, value.begin(), value.end());
    for (const JsonMember &member : value.members()) {
        mustHold(member.nameBegin > value.begin() && member.nameBegin < member.value.begin(),
                 "names precede values");
        checkRanges(member.value, value.begin(), value.end());
    }
}

} // namespace

/// What is read can be written and read again; pretty printing changes white space alone and agrees on
/// errors.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text = fuzzInput(data, size);
    const auto parsed = parseJson(text);
    const PrettyJson pretty = prettyJson(text);
    mustHold(pretty.error.has_value() == !parsed.isOk(), "both readers agree");

    if (!parsed) {
        const JsonError &error = parsed.error();
        mustHold(*pretty.error == error, "both readers name the same error");
        mustHold(error.offset >= 0 && error.offset <= text.size(), "the error lies in the text");
        mustHold(error.line >= 1 && error.column >= 1 && !error.message.isEmpty(),
                 "the error has a place and words");
        return 0;
    }
    checkRanges(parsed->value, 0, text.size());
    mustHold(firstInvalidUtf8(text) < 0, "what was read is UTF-8");
    mustHold(withoutSpace(pretty.text) == withoutSpace(text), "pretty printing changes white space alone");
    for (const JsonStyle style : {JsonStyle::Compact, JsonStyle::Pretty}) {
        const auto again = parseJson(writeJson(parsed->value, style));
        mustHold(again && again->value == parsed->value, "what was written reads the same");
    }
    return 0;
}
