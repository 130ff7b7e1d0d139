// A company with people and a shift that runs now, in a fresh database under the application role; and a desk to punch
// at.
#pragma once

#include "services/attendance/app/punch_desk.hpp"
#include "services/attendance/store/projection_store.hpp"
#include "tests/support/servers.hpp"

#include <future>
#include <memory>

namespace roster {

using namespace rollcall;
using namespace rollcall::attendance;

class NoSiblings final : public app::Siblings {
  public:
    Result<void> refresh(const CompanyId&, const std::optional<UserId>&, const std::optional<ShiftId>&) override {
        ++asked;
        if (away) return fail(unavailable("away"));
        return {};
    }

    Result<void> meet(const CompanyId&, app::CodeKind, const std::vector<std::string>&) override { return {}; }

    std::atomic<int> asked = 0;
    std::atomic<bool> away = false;
};

struct Roster {
    Roster();

    Principal person(Role role = Role::employee, const std::string& code = {}, const std::string& status = "active");
    ShiftId shift(Instant starts_at, Instant ends_at);
    void assign(const Principal& person, const ShiftId& shift);

    // Checks in and waits for the answer.
    Result<app::DeskAnswer> check_in(
        const Principal& caller, const ShiftId& shift, const std::string& key = {}, std::optional<Instant> claimed = {}
    );
    std::future<Result<app::DeskAnswer>> start_note(
        const Principal& caller, const RecordId& record, const std::string& note
    );
    std::future<Result<app::DeskAnswer>> start_check_in(
        const Principal& caller,
        const ShiftId& shift,
        const std::string& key = {},
        const std::string& fingerprint = "f",
        std::optional<Instant> claimed = {}
    );
    Result<app::DeskAnswer> check_out(const Principal& caller, const RecordId& record);
    std::int64_t count(const std::string& table_and_condition);

    support::Database database = support::fresh_database();
    pg::Database db;
    NoSiblings siblings;
    CompanyId company = CompanyId::make();
    std::unique_ptr<app::PunchDesk> desk;
};

}  // namespace roster
