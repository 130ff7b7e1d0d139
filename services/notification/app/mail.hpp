// Queues mail, and delivers what is due.
#pragma once

#include "common/pg/database.hpp"
#include "services/notification/domain/message.hpp"

#include <functional>
#include <string>

namespace rollcall::notification::app {

// What became of one attempt.
struct Handover {
    enum class Outcome { taken, refused_for_good, try_again };
    Outcome outcome = Outcome::taken;
    std::string failure;  // for an operator; no address, no secret
};

// How mail leaves: by SMTP or into a directory. Blocks for some seconds at most.
using Courier = std::function<Handover(const domain::Message&)>;

// Error: the mail's fields.
Result<void> queue_mail(pg::Tx& tx, domain::Mail mail);

// Tries a batch of one company's due mail, each with its own commit; publishes notification.delivered, or .failed for
// one that is given up. How many were tried. A crash between handing over and its commit sends a mail again.
Result<int> deliver_due_mail(
    pg::Database& database, const CompanyId& company, const Courier& courier, const domain::Sender& sender
);

}  // namespace rollcall::notification::app
