#include "tests/e2e/attendance/sessions.hpp"

#include "common/core/instant.hpp"
#include "common/time/wire.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

namespace sessions {

void expect_refusal(const Answer& answer, int status, const std::string& code, const std::string& message) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.string_at("/error/code") == code);
    CHECK(answer.string_at("/error/message") == message);
    CHECK(answer.string_at("/detail") == message);
}

std::string minutes_from_now(int minutes) {
    return rollcall::time::format_instant(rollcall::now() + rollcall::Minutes{minutes});
}

void execute(const Company& company, const std::string& update) {
    pqxx::connection superuser(company.stack().database().url("postgres"));
    pqxx::work work(superuser);
    work.exec_params(update + " WHERE company_id = $1::uuid", company.id());
    work.commit();
}

void move_back(const Company& company, const Person& person, int hours) {
    pqxx::connection superuser(company.stack().database().url("postgres"));
    pqxx::work work(superuser);
    for (const char* change :
         {"UPDATE attendance.record SET check_in_at = check_in_at - $2 * interval '1 h',"
          " check_out_at = check_out_at - $2 * interval '1 h', created_at = created_at - $2 * interval '1 h'"
          " WHERE user_id = $1::uuid",
          "UPDATE attendance.punch SET at = at - $2 * interval '1 h', received_at = received_at - $2 * interval '1 h'"
          " WHERE user_id = $1::uuid"})
        work.exec_params(change, person.id, hours);
    work.commit();
}

}  // namespace sessions
