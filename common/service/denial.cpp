#include "common/service/denial.hpp"

#include "common/events/outbox.hpp"
#include "common/log/log.hpp"

#include <boost/json.hpp>

namespace rollcall::service {

void record_denial(pg::Database& database, const rpc::Call& call, const pg::Origin& origin, const Error& error) {
    if (error.code != Code::permission_denied || !call.principal) return;
    const boost::json::object after{
        {"route", call.route},
        {"outcome", "denied"},
        {"reason", error.reason},
        {"message", error.message},
        {"actor_role", call.principal->is_machine() ? "machine" : name_of(call.principal->role)},
    };
    const auto written = database.in_tx<bool>(call.principal->company, origin, [&](pg::Tx& tx) -> Result<bool> {
        events::audit(
            tx,
            {.action = "access.denied",
             .entity = call.target_kind.empty() ? "route" : call.target_kind,
             .entity_id = call.target_kind.empty() ? call.route : call.target_id,
             .after = boost::json::serialize(after)}
        );
        return true;
    });
    if (!written) log::warning("a denial was not audited", {{"route", call.route}, {"request_id", call.request_id}});
}

}  // namespace rollcall::service
