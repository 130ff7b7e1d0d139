#include "common/events/dead_letter.hpp"

#include "common/events/stream.hpp"
#include "common/log/log.hpp"
#include "common/pg/tx.hpp"

namespace rollcall::events {

bool bury(
    pg::Database& database,
    redis::Connection& redis,
    const ConsumerSettings& settings,
    const Received& event,
    const Error& why,
    int attempts
) {
    const std::string sql = "INSERT INTO " + database.schema() +
                            ".dead_letter (company_id, event_id, stream, type, subject, sequence, at, data, failure,"
                            " attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    const pg::Statement statement{"dead_letter_bury", sql.c_str()};
    const auto buried = database.in_tx<bool>(event.company, {}, [&](pg::Tx& tx) -> Result<bool> {
        tx.exec(
            statement,
            tx.company(),
            event.id,
            settings.stream,
            event.type,
            event.subject,
            event.sequence,
            event.time,
            event.data,
            std::string(name_of(why.code)) + ": " + why.reason,
            attempts
        );
        return true;
    });
    if (!buried) return false;
    log::error(
        "an event was given up",
        {{"stream", settings.stream}, {"type", event.type}, {"id", event.id}, {"reason", why.reason}}
    );
    (void)redis.run(xadd(dead_of(settings.group), event));
    return true;
}

}  // namespace rollcall::events
