#include "gateway/http/multipart.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::http;
using namespace std::string_literals;

namespace {

constexpr char kType[] = "multipart/form-data; boundary=--b1";

std::string part(const std::string& name, const std::string& content) {
    return "----b1\r\nContent-Disposition: form-data; name=\"" + name +
           "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n";
}

std::string form(const std::string& parts) {
    return parts + "----b1--\r\n";
}

}  // namespace

TEST_CASE("the file of a form is what lies between its head and the next boundary, byte by byte") {
    const auto bytes = "\x89PNG\r\n\r\n--b1\0\xff"s;
    CHECK(form_file(kType, form(part("other", "x") + part("file", bytes)), "file").value() == bytes);
    CHECK(form_file("Multipart/Form-Data; charset=x; Boundary=\"--b1\"", form(part("file", "")), "file").value().empty()
    );
    CHECK(is_form(kType));
    CHECK_FALSE(is_form("application/json"));
    CHECK_FALSE(is_form("multipart/form-database"));
}

TEST_CASE("a file that is missing, or there twice, is named") {
    for (const auto& body : {""s, form(""), form(part("files", "x")), form(part("file", "x") + part("file", "y"))}) {
        INFO(body);
        const auto refused = form_file(kType, body, "file");
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().fields.size() == 1);
        CHECK(refused.error().fields[0].field == "file");
    }
}

TEST_CASE("what is no form is refused as one") {
    for (const auto& [type, body] : std::vector<std::pair<std::string, std::string>>{
             {"multipart/form-data", form(part("file", "x"))},
             {"multipart/form-data; boundary=", form(part("file", "x"))},
             {"multipart/form-data; boundary=" + std::string(71, 'b'), form(part("file", "x"))},
             {kType, "x" + form(part("file", "x"))},
             {kType, part("file", "x")},
             {kType, "----b1"},
             {kType, "----b1\r\nno head end\r\n----b1--"},
             {kType, form(std::string())}}) {
        const auto refused = form_file(type, body, "file");
        INFO(type << "\n" << body);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::invalid_argument);
    }
    std::string many;
    for (int i = 0; i < 17; ++i) many += part("x", "");
    CHECK(form_file(kType, form(many), "file").error().reason == "formIsNotValid");
}
