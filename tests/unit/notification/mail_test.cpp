#include "services/notification/domain/mail.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::notification::domain;

namespace {

Mail mail() {
    return {
        .id = MailId::make(),
        .to_email = "ayesha.khan@babil.example.com",
        .to_name = "Ayesha Khan",
        .mail_template = "activation",
        .contents = {{"link", "https://rollcall.example/a?token=t"}, {"company", "Babil"}, {"hours", "24"}}};
}

std::string fault_of(const Mail& mail) {
    const auto verdict = require_deliverable(mail);
    return verdict || verdict.error().fields.size() != 1 ? "" : verdict.error().fields.front().field;
}

constexpr Instant kNow = Instant{std::chrono::hours{490000}};

}  // namespace

TEST_CASE("a mail is deliverable with an address, a known template and everything the template needs") {
    CHECK(require_deliverable(mail()));
    for (const char* address :
         {"", "ayesha", "@x.y", "a@", "a b@x.y", "a@x.y\r\nBcc: b@x.y", "<a@x.y>", "a@x.y,b@x.y"}) {
        auto other = mail();
        other.to_email = address;
        INFO(address);
        CHECK(fault_of(other) == "toEmail");
    }
    auto other = mail();
    other.mail_template = "birthday";
    CHECK(fault_of(other) == "template");
    other = mail();
    other.contents.erase("hours");
    CHECK(fault_of(other) == "hours");
    for (const char* link : {"javascript:alert(1)", "https://x.y/\"onclick", "https://x.y/a b", "https://x.y/\r\n"}) {
        other = mail();
        other.contents["link"] = link;
        INFO(link);
        CHECK_FALSE(require_deliverable(other));
    }
}

TEST_CASE("no line can be put into a header through a name") {
    auto other = mail();
    other.to_name = "Ayesha\r\nBcc: everybody@x.y";
    CHECK(fault_of(other) == "toName");
    other = mail();
    other.contents["company"] = "Babil\nSubject: other";
    CHECK(fault_of(other) == "company");
}

TEST_CASE("a mail that fails is tried again later each time, and given up after the eighth attempt") {
    Seconds last{0};
    for (int attempt = 1; attempt <= 7; ++attempt) {
        const auto again = next_attempt(attempt, kNow);
        REQUIRE(again.has_value());
        CHECK(*again - kNow > last);
        last = std::chrono::duration_cast<Seconds>(*again - kNow);
    }
    CHECK_FALSE(next_attempt(8, kNow).has_value());
}
