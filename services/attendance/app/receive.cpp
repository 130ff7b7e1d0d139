#include "services/attendance/app/receive.hpp"

#include "common/events/outbox.hpp"
#include "services/attendance/app/copies.hpp"
#include "services/attendance/app/published.hpp"
#include "services/attendance/app/replay_people.hpp"
#include "services/attendance/store/fence_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/second_look_store.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace rollcall::attendance::app {

namespace {

using domain::Disposition;
using domain::Hold;
using domain::MachinePunch;

// Longer than any desk's transaction lasts.
constexpr Seconds kSecondLook{5};

// A count keeps its order; any other text is a name.
std::int64_t order_of(const std::optional<std::string>& sequence) {
    std::int64_t number = 0;
    if (sequence) std::from_chars(sequence->data(), sequence->data() + sequence->size(), number);
    return number;
}

// A badge's number may be another person's employee code.
std::string natural_code(store::CodeKind kind, const std::string& code) {
    return kind == store::CodeKind::badge ? "badge " + code : code;
}

store::MachinePunchRow row_of(
    const CompanyId& company, const UserId& sender, store::CodeKind kind, const Incoming& incoming, Instant received_at
) {
    const Instant at = incoming.at.value_or(received_at);
    store::MachinePunchRow row{
        .code = incoming.code, .code_kind = kind, .sender = sender, .source_seq = incoming.source_seq};
    row.machine.punch = {
        .id = domain::machine_punch_id(company, natural_code(kind, incoming.code), at, incoming.kind),
        .kind = incoming.kind,
        .at = at,
        .received_at = received_at,
        .source = incoming.source,
        .actor = sender,
        .place = incoming.place,
        .by_machine = true,
        .sequence = order_of(incoming.source_seq),
    };
    row.machine.resolved = incoming.kind;
    return row;
}

// One upload on its way.
class Upload {
  public:
    Upload(pg::Tx& tx, const UserId& sender, store::CodeKind kind) : tx_(tx), sender_(sender), kind_(kind) {}

    Result<std::vector<Received>> run(const std::vector<Incoming>& incoming) {
        const auto company = store::company_of(tx_);
        for (const auto& one : incoming) rows_.push_back(row_of(company, sender_, kind_, one, store::decided_at(tx_)));
        find_people();
        copies_.emplace(tx_, sender_, rows_);
        judge_places();
        hold_back();
        ROLLCALL_CHECK(replay());
        ROLLCALL_CHECK(store());
        announce_quarantined();
        want_second_looks();
        return results();
    }

  private:
    void find_people() {
        std::set<std::string> codes;
        for (const auto& row : rows_) codes.insert(row.code);
        look_up(codes);
        std::erase_if(codes, [this](const std::string& code) { return people_.contains(code); });
        if (!codes.empty()) {
            store::lock_codes(tx_, kind_, {codes.begin(), codes.end()});
            look_up(codes);
        }
        for (auto& row : rows_)
            if (const auto known = people_.find(row.code); known != people_.end())
                row.machine.punch.employee = known->second.id;
    }

    void look_up(const std::set<std::string>& codes) {
        for (auto& known : store::lock_people(tx_, kind_, {codes.begin(), codes.end()}))
            people_.emplace(std::move(known.code), std::move(known.employee));
    }

    void judge_places() {
        std::set<UserId> users;
        std::optional<Instant> from, until;
        for (const auto& row : rows_) {
            const auto& punch = row.machine.punch;
            if (!punch.place || punch.employee.is_nil()) continue;
            users.insert(punch.employee);
            from = std::min(from.value_or(punch.at), punch.at);
            until = std::max(until.value_or(punch.at), punch.at);
        }
        if (users.empty()) return;
        const auto fences = store::fences_of(tx_, {users.begin(), users.end()}, *from, *until);
        for (auto& row : rows_) {
            auto& punch = row.machine.punch;
            const auto known = fences.find(punch.employee);
            if (!punch.place || known == fences.end()) continue;
            std::vector<domain::Fence> open;
            for (const auto& fence : known->second)
                if (fence.is_open_at(punch.at)) open.push_back(fence.fence);
            punch.place_verdict = domain::judge(*punch.place, open);
        }
    }

