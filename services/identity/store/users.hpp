// People of a company. Taken e-mails, codes and badges and unknown managers are refused by
// constraints; see constraints.hpp for what they mean.
#pragma once

#include "services/identity/domain/user.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

// With the e-mail's lookup row. No hash: the person has no password yet.
void insert_user(pg::Tx& tx, const domain::User& user, const std::optional<std::string>& password_hash);
std::optional<domain::User> find_user(pg::Tx& tx, const UserId& id);

// By any of the three; nothing in any is everybody, at most 10 000.
struct WantedPeople {
    std::vector<UserId> ids = {};
    std::vector<std::string> employee_codes = {};
    std::vector<std::string> badge_numbers = {};

    bool is_everybody() const { return ids.empty() && employee_codes.empty() && badge_numbers.empty(); }
};

// Those of the wanted that exist.
std::vector<domain::User> find_people(pg::Tx& tx, const WantedPeople& wanted);

// Holds the row until the transaction ends; false when there is none. Against tokens: no session
// starts meanwhile.
bool lock_user(pg::Tx& tx, const UserId& id);
// Everything but ids and times. Raises record_version by `versions`, one for each event that tells of the change: their
// sequences rise with it.
void save_user(pg::Tx& tx, const domain::User& user, int versions);
// The recurring shift that shift's event of this sequence names; older news change nothing.
void save_template(
    pg::Tx& tx, const UserId& id, const std::optional<domain::ShiftTemplateId>& shift_template, std::int64_t sequence
);
// The hash and the status; versions as above.
void save_password(pg::Tx& tx, const domain::User& user, const std::string& hash, int versions);
// Nothing while the person has none.
std::optional<std::string> password_of(pg::Tx& tx, const UserId& id);
// True when `boss` is `person` or in their reporting line.
bool is_above(pg::Tx& tx, const UserId& boss, const UserId& person);
void move_email(pg::Tx& tx, const std::string& from_key, const std::string& to_key);
int count_other_active_admins(pg::Tx& tx, const UserId& but);

// Holds the row against changes until the transaction ends. The moment, by the database's clock, is
// the one to issue a token at: a change that comes after it revokes tokens issued before the
// change.
std::optional<Instant> hold_user(pg::Tx& tx, const UserId& id);

struct Credential {
    UserId user;
    std::optional<std::string> password_hash;
    domain::Status status = domain::Status::invited;
};

std::optional<Credential> find_credential(pg::Tx& tx, const std::string& email_key);

// The name to log in with besides the e-mail. Another's: refused by a constraint.
void name_user(pg::Tx& tx, const UserId& id, const std::string& username_key);
std::optional<Credential> find_credential_of_username(pg::Tx& tx, const std::string& username_key);

}  // namespace rollcall::identity::store
