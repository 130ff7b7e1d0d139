// Mail from the queue to a real mail server, over a real database.
#include "common/pg/connection.hpp"
#include "services/notification/courier/directory.hpp"
#include "services/notification/courier/smtp.hpp"
#include "services/notification/main/mailroom.hpp"
#include "tests/integration/notification/inbox_desk.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/smtp_server.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <filesystem>
#include <set>

namespace rollcall::notification {

namespace {

const domain::Sender kSender{"no-reply@rollcall.example", "rollcall"};
constexpr char kSecret[] = "https://rollcall.example/activate?token=very-secret";

void queue(InboxDesk& desk, const std::string& to = "ayesha.khan@babil.example.com") {
    desk.in_tx(
            [&](pg::Tx& tx) -> Result<bool> {
                ROLLCALL_CHECK(app::queue_mail(
                    tx,
                    {.to_email = to,
                     .to_name = "Ayesha Khan",
                     .mail_template = "activation",
                     .contents = {{"link", kSecret}, {"company", "Babil"}, {"hours", "24"}}}
                ));
                return true;
            }
    ).value();
}

// As the superuser: one column of the desk's only mail.
std::string mail_column(const InboxDesk& desk, const std::string& column) {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    const auto rows = work.exec_params(
        "SELECT coalesce(" + column + "::text, 'null') FROM notification.mail WHERE company_id = $1", desk.company.str()
    );
    return rows.empty() ? "none" : rows[0][0].as<std::string>();
}

std::vector<std::string> events_of(const InboxDesk& desk) {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    std::vector<std::string> types;
    for (const auto& row : work.exec_params(
             "SELECT type, data FROM notification.outbox WHERE company_id = $1 ORDER BY seq", desk.company.str()
         )) {
        CHECK(row[1].as<std::string>().find("secret") == std::string::npos);
        CHECK(row[1].as<std::string>().find('@') == std::string::npos);
        types.push_back(row[0].as<std::string>());
    }
    return types;
}

void make_due(const InboxDesk& desk) {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    work.exec_params("UPDATE notification.mail SET due_at = now() WHERE company_id = $1", desk.company.str());
}

int deliver(InboxDesk& desk, const app::Courier& courier) {
    return app::deliver_due_mail(database(), desk.company, courier, kSender).value();
}

courier::SmtpSettings plain(const support::SmtpServer& smtp) {
    return {.url = smtp.url(), .tls = courier::Tls::off};
}

using Types = std::vector<std::string>;

}  // namespace

TEST_CASE("a mail is delivered by SMTP once, and its link is forgotten") {
    InboxDesk desk;
    support::SmtpServer smtp;
    queue(desk);
    CHECK(mail_column(desk, "contents").find(kSecret) != std::string::npos);
    auto settings = plain(smtp);
    settings.user = "rollcall";
    settings.password = "a password";
    const auto courier = courier::smtp(settings);
    CHECK(deliver(desk, courier) == 1);
    CHECK(deliver(desk, courier) == 0);
    const auto received = smtp.received();
    REQUIRE(received.size() == 1);
    CHECK(received[0].from == kSender.email);
    CHECK(received[0].to == std::vector<std::string>{"ayesha.khan@babil.example.com"});
    CHECK(received[0].login == "AHJvbGxjYWxsAGEgcGFzc3dvcmQ=");
    CHECK(received[0].bytes.find(std::string("\r\n") + kSecret + "\r\n") != std::string::npos);
    CHECK(mail_column(desk, "status") == "delivered");
    CHECK(mail_column(desk, "contents") == "null");
    CHECK(events_of(desk) == Types{"notification.delivered"});
}

TEST_CASE("a mail that the server does not take now is tried again later, and given up in the end") {
    InboxDesk desk;
    support::SmtpServer smtp;
    smtp.answer_recipients("450 later");
    queue(desk);
    const auto courier = courier::smtp(plain(smtp));
    CHECK(deliver(desk, courier) == 1);
    CHECK(deliver(desk, courier) == 0);  // not due
    CHECK(mail_column(desk, "status") == "waiting");
    CHECK(mail_column(desk, "failure").find("450") != std::string::npos);
    for (int attempt = 2; attempt <= 8; ++attempt) {
        make_due(desk);
        CHECK(deliver(desk, courier) == 1);
    }
    CHECK(mail_column(desk, "status") == "dead");
    CHECK(mail_column(desk, "contents") == "null");
    CHECK(events_of(desk) == Types{"notification.failed"});
    CHECK(smtp.received().empty());
}

TEST_CASE("a recipient whom the server refuses for good is not tried again") {
    InboxDesk desk;
    support::SmtpServer smtp;
    smtp.answer_recipients("550 nobody here");
    queue(desk);
    CHECK(deliver(desk, courier::smtp(plain(smtp))) == 1);
    CHECK(mail_column(desk, "status") == "dead");
    CHECK(events_of(desk) == Types{"notification.failed"});
}

TEST_CASE("no mail goes to a server that speaks no TLS where TLS is required") {
    InboxDesk desk;
    support::SmtpServer smtp;
    queue(desk);
    CHECK(deliver(desk, courier::smtp({.url = smtp.url()})) == 1);
    CHECK(smtp.received().empty());
    CHECK(mail_column(desk, "status") == "waiting");
}

TEST_CASE("without a mail server a mail becomes a file of its owner") {
    InboxDesk desk;
    queue(desk);
    const auto folder = support::scratch() / "mail-of-a-test";
    CHECK(deliver(desk, courier::directory(folder.string())) == 1);
    const std::filesystem::directory_entry file(folder / (mail_column(desk, "id") + ".eml"));
    REQUIRE(file.exists());
    CHECK(file.status().permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("two mailrooms deliver every company's mail, each once") {
    support::SmtpServer smtp;
    std::vector<std::unique_ptr<InboxDesk>> desks;
    for (int company = 0; company < 3; ++company) {
        desks.push_back(std::make_unique<InboxDesk>());
        for (int i = 0; i < 10; ++i)
            queue(*desks.back(), "p" + std::to_string(i) + "@" + std::to_string(company) + ".x");
    }
    const auto url = server().url("rollcall_notification_relay");
    Mailroom one(database(), url, courier::smtp(plain(smtp)), kSender, [] {});
    Mailroom two(database(), url, courier::smtp(plain(smtp)), kSender, [] {});
    REQUIRE(support::eventually([&] { return smtp.received().size() >= 30; }, 10000));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    std::set<std::string> addresses;
    for (const auto& mail : smtp.received()) addresses.insert(mail.to.at(0));
    CHECK(smtp.received().size() == 30);
    CHECK(addresses.size() == 30);
}

TEST_CASE("rule 18: the mailroom's look across companies sees neither whom a mail is for nor what it says") {
    pqxx::connection session(server().url("rollcall_notification_relay"));
    pqxx::nontransaction work(session);
    CHECK_NOTHROW(work.exec("SELECT company_id, due_at, status FROM notification.mail"));
    for (const char* column : {"to_email", "to_name", "contents"})
        CHECK_THROWS(work.exec(std::string("SELECT ") + column + " FROM notification.mail"));
}

}  // namespace rollcall::notification
