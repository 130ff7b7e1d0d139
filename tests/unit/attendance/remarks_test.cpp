#include "services/attendance/domain/remarks.hpp"

#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Punch saying(const char* note, PunchKind kind, const char* when, const char* source = "api") {
    auto made = punch(kind, when, UserId::make(), source);
    made.note = note;
    return made;
}

}  // namespace

TEST_CASE("what was said at the first in and the last out stays, whatever a correction makes of the times") {
    const auto remarks = remarks_of(
        {saying("back", PunchKind::in, "2026-03-02T13:00:00Z"),
         saying("early", PunchKind::in, "2026-03-02T08:45:00Z"),
         saying("lunch", PunchKind::out, "2026-03-02T12:00:00Z"),
         saying("done", PunchKind::out, "2026-03-02T17:00:00Z"),
         saying("corrected", PunchKind::in, "2026-03-02T08:00:00Z", "correction"),
         saying("closed", PunchKind::out, "2026-03-02T18:00:00Z", "system")}
    );
    CHECK(remarks.check_in.note == "early");
    CHECK(remarks.check_out.note == "done");
    CHECK(remarks_of({}) == Remarks{});
}
