#include "services/attendance/app/desk_batch.hpp"

#include "common/time/zone.hpp"
#include "services/attendance/app/published.hpp"
#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/store/fence_store.hpp"

#include <algorithm>

namespace rollcall::attendance::app {

namespace {

// A request that lost this many races in a row is told to come back.
constexpr int kMostAttempts = 100;

bool knows_too_little(const DeskRequest& request, const domain::PunchFacts& facts) {
    // Somebody who has just been activated or brought back is no stranger either.
    if (request.asked.user && (!facts.employee || !facts.employee->is_active)) return true;
    // Rule 3: an assignment that was acknowledged before the punch counts, so "unscheduled" is the owner's word too.
    if (request.asked.near && !facts.open_record) return !domain::with_shift_at(facts, *request.asked.near).shift;
    return request.asked.shift && (!facts.shift || !facts.is_assigned);
}

std::string name_in(const domain::PunchFacts& facts) {
    return facts.employee ? facts.employee->full_name : "";
}

store::Write written(const DeskRequest& request, domain::RecordChange change, const domain::PunchFacts& facts) {
    const bool withdraws = change.withdraws_absence();
    auto write = write_of(std::move(change), request.provenance);
    auto& record = write.change.record;
    // Rule 12: who was told of the absence hears that it is withdrawn. A second event, so a second version.
    if (withdraws) {
        std::vector<UserId> told{record.user};
        if (facts.employee && facts.employee->lead) told.push_back(*facts.employee->lead);
        record.version += 1;
        write.events.push_back({"attendance.revised", event_data(record, told)});
    }
    if (!write.provenance.idempotency_key.empty())
        write.provenance.answer = request.encode({record, name_in(facts), {}});
    return write;
}

Error reused() {
    return {
        .code = Code::unprocessable,
        .reason = "idempotencyKeyReused",
        .message = "This Idempotency-Key belongs to a different request; use a new key.",
    };
}

}  // namespace

struct DeskBatch::Decided {
    DeskRequest request;
    std::vector<store::Write> writes;  // the last one is the answer's
    std::string full_name;
};

void DeskBatch::ask_owners(std::vector<DeskRequest>& requests) {
    for (auto& request : requests) {
        request.owners_were_away =
            !siblings_.refresh(request.asked.company, request.asked.user, request.asked.shift).has_value();
        request.asked_owners = true;
    }
}

BatchOutcome DeskBatch::serve(std::vector<DeskRequest> requests) {
    BatchOutcome outcome;
    std::vector<store::Asked> asked;
    for (const auto& request : requests) asked.push_back(request.asked);
    auto found = store::find_facts(database_, asked, time::local_date(now(), "UTC"));
    if (found)
        if (auto judged = judge_places(requests, *found); !judged) found = fail(std::move(judged.error()));
    std::vector<Decided> decided;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (found)
            consider(std::move(requests[i]), (*found)[i], decided, outcome);
        else
            outcome.answered.push_back({std::move(requests[i]), fail(found.error())});
    }
    store(std::move(decided), outcome);
    return outcome;
}

void DeskBatch::consider(
    DeskRequest request, const store::Found& found, std::vector<Decided>& decided, BatchOutcome& outcome
) {
    const auto refuse = [&](Error error) { outcome.answered.push_back({std::move(request), fail(std::move(error))}); };
    if (request.deadline < std::chrono::system_clock::now())
        return refuse(unavailable("The request waited too long; try again."));
    if (const auto& stored = found.answer) {
        if (stored->fingerprint != request.provenance.fingerprint) return refuse(reused());
        outcome.answered.push_back({std::move(request), DeskAnswer{.stored = stored->bytes}});
        return;
    }
    if (knows_too_little(request, found.facts)) {
        // "Not assigned" is believed only from the owner.
        if (request.owners_were_away) return refuse(unavailable("The roster cannot be asked right now; try again."));
        if (!request.asked_owners) return outcome.strangers.push_back(std::move(request));
    }
    std::vector<store::Write> writes;
    const auto verdict = decide(request, found.facts, writes);
    if (!verdict) return refuse(verdict.error());
    const auto name = name_in(found.facts);
    if (writes.back().change.is_nothing()) {
        outcome.answered.push_back({std::move(request), DeskAnswer{std::move(writes.back().change.record), name, {}}});
        return;
    }
    // One change per person and batch: the next one is decided on what this one leaves.
    const auto& user = writes.back().change.record.user;
    const bool taken = std::any_of(decided.begin(), decided.end(), [&user](const Decided& one) {
        return one.writes.back().change.record.user == user;
    });
    if (taken)
        outcome.again.push_back(std::move(request));
    else
        decided.push_back({std::move(request), std::move(writes), name});
}