    void hold_back() {
        const auto policies = store::policy_book(tx_);
        for (auto& row : rows_) {
            auto& machine = row.machine;
            const auto& policy = policies.on(Date{std::chrono::floor<std::chrono::days>(store::decided_at(tx_))});
            if (policy.geofence_mode == "off") machine.punch.place_verdict = domain::PlaceVerdict::none;
            machine.hold = hold_of(row, policy);
            if (machine.hold != Hold::none) machine.why = domain::reason_of(machine.hold);
        }
    }

    Hold hold_of(const store::MachinePunchRow& row, const domain::Policy& policy) const {
        const auto& punch = row.machine.punch;
        const auto known = people_.find(row.code);
        if (known == people_.end()) return Hold::unknown_employee;
        if (const auto hold = domain::hold_for_moment(policy, punch.at, punch.received_at); hold != Hold::none)
            return hold;
        if (!known->second.is_active) return Hold::inactive_employee;
        const bool refused = policy.geofence_mode == "refuse" && punch.place_verdict == domain::PlaceVerdict::outside;
        return refused ? Hold::outside_geofence : Hold::none;
    }

    Result<void> replay() {
        std::map<UserId, store::WantedHistory> wanted;
        std::vector<MachinePunch> arrivals;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& machine = rows_[i].machine;
            if (copies_->is_copy(i) || machine.hold != Hold::none) continue;
            arrivals.push_back(machine);
            auto& history =
                wanted.try_emplace(machine.punch.employee, people_.at(rows_[i].code), machine.punch.at).first->second;
            history.from = std::min(history.from, machine.punch.at);
        }
        std::vector<store::WantedHistory> histories;
        for (auto& [user, history] : wanted) histories.push_back(std::move(history));
        ROLLCALL_TRY(const auto placed, replay_people(tx_, histories, arrivals));
        std::map<PunchId, MachinePunch> places;
        for (const auto& machine : placed) places.emplace(machine.punch.id, machine);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (const auto place = places.find(rows_[i].machine.punch.id);
                !copies_->is_copy(i) && place != places.end())
                rows_[i].machine = place->second;
        return {};
    }

    Result<void> store() {
        std::vector<store::MachinePunchRow> added;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!copies_->is_copy(i)) added.push_back(rows_[i]);
        const auto stored = store::add_machine_punches(tx_, added);
        if (stored.size() == added.size()) return {};
        // Another upload stored one of them in between.
        return fail({.code = Code::stale, .reason = "recordVersionStale", .message = "Another upload came first."});
    }

    void announce_quarantined() {
        std::vector<events::Event> events;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!copies_->is_copy(i) && rows_[i].machine.disposition == Disposition::quarantined)
                events.push_back(
                    {"attendance.punch_quarantined", rows_[i].machine.punch.id.str(), 1, quarantined_data(rows_[i])}
                );
        if (!events.empty()) events::publish_all(tx_, events);
    }

    // Somebody may enter at this very moment what these have missed, and neither sees the other's yet.
    void want_second_looks() {
        std::vector<store::WantedLook> wanted;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& machine = rows_[i].machine;
            if (!copies_->is_copy(i) && machine.hold == Hold::none && machine.disposition == Disposition::quarantined)
                wanted.push_back({machine.punch.employee, machine.punch.at});
        }
        store::want_looks(tx_, wanted, store::decided_at(tx_) + kSecondLook);
    }

    std::vector<Received> results() const {
        std::map<PunchId, MachinePunch> all = copies_->stored();
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!copies_->is_copy(i)) all.emplace(rows_[i].machine.punch.id, rows_[i].machine);
        std::vector<Received> results;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& machine = all.at(copies_->original(i).value_or(rows_[i].machine.punch.id));
            auto status = machine.disposition == Disposition::quarantined ? Reception::quarantined : Reception::created;
            if (copies_->is_copy(i) || machine.disposition == Disposition::duplicate) status = Reception::duplicate;
            results.push_back({status, machine});
        }
        return results;
    }

    pg::Tx& tx_;
    UserId sender_;
    store::CodeKind kind_;
    std::vector<store::MachinePunchRow> rows_;
    std::map<std::string, domain::Employee> people_;  // by code
    std::optional<Copies> copies_;
};

}  // namespace

Result<std::vector<Received>> receive(
    pg::Tx& tx, const UserId& sender, store::CodeKind kind, const std::vector<Incoming>& incoming
) {
    return Upload(tx, sender, kind).run(incoming);
}

}  // namespace rollcall::attendance::app
