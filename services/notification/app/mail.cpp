#include "services/notification/app/mail.hpp"

#include "common/events/outbox.hpp"
#include "common/pg/origin.hpp"
#include "services/notification/store/mail.hpp"

#include <boost/json/serialize.hpp>

#include <vector>

namespace rollcall::notification::app {

namespace {

// Longer than a batch can take.
constexpr auto kLease = Minutes{15};

void publish(pg::Tx& tx, const char* type, const domain::Mail& mail, const std::string& failure) {
    const boost::json::object facts{
        {"deliveryId", mail.id.str()},
        {"channel", "email"},
        {"template", mail.mail_template},
        {"attempts", mail.attempts},
        {"failure", failure.empty() ? boost::json::value(nullptr) : boost::json::value(failure)},
    };
    events::publish(
        tx, {.type = type, .subject = mail.id.str(), .sequence = mail.attempts, .data = boost::json::serialize(facts)}
    );
}

void settle(pg::Tx& tx, const domain::Mail& mail, const Handover& handover) {
    if (handover.outcome == Handover::Outcome::taken) {
        if (store::settle_delivered(tx, mail.id)) publish(tx, "notification.delivered", mail, "");
        return;
    }
    const auto again = handover.outcome == Handover::Outcome::try_again
                           ? domain::next_attempt(mail.attempts, store::decided_at(tx))
                           : std::nullopt;
    if (again)
        store::put_off(tx, mail.id, *again, handover.failure);
    else if (store::settle_dead(tx, mail.id, handover.failure))
        publish(tx, "notification.failed", mail, handover.failure);
}

}  // namespace

Result<void> queue_mail(pg::Tx& tx, domain::Mail mail) {
    ROLLCALL_CHECK(domain::require_deliverable(mail));
    mail.id = MailId::make(store::decided_at(tx));
    store::insert_mail(tx, mail);
    return {};
}

Result<int> deliver_due_mail(
    pg::Database& database, const CompanyId& company, const Courier& courier, const domain::Sender& sender
) {
    using Batch = std::vector<domain::Mail>;
    ROLLCALL_TRY(const auto due, database.in_tx<Batch>(company, {}, [](pg::Tx& tx) -> Result<Batch> {
        return store::take_due_mail(tx, store::decided_at(tx) + kLease);
    }));
    for (const auto& mail : due) {
        const auto handover = courier(domain::message_for(mail, domain::letter_for(mail), sender, now()));
        ROLLCALL_CHECK(database.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
            settle(tx, mail, handover);
            return true;
        }));
    }
    return static_cast<int>(due.size());
}

}  // namespace rollcall::notification::app
