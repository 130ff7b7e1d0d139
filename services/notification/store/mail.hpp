// The queue of mail.
#pragma once

#include "common/pg/database.hpp"
#include "services/notification/domain/mail.hpp"

#include <vector>

namespace rollcall::notification::store {

// The moment a transaction decides by, for use cases that do not see the transaction's inside.
Instant decided_at(const pg::Tx& tx);

// Due at once.
void insert_mail(pg::Tx& tx, const domain::Mail& mail);

// Companies with mail that is due, some hundred at most. As the relay's role, which may look across companies.
std::vector<CompanyId> companies_with_due_mail(pg::Connection& connection);

// A batch of the company's due mail, its attempt counted; due again at `again`, should this process end meanwhile.
std::vector<domain::Mail> take_due_mail(pg::Tx& tx, Instant again);

// False: somebody else decided it meanwhile. What the template was filled with is gone after either of the first two.
bool settle_delivered(pg::Tx& tx, const MailId& id);
bool settle_dead(pg::Tx& tx, const MailId& id, const std::string& failure);
bool put_off(pg::Tx& tx, const MailId& id, Instant due_at, const std::string& failure);

}  // namespace rollcall::notification::store
