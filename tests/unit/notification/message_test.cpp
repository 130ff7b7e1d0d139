#include "services/notification/domain/message.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::notification::domain;

namespace {

Mail mail(const std::string& name, const std::string& company) {
    return {
        .id = MailId::make(),
        .to_email = "ayesha.khan@babil.example.com",
        .to_name = name,
        .mail_template = "password_reset",
        .contents = {{"link", "https://rollcall.example/reset?token=t&x=1"}, {"company", company}, {"hours", "2"}}};
}

std::string bytes_of(const Mail& mail) {
    const auto at = Instant{std::chrono::sys_days{std::chrono::year{2026} / 2 / 16} + std::chrono::minutes{320}};
    return message_for(mail, letter_for(mail), {"no-reply@rollcall.example", "rollcall"}, at).bytes;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a message has plain text and HTML, a date, and the mail's own id") {
    const auto reset = mail("Ayesha Khan", "Babil");
    const auto bytes = bytes_of(reset);
    CHECK(has(bytes, "Date: Mon, 16 Feb 2026 05:20:00 +0000\r\n"));
    CHECK(has(bytes, "From: \"rollcall\" <no-reply@rollcall.example>\r\n"));
    CHECK(has(bytes, "To: \"Ayesha Khan\" <ayesha.khan@babil.example.com>\r\n"));
    CHECK(has(bytes, "Subject: Reset your password at Babil\r\n"));
    CHECK(has(bytes, "Message-ID: <" + reset.id.str() + "@rollcall.example>\r\n"));
    CHECK(has(bytes, "multipart/alternative"));
    CHECK(has(bytes, "\r\nhttps://rollcall.example/reset?token=t&x=1\r\n"));
    CHECK(has(bytes, "<a href=\"https://rollcall.example/reset?token=t&amp;x=1\">"));
    CHECK(has(bytes, "--part-" + reset.id.str() + "--\r\n"));
}

TEST_CASE("what people wrote is escaped in HTML") {
    const auto bytes = bytes_of(mail("<script>alert(1)</script>", "Babil"));
    CHECK(has(bytes, "&lt;script&gt;"));
    CHECK_FALSE(has(bytes, "<p>Hello <script>"));
}

TEST_CASE("text beyond ASCII is encoded in headers and parts, and no character is cut in two") {
    std::string name;
    for (int i = 0; i < 40; ++i) name += "Aïsha";
    const auto bytes = bytes_of(mail(name, "Bäbil"));
    for (const char c : bytes) CHECK(static_cast<unsigned char>(c) < 0x80);
    CHECK(has(bytes, "Subject: =?utf-8?B?UmVzZXQgeW91ciBwYXNzd29yZCBhdCBCw6RiaWw=?=\r\n"));
    CHECK(has(bytes, "Content-Transfer-Encoding: base64\r\n"));
    for (std::size_t at = 0, end = 0; (end = bytes.find("\r\n", at)) != std::string::npos; at = end + 2)
        CHECK(end - at <= 998);
}

TEST_CASE("no header begins inside a value, whatever the value") {
    // Such a mail is refused before; the message would be safe all the same.
    const auto bytes = bytes_of(mail("Ayesha\r\nBcc: everybody@x.y", "Babil\r\nX-Other: 1"));
    CHECK_FALSE(has(bytes, "\r\nBcc:"));
    CHECK_FALSE(has(bytes.substr(0, bytes.find("\r\n\r\n")), "\r\nX-Other:"));
}
