#include "services/notification/main/mailroom.hpp"

#include "common/log/log.hpp"
#include "common/pg/database.hpp"
#include "services/notification/store/mail.hpp"

namespace rollcall::notification {

namespace {

constexpr auto kPeriod = std::chrono::milliseconds(1000);

}  // namespace

Mailroom::Mailroom(
    pg::Database& database,
    const std::string& url,
    app::Courier courier,
    domain::Sender sender,
    std::function<void()> settled
)
    : database_(database),
      leadership_("mail notification", url),
      courier_(std::move(courier)),
      sender_(std::move(sender)),
      settled_(std::move(settled)),
      beat_(kPeriod, [this] { return look(); }) {}

bool Mailroom::look() {
    try {
        return deliver();
    } catch (const std::exception&) {
        leadership_.resign();  // PostgreSQL is away; ask again at the next beat
        return false;
    }
}

bool Mailroom::deliver() {
    auto* connection = leadership_.lead();
    if (!connection) return false;
    int tried = 0;
    for (const auto& company : store::companies_with_due_mail(*connection)) {
        if (beat_.is_stopping()) return false;
        const auto delivered = app::deliver_due_mail(database_, company, courier_, sender_);
        if (!delivered) {
            log::warning("mail waits", {{"company", company.str()}, {"why", delivered.error().message}});
            continue;
        }
        tried += *delivered;
        if (*delivered > 0) settled_();
    }
    return tried > 0;
}

}  // namespace rollcall::notification