Result<void> DeskBatch::decide(
    const DeskRequest& request, const domain::PunchFacts& facts, std::vector<store::Write>& writes
) {
    std::vector<domain::Punch> punches;
    std::optional<domain::PunchFacts> continued;
    if (const auto* record = request.continues ? request.continues(facts) : nullptr) {
        ROLLCALL_TRY(punches, punches_of(*record));
        continued = facts;
        ROLLCALL_TRY(continued->policy, store::policy_of(database_, *record));
        continued->policy.manager_scope = facts.policy.manager_scope;
    }
    ROLLCALL_TRY(auto decision, request.decide(continued ? *continued : facts, punches));
    if (decision.closes_open_record) {
        ROLLCALL_TRY(auto former, punches_of(*facts.open_record));
        ROLLCALL_TRY(const auto policy, store::policy_of(database_, *facts.open_record));
        auto closing = written(
            request,
            domain::close_forgotten(*facts.open_record, policy, std::move(former), decision.change.record.updated_at),
            {}
        );
        closing.provenance.idempotency_key.clear();
        writes.push_back(std::move(closing));
    }
    writes.push_back(written(request, std::move(decision.change), facts));
    return {};
}

Result<void> DeskBatch::judge_places(const std::vector<DeskRequest>& requests, std::vector<store::Found>& found) {
    std::map<CompanyId, std::vector<UserId>> callers;
    for (const auto& request : requests)
        if (request.place) callers[request.asked.company].push_back(request.provenance.actor);
    for (const auto& [company, users] : callers) {
        ROLLCALL_TRY(auto open, store::open_fences_of(database_, company, users, now()));
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const auto& request = requests[i];
            auto& facts = found[i].facts;
            const auto& caller = request.provenance.actor;
            const bool is_own = facts.employee && facts.employee->id == caller;
            if (request.place && request.asked.company == company && is_own && facts.policy.geofence_mode != "off")
                facts.place = domain::judge(*request.place, open[caller]);
        }
    }
    return {};
}

Result<std::vector<domain::Punch>> DeskBatch::punches_of(const domain::Record& record) {
    ROLLCALL_TRY(auto found, store::find_punches(database_, record.company, {record.id}));
    return std::move(found[record.id]);
}

void DeskBatch::store(std::vector<Decided> decided, BatchOutcome& outcome) {
    // Two changes that belong together, or one whose neighbors failed, go alone.
    std::vector<Decided> singles;
    std::vector<store::Write> writes;
    for (auto& one : decided) {
        if (one.writes.size() == 1)
            singles.push_back(std::move(one));
        else
            store_alone(std::move(one), outcome);
    }
    if (singles.empty()) return;
    // In one order everywhere, so that two batches never wait for each other in a circle.
    std::sort(singles.begin(), singles.end(), [](const Decided& a, const Decided& b) {
        const auto& left = a.writes.back().change.record;
        const auto& right = b.writes.back().change.record;
        return std::tie(left.company, left.user, left.id) < std::tie(right.company, right.user, right.id);
    });
    for (const auto& one : singles) writes.push_back(one.writes.back());
    const auto stored = store::store_changes(database_, writes, false);
    if (!stored) {
        // Unavailable may mean that the commit's answer was lost: running it again could do it twice.
        const bool alone_helps = singles.size() > 1 && stored.error().code != Code::unavailable;
        for (auto& one : singles) {
            if (alone_helps)
                store_alone(std::move(one), outcome);
            else
                settle_failure(std::move(one), stored.error(), outcome);
        }
        return;
    }
    if (!stored->empty()) after_commit_();
    for (auto& one : singles) {
        if (stored->contains(one.writes.back().change.record.id))
            settle_success(std::move(one), outcome);
        else
            settle_lost_race(std::move(one), outcome);
    }
}

void DeskBatch::store_alone(Decided one, BatchOutcome& outcome) {
    const auto stored = store::store_changes(database_, one.writes, true);
    if (!stored) return settle_failure(std::move(one), stored.error(), outcome);
    after_commit_();
    settle_success(std::move(one), outcome);
}

void DeskBatch::settle_success(Decided one, BatchOutcome& outcome) {
    outcome.answered.push_back(
        {std::move(one.request), DeskAnswer{std::move(one.writes.back().change.record), std::move(one.full_name), {}}}
    );
}

// Somebody else's change came first: look again, the answer is likely another.
void DeskBatch::settle_lost_race(Decided one, BatchOutcome& outcome) {
    if (++one.request.attempts < kMostAttempts)
        outcome.again.push_back(std::move(one.request));
    else
        outcome.answered.push_back(
            {std::move(one.request), fail(unavailable("This record changes too fast; try again."))}
        );
}

void DeskBatch::settle_failure(Decided one, const Error& error, BatchOutcome& outcome) {
    // `stale` is how the store says that a race was lost.
    if (error.code == Code::stale) return settle_lost_race(std::move(one), outcome);
    outcome.answered.push_back({std::move(one.request), fail(error)});
}

}  // namespace rollcall::attendance::app
