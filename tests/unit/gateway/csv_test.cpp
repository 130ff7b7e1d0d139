#include "gateway/export/csv.hpp"

#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::exports;

namespace {

std::string csv(const Row& row) {
    std::string out;
    append_csv(out, row);
    return out;
}

}  // namespace

TEST_CASE("RFC 4180: cells by commas, lines by CRLF, quotes where they are needed") {
    CHECK(csv({std::string("a"), std::string("b c"), std::monostate{}, std::string("")}) == "a,b c,,\r\n");
    CHECK(
        csv({std::string("a,b"), std::string("say \"hi\""), std::string("two\nlines")}) ==
        "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
    );
}

TEST_CASE("text that a spreadsheet would take for a formula is text, numbers stay numbers") {
    const auto* text = GENERATE("=1+1", "+1", "-1", "@SUM(A1)", "\tx");
    CHECK(csv({std::string(text)}) == "'" + std::string(text) + "\r\n");
    CHECK(csv({std::string("\rx")}) == "\"'\rx\"\r\n");
    CHECK(csv({std::string("=\"a\",b")}) == "\"'=\"\"a\"\",b\"\r\n");
    CHECK(csv({std::int64_t{-7}, -0.25, 8.5}) == "-7,-0.25,8.5\r\n");
}

TEST_CASE("days and moments are written as clocks of their site show them") {
    const auto at = to_unix_micros(time::parse_instant("2026-02-16T03:45:07Z").value());
    const auto date = time::parse_date("2026-02-16").value();
    CHECK(csv({date, local_moment(at, "Asia/Karachi")}) == "2026-02-16,2026-02-16 08:45:07\r\n");
}
