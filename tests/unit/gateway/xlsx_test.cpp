#include "gateway/export/xlsx_file.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <unistd.h>

using namespace rollcall;
using namespace rollcall::exports;

namespace fs = std::filesystem;

namespace {

fs::path fresh_folder(const char* name) {
    const auto folder = fs::temp_directory_path() / ("rollcall-xlsx-test-" + std::to_string(getpid()) + name);
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

std::string all_of(XlsxFile& file) {
    std::string bytes;
    for (;;) {
        const auto piece = file.read(1000).value();
        if (piece.empty()) return bytes;
        bytes += piece;
    }
}

}  // namespace

TEST_CASE("a file is made and read, and leaves nothing behind") {
    const auto folder = fresh_folder("made");
    {
        XlsxFile file(folder.string());
        REQUIRE(file.begin({"date", "name"}));
        REQUIRE(file.add({{Date{std::chrono::year{2026} / 2 / 16}, std::string("=1+1")}, {std::monostate{}, 8.5}}));
        REQUIRE(file.finish());
        CHECK(fs::is_empty(folder));
        CHECK(all_of(file).starts_with("PK"));
    }
    CHECK(fs::is_empty(folder));
    fs::remove_all(folder);
}

TEST_CASE("a file that is given up leaves nothing behind either") {
    const auto folder = fresh_folder("given-up");
    {
        XlsxFile file(folder.string());
        REQUIRE(file.begin({"name"}));
        REQUIRE(file.add({{std::string("x")}}));
    }
    CHECK(fs::is_empty(folder));
    fs::remove_all(folder);
}

TEST_CASE("a million rows and no more, else CSV is named") {
    const auto folder = fresh_folder("long");
    XlsxFile file(folder.string());
    REQUIRE(file.begin({"n"}));
    const std::vector<Row> thousand(1000, Row{std::int64_t{1}});
    for (int i = 0; i < 1000; ++i) REQUIRE(file.add(thousand));
    const auto refused = file.add({{std::int64_t{1}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::unprocessable);
    CHECK(refused.error().message.find("format=csv") != std::string::npos);
    fs::remove_all(folder);
}

TEST_CASE("a folder that is not there is a defect, not a crash") {
    XlsxFile file("/nowhere/at/all");
    CHECK(file.begin({"n"}).error().code == Code::internal);
}
