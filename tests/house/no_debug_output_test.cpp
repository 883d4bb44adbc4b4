// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "flows/plan.h"
#include "http/run_record.h"
#include "message/token.h"
#include "profiles/stored_profile.h"
#include "protocol/parameters.h"
#include "protocol/profile.h"

#include <QDebug>
#include <QTest>

using namespace workbench;

namespace {

template<class T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};

// Whatever may hold a secret cannot be printed by accident: the program does not compile then.
static_assert(Printable<QString> && Printable<QList<QString>>); // the concept sees what can be printed
static_assert(!Printable<Secret> && !Printable<QList<Secret>>);
static_assert(!Printable<Profile> && !Printable<JsonValue> && !Printable<JsonMember>);
static_assert(!Printable<StoredProfile> && !Printable<RemovedProfile>);
static_assert(!Printable<Parameters> && !Printable<Parameter> && !Printable<ExtraRow>);
static_assert(!Printable<HeaderList> && !Printable<HttpRequest> && !Printable<HttpResponse>);
static_assert(!Printable<Exchange> && !Printable<RunRecord> && !Printable<RunError>);
static_assert(!Printable<TokenResponse> && !Printable<RequestPlan> && !Printable<RuntimeValues>);

} // namespace

class NoDebugOutputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The compiler is the test; this stands here so that it is built and counted.
    void noTypeWithSecretsCanBePrinted() { QVERIFY(!Printable<Profile>); }
};

QTEST_GUILESS_MAIN(NoDebugOutputTest)
#include "no_debug_output_test.moc"
