#include "services/notification/store/mail.hpp"

#include "common/pg/connection.hpp"
#include "common/pg/tx.hpp"

#include <boost/json.hpp>

namespace rollcall::notification::store {

namespace {

constexpr pg::Statement kInsert{"insert_mail", R"sql(
    INSERT INTO notification.mail (company_id, id, to_email, to_name, template, contents, due_at, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7))sql"};

constexpr pg::Statement kDueCompanies{"companies_with_due_mail", R"sql(
    SELECT DISTINCT company_id FROM (SELECT company_id FROM notification.mail
                                      WHERE status = 'waiting' AND due_at <= $1 ORDER BY due_at LIMIT 500) AS due)sql"};

constexpr pg::Statement kTake{"take_due_mail", R"sql(
    UPDATE notification.mail SET attempts = attempts + 1, due_at = $3, updated_at = $2
     WHERE company_id = $1 AND id IN (
           SELECT id FROM notification.mail
            WHERE company_id = $1 AND status = 'waiting' AND due_at <= $2
            ORDER BY due_at LIMIT 20 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id, to_email, to_name, template, contents, attempts)sql"};

constexpr pg::Statement kSettle{"settle_mail", R"sql(
    UPDATE notification.mail SET status = $3, contents = NULL, failure = $4, updated_at = $5
     WHERE company_id = $1 AND id = $2 AND status = 'waiting')sql"};

constexpr pg::Statement kPutOff{"put_off_mail", R"sql(
    UPDATE notification.mail SET due_at = $3, failure = $4, updated_at = $5
     WHERE company_id = $1 AND id = $2 AND status = 'waiting')sql"};

domain::Contents read_contents(const std::string& text) {
    domain::Contents contents;
    const auto parsed = boost::json::parse(text);
    for (const auto& member : parsed.as_object())
        contents.emplace(std::string(member.key()), std::string(member.value().as_string()));
    return contents;
}

std::string write_contents(const domain::Contents& contents) {
    boost::json::object object;
    for (const auto& [name, value] : contents) object[name] = value;
    return boost::json::serialize(object);
}

bool settle(pg::Tx& tx, const MailId& id, const char* status, const std::string& failure) {
    const auto done = tx.exec(kSettle, tx.company(), id, std::string(status), failure, tx.decided_at());
    return done.affected_rows() == 1;
}

}  // namespace

Instant decided_at(const pg::Tx& tx) {
    return tx.decided_at();
}

void insert_mail(pg::Tx& tx, const domain::Mail& mail) {
    tx.exec(
        kInsert,
        tx.company(),
        mail.id,
        mail.to_email,
        mail.to_name,
        mail.mail_template,
        write_contents(mail.contents),
        tx.decided_at()
    );
}

std::vector<CompanyId> companies_with_due_mail(pg::Connection& connection) {
    std::vector<CompanyId> companies;
    for (const auto& row : connection.exec(kDueCompanies, now())) companies.push_back(row[0].as<CompanyId>());
    return companies;
}

std::vector<domain::Mail> take_due_mail(pg::Tx& tx, Instant again) {
    std::vector<domain::Mail> due;
    for (const auto& row : tx.exec(kTake, tx.company(), tx.decided_at(), again))
        due.push_back({
            .id = row[0].as<MailId>(),
            .to_email = row[1].as<std::string>(),
            .to_name = row[2].as<std::string>(),
            .mail_template = row[3].as<std::string>(),
            .contents = read_contents(row[4].as<std::string>()),
            .attempts = row[5].as<int>(),
        });
    return due;
}

bool settle_delivered(pg::Tx& tx, const MailId& id) {
    return settle(tx, id, "delivered", "");
}

bool settle_dead(pg::Tx& tx, const MailId& id, const std::string& failure) {
    return settle(tx, id, "dead", failure);
}

bool put_off(pg::Tx& tx, const MailId& id, Instant due_at, const std::string& failure) {
    return tx.exec(kPutOff, tx.company(), id, due_at, failure, tx.decided_at()).affected_rows() == 1;
}

}  // namespace rollcall::notification::store
