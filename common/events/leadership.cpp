#include "common/events/leadership.hpp"

namespace rollcall::events {

namespace {

constexpr pg::Statement kLead{"lead", "SELECT pg_try_advisory_lock(7110, hashtext($1))"};

}  // namespace

pg::Connection* Leadership::lead() {
    if (!connection_) {
        leading_ = false;
        connection_ = std::make_unique<pg::Connection>(url_, std::chrono::seconds(30));
    }
    if (!leading_) leading_ = connection_->exec(kLead, name_)[0][0].as<bool>();
    return leading_ ? connection_.get() : nullptr;
}

}  // namespace rollcall::events
