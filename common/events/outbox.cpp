#include "common/events/outbox.hpp"

#include "common/pg/tx.hpp"

#include <map>
#include <mutex>

namespace rollcall::events {

namespace {

// The schema is part of the SQL text, and prepared statements live as long as their text must: one set per schema.
struct Statements {
    Statements(const Statements&) = delete;
    Statements& operator=(const Statements&) = delete;

    explicit Statements(const std::string& schema)
        : publish_sql(
              "INSERT INTO " + schema +
              ".outbox (company_id, id, type, subject, sequence, at, traceparent, data)"
              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
          ),
          publish_all_sql(
              "INSERT INTO " + schema +
              ".outbox (company_id, id, type, subject, sequence, at, traceparent, data)"
              " SELECT $1, e.id, e.type, e.subject, e.sequence, $2, $3, e.data"
              " FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::text[])"
              " AS e (id, type, subject, sequence, data)"
          ),
          audit_sql(
              "INSERT INTO " + schema +
              ".audit_entry (company_id, id, at, actor_id, action, entity, entity_id, before, after, request_id,"
              " client_address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
          ) {}

    std::string publish_sql;
    std::string publish_all_sql;
    std::string audit_sql;
    pg::Statement publish{"outbox_publish", publish_sql.c_str()};
    pg::Statement publish_all{"outbox_publish_all", publish_all_sql.c_str()};
    pg::Statement audit{"audit_append", audit_sql.c_str()};
};

const Statements& statements_of(const pg::Tx& tx) {
    static std::mutex mutex;
    static std::map<std::string, Statements> by_schema;  // never erased: statements point into it
    const std::lock_guard lock(mutex);
    return by_schema.try_emplace(tx.schema(), tx.schema()).first->second;
}

}  // namespace

void publish(pg::Tx& tx, const Event& event) {
    const auto id = EventId::make(tx.decided_at());
    tx.note_event(event.type, id);
    tx.exec(
        statements_of(tx).publish,
        tx.company(),
        id,
        event.type,
        event.subject,
        event.sequence,
        tx.decided_at(),
        tx.origin().traceparent,
        event.data
    );
}

void publish_all(pg::Tx& tx, const std::vector<Event>& events) {
    if (events.empty()) return;
    std::vector<EventId> ids;
    std::vector<std::string> types, subjects, sequences, data;
    for (const auto& event : events) {
        ids.push_back(EventId::make(tx.decided_at()));
        types.push_back(event.type);
        subjects.push_back(event.subject);
        sequences.push_back(std::to_string(event.sequence));
        data.push_back(event.data);
    }
    tx.note_event(types.back(), ids.back());
    tx.exec(
        statements_of(tx).publish_all,
        tx.company(),
        tx.decided_at(),
        tx.origin().traceparent,
        pg::array(ids),
        pg::array(types),
        pg::array(subjects),
        pg::array(sequences),
        pg::array(data)
    );
}

void audit(pg::Tx& tx, const AuditEntry& entry) {
    tx.exec(
        statements_of(tx).audit,
        tx.company(),
        EventId::make(tx.decided_at()),
        tx.decided_at(),
        tx.origin().actor,
        entry.action,
        entry.entity,
        entry.entity_id,
        entry.before,
        entry.after,
        tx.origin().request_id,
        tx.origin().client_address
    );
}

}  // namespace rollcall::events
