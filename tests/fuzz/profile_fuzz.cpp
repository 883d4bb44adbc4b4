// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_check.h"
#include "protocol/profile.h"

using namespace workbench;

/// A document that is accepted reads the same when written, and loses every secret on request.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto profile = Profile::fromJson(fuzzInput(data, size));
    if (!profile) {
        const ProfileError &error = profile.error();
        mustHold(error.line >= 1 && error.column >= 1 && !error.message.isEmpty(),
                 "the error has a place and words");
        return 0;
    }
    const auto again = Profile::fromJson(profile->toJson());
    mustHold(again && *again == *profile, "a written document reads the same");

    const auto exported = Profile::fromJson(profile->toJson(Profile::Secrets::LeaveEmpty));
    mustHold(exported.isOk(), "an export without secrets is a document");
    mustHold(exported->secrets().isEmpty(), "an export without secrets has none");

    Profile rewritten = *profile;
    rewritten.setExtra(rewritten.extra());
    mustHold(rewritten == *profile, "extra rows survive unedited");
    for (const ProfileMember &member : profileMembers()) {
        rewritten.setText(member.name, profile->text(member.name));
        rewritten.remove(member.name);
        mustHold(!rewritten.has(member.name), "a removed member is gone");
    }
    return 0;
}
