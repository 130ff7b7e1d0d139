#include "services/attendance/store/desk_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

#define CHANGES                                                                              \
    "($1::uuid[], $2::attendance.record[], $3::bigint[], $4::attendance.punch[],"            \
    " $5::attendance.resolution[], $6::attendance.new_event[], $7::attendance.desk_audit[]," \
    " $8::attendance.new_answer[], $9)"
constexpr pg::Statement kStoreChanges{"desk_store", "SELECT attendance.desk_store" CHANGES};
constexpr pg::Statement kStoreByHand{"desk_store_by_hand", "SELECT attendance.desk_store_by_hand" CHANGES};
#undef CHANGES

std::string companies_of(const std::vector<Write>& writes) {
    std::set<CompanyId> companies;
    for (const auto& write : writes) companies.insert(write.change.record.company);
    return pg::array(std::vector<CompanyId>(companies.begin(), companies.end()));
}

struct Texts {
    pg::RowArray records, punches, resolutions, events, audits, answers;
    std::string expected;  // the version each record has still

    void add(const Write& write) {
        const auto& record = write.change.record;
        append(records, record);
        expected +=
            (expected.empty() ? "" : ",") + std::to_string(write.change.before ? write.change.before->version : 0);
        for (const auto& punch : write.change.punches) append(punches, record, punch);
        for (const auto& resolution : write.change.resolutions) append(resolutions, record, resolution);
        // Sequences rise one by one up to the record's version.
        auto sequence = record.version - static_cast<std::int64_t>(write.events.size());
        for (const auto& event : write.events) add_event(write, event, ++sequence);
        add_audit(write);
        if (!write.provenance.idempotency_key.empty()) add_answer(write);
    }

    void add_event(const Write& write, const Event& event, std::int64_t sequence) {
        const auto& record = write.change.record;
        events.row()
            .add(record.company)
            .add(EventId::make(record.updated_at))
            .add(record.id)
            .add(event.type)
            .add(sequence)
            .add(record.updated_at)
            .add(write.provenance.traceparent)
            .add(event.data);
    }

    void add_audit(const Write& write) {
        const auto& record = write.change.record;
        audits.row()
            .add(record.company)
            .add(EventId::make(record.updated_at))
            .add(record.id)
            .add(record.updated_at)
            .add(write.provenance.actor)
            .add(write.provenance.action)
            .add(write.before)
            .add(write.events.empty() ? std::string_view() : std::string_view(write.events.front().data))
            .add(write.provenance.request_id)
            .add(write.provenance.client_address);
    }

    void add_answer(const Write& write) {
        const auto& provenance = write.provenance;
        answers.row()
            .add(write.change.record.company)
            .add(write.change.record.id)
            .add(provenance.actor)
            .add(provenance.route)
            .add(provenance.idempotency_key)
            .add(provenance.fingerprint)
            .bytes(provenance.answer);
    }
};

// `session` is a connection or a transaction: the statement sets its scope itself.
template <class Session>
std::set<RecordId> run_store(
    Session& session, const pg::Statement& statement, const std::vector<Write>& writes, bool together
) {
    Texts texts;
    for (const auto& write : writes) texts.add(write);
    const auto companies = companies_of(writes);
    std::set<RecordId> stored;
    for (const auto& row : session.exec(
             statement,
             companies,
             texts.records.text(),
             "{" + texts.expected + "}",
             texts.punches.text(),
             texts.resolutions.text(),
             texts.events.text(),
             texts.audits.text(),
             texts.answers.text(),
             together
         ))
        stored.insert(row[0].template as<RecordId>());
    return stored;
}

}  // namespace

Result<std::set<RecordId>> store_changes(pg::Database& database, const std::vector<Write>& writes, bool together) {
    std::set<RecordId> stored;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        stored = run_store(connection, kStoreByHand, writes, together);
    }));
    return stored;
}

void store_changes(pg::Tx& tx, const std::vector<Write>& writes) {
    run_store(tx, kStoreChanges, writes, true);
}

std::set<RecordId> store_possible_changes(pg::Tx& tx, const std::vector<Write>& writes) {
    if (writes.empty()) return {};
    return run_store(tx, kStoreChanges, writes, false);
}

}  // namespace rollcall::attendance::store
