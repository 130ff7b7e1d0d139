// Profile pictures: what may be one, whose anybody may change, and how they are served.
#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;
using namespace std::string_literals;

namespace {

constexpr char kOwn[] = "/api/v1/users/me/profile-picture";
const std::string kWebp = "RIFF\x04 \x01 WEBPVP8 a picture";
const std::string kPng = "\x89PNG\r\n\x1a\n rest"s;
const std::string kJpeg = "\xff\xd8\xff\xe0 rest"s;

std::string of(const Person& person) {
    return "/api/v1/users/" + person.id + "/profile-picture";
}

Answer put(const Person& person, const std::string& path, const std::string& image, const std::string& name = "file") {
    Client client(accounts::stack().gateway_port());
    return client.send(
        {.method = "PATCH",
         .target = path,
         .headers =
             {{"Authorization", "Bearer " + person.token}, {"Content-Type", "multipart/form-data; boundary=xyz"}},
         .body = "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"me\"\r\n\r\n" + image +
                 "\r\n--xyz--\r\n"}
    );
}

}  // namespace

TEST_CASE("a picture is put, shown to the company with its type and tag, replaced and taken away") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto colleague = company.hire("intern");
    CHECK(company.get(worker, of(worker)).status == 404);
    const auto put_once = require_status(put(worker, kOwn, kWebp), 200);
    const auto address = put_once.string_at("/avatar_url");
    CHECK(address.starts_with(of(worker) + "?v="));
    const auto shown = company.get(colleague, address);
    REQUIRE(shown.status == 200);
    CHECK(shown.text == kWebp);
    CHECK(shown.header("Content-Type") == "image/webp");
    CHECK(shown.header("X-Content-Type-Options") == "nosniff");
    CHECK(shown.header("Cache-Control") == "no-store");
    CHECK_FALSE(shown.header("ETag").empty());
    CHECK(Client(accounts::stack().gateway_port()).send({.target = address}).status == 401);
    for (const auto& [image, type] : {std::pair{kPng, "image/png"}, std::pair{kJpeg, "image/jpeg"}}) {
        const auto put_again = require_status(put(worker, kOwn, image), 200);
        CHECK(put_again.string_at("/avatar_url") != address);
        const auto head = Client(accounts::stack().gateway_port())
                              .send(
                                  {.method = "HEAD",
                                   .target = of(worker),
                                   .headers = {{"Authorization", "Bearer " + colleague.token}}}
                              );
        CHECK(head.header("Content-Type") == type);
        CHECK(head.header("ETag") != shown.header("ETag"));
    }
    CHECK(require_status(company.remove(worker, kOwn), 200).at("/avatar_url").is_null());
    CHECK(company.get(worker, of(worker)).status == 404);
}

TEST_CASE("what is no picture is refused by name; what is no form is told what to be") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    for (const std::string image : {"", "<svg onload=alert(1)>", "GIF89a", "RIFF1234WAVE rest"}) {
        INFO(image);
        const auto refused = put(worker, kOwn, image);
        expect_hr_error(refused, 422, "VALIDATION_ERROR");
        CHECK(refused.string_at("/error/details/0/field") == "file");
    }
    CHECK(put(worker, kOwn, kPng, "picture").string_at("/error/details/0/field") == "file");
    CHECK(company.patch(worker, kOwn, boost::json::object{{"file", "x"}}).status == 415);
    CHECK(put(worker, kOwn, kPng + std::string(1'100'000, 'x')).status == 413);
    CHECK(company.get(worker, "/api/v1/users/me").at("/avatar_url").is_null());
}

TEST_CASE("rule 19: a picture is changed by its owner, by hr and by admins") {
    Company company(accounts::stack());
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto hr = company.hire("hr_operations");
    CHECK(put(hr, of(worker), kPng).status == 200);
    CHECK(put(company.admin(), of(worker), kWebp).status == 200);
    expect_hr_error(put(manager, of(worker), kPng), 403, "PERMISSION_ERROR");
    expect_hr_error(put(hr, of(company.admin()), kPng), 403, "PERMISSION_ERROR");
    expect_hr_error(company.remove(company.hire("employee"), of(worker)), 403, "PERMISSION_ERROR");
    CHECK(company.get(worker, of(worker)).text == kWebp);
    CHECK(require_status(company.remove(hr, of(worker)), 200).at("/avatar").is_null());
}
