// The muster's codes, as a table.
#include "services/attendance/domain/muster.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::attendance::domain;

namespace {

MusteredRecord worked(const char* classification, const char* mode = "office") {
    return {true, classification, mode};
}

MusteredRecord away(const char* classification) {
    return {false, classification, "office"};
}

struct Row {
    const char* what;
    MusterDay day;
    const char* code;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"a full day", {.records = {worked("full_day")}, .is_rostered = true}, "P"},
        {"at work now", {.records = {worked("active")}}, "P"},
        {"a full day from home", {.records = {worked("full_day", "wfh")}}, "WFH"},
        {"half a day", {.records = {worked("half_day")}}, "HD"},
        {"half a day from home", {.records = {worked("half_day", "wfh")}}, "HD"},
        {"a short visit", {.records = {worked("short_leave")}}, "HD"},
        {"two half days", {.records = {worked("half_day"), worked("half_day", "wfh")}}, "P"},
        {"two half days from home", {.records = {worked("half_day", "wfh"), worked("half_day", "wfh")}}, "WFH"},
        {"a whole one and half another", {.records = {worked("half_day"), worked("full_day")}}, "P"},
        {"too little to count", {.records = {worked("insufficient")}}, "A"},
        {"too little besides half a day", {.records = {worked("insufficient"), worked("half_day")}}, "HD"},
        {"worked on a holiday", {.records = {worked("full_day")}, .is_holiday = true}, "P"},
        {"worked on leave", {.records = {away("leave"), worked("full_day")}}, "P"},
        {"worked without a shift", {.records = {worked("full_day")}}, "P"},
        {"worked before having an account", {.records = {worked("full_day")}, .is_employed = false}, "P"},
        {"on leave", {.records = {away("leave")}, .is_rostered = true}, "L"},
        {"on leave on a holiday", {.records = {away("leave")}, .is_holiday = true}, "L"},
        {"absent", {.records = {away("full_leave")}, .is_rostered = true}, "A"},
        {"rule 15: absent from a shift on a holiday",
         {.records = {away("full_leave")}, .is_rostered = true, .is_holiday = true},
         "A"},
        {"a shift that nobody came to", {.is_rostered = true, .is_over = true}, "A"},
        {"a shift on a holiday that nobody came to", {.is_rostered = true, .is_holiday = true, .is_over = true}, "A"},
        {"a shift today that is not over", {.is_rostered = true}, ""},
        {"a holiday", {.is_holiday = true, .is_over = true}, "H"},
        {"no shift", {.is_over = true}, "WO"},
        {"no shift today", {}, "WO"},
        {"the future", {.is_future = true}, ""},
        {"a holiday to come", {.is_holiday = true, .is_future = true}, ""},
        {"before having an account", {.is_holiday = true, .is_over = true, .is_employed = false}, ""},
    };
    return all;
}

}  // namespace

TEST_CASE("the first that holds: worked, on leave, absent, holiday, no shift") {
    for (const auto& row : rows()) {
        INFO(row.what);
        CHECK(code_of(muster_code(row.day)) == row.code);
    }
}
