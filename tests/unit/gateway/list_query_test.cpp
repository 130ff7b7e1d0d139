#include "gateway/api/workforceos/list_query.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using workforceos::ListQuery;

namespace {

constexpr std::string_view kStatuses[] = {"pending", "late", "leftEarly"};
constexpr std::string_view kSortable[] = {"id", "status_idx"};
constexpr char kId[] = "018f3b2e-1111-7000-8000-0123456789ab";

http::HttpRequest request(const std::string& query) {
    http::HttpRequest made;
    made.query = query;
    return made;
}

FieldError only_fault(ListQuery& query) {
    const auto verdict = query.verdict();
    REQUIRE_FALSE(verdict);
    REQUIRE(verdict.error().fields.size() == 1);
    return verdict.error().fields.front();
}

}  // namespace

TEST_CASE("a filter is any of its values, null for absent, enums in any case, and is echoed") {
    ListQuery query(request("status=LEFTEARLY&status=late&status=null&other=x"));
    const auto filter = query.one_of("status", kStatuses);
    REQUIRE(filter.values_size() == 2);
    CHECK(filter.values(0) == "leftEarly");
    CHECK(filter.values(1) == "late");
    CHECK(filter.or_null());
    const auto echo = query.verdict();
    REQUIRE(echo);
    REQUIRE(echo->filters.size() == 3);
    CHECK(echo->filters[0].value == "leftEarly");
    CHECK_FALSE(echo->filters[2].value);
}

TEST_CASE("ids are taken in any case") {
    std::string upper = kId;
    for (auto& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    ListQuery query(request("userId=" + upper));
    CHECK(query.ids("userId").values(0) == kId);
}

TEST_CASE("an unknown filter value is a fault of its kind") {
    ListQuery status(request("status=asleep&status=late"));
    status.one_of("status", kStatuses);
    CHECK(only_fault(status).fault == Fault::not_an_enum);
    ListQuery id(request("userId="));
    id.ids("userId");
    CHECK(only_fault(id).fault == Fault::not_an_id);
    ListQuery date(request("shiftDate=2026-2-3"));
    date.dates("shiftDate");
    CHECK(only_fault(date).fault == Fault::not_a_date);
    ListQuery truth(request("isRead=perhaps"));
    truth.truths("isRead");
    CHECK(only_fault(truth).fault == Fault::not_valid);
}

TEST_CASE("paging has defaults and limits") {
    ListQuery plain(request(""));
    CHECK(plain.page(kSortable).page_number() == 1);
    CHECK(plain.page(kSortable).page_row_count() == 25);
    ListQuery most(request("pageNumber=3&pageRowCount=500&sortBy=-status_idx"));
    const auto page = most.page(kSortable);
    CHECK(page.page_number() == 3);
    CHECK(page.page_row_count() == 500);
    CHECK(page.sort_by() == "-status_idx");
    CHECK(most.verdict()->page_row_count == 500);
    for (const char* wrong :
         {"pageNumber=0",
          "pageNumber=-1",
          "pageNumber=x",
          "pageNumber=",
          "pageNumber=1&pageNumber=2",
          "pageNumber=99999999999",
          "pageRowCount=0",
          "pageRowCount=501",
          "pageRowCount=25.5",
          "sortBy=password",
          "sortBy=",
          "sortBy=-",
          "sortBy=--id",
          "sortBy=id;drop"}) {
        INFO(wrong);
        ListQuery query(request(wrong));
        query.page(kSortable);
        CHECK(only_fault(query).fault == Fault::not_valid);
    }
}

TEST_CASE("single dates are inclusive ends that keep their order") {
    ListQuery query(request("dateFrom=2026-03-01&dateTo=2026-02-01"));
    const auto from = query.date("dateFrom");
    const auto to = query.date("dateTo");
    query.require_order("dateTo", from, to);
    CHECK(only_fault(query).field == "dateTo");
}

TEST_CASE("all faults of a query are told at once") {
    ListQuery query(request("status=x&userId=y&pageNumber=0&sortBy=z"));
    query.ids("userId");
    query.one_of("status", kStatuses);
    query.page(kSortable);
    const auto verdict = query.verdict();
    REQUIRE_FALSE(verdict);
    CHECK(verdict.error().fields.size() == 4);
    CHECK(verdict.error().fields.front().field == "userId");
}
