// One batch of the punch desk: look up, decide, store. Says for each request whether it is answered, must be decided
// again because somebody else was faster, or needs the owners of its facts asked first.
#pragma once

#include "services/attendance/app/punch_desk.hpp"

#include <functional>
#include <vector>

namespace rollcall::attendance::app {

struct Answered {
    DeskRequest request;
    Result<DeskAnswer> answer;
};

struct BatchOutcome {
    std::vector<Answered> answered;
    std::vector<DeskRequest> again;
    std::vector<DeskRequest> strangers;
};

class DeskBatch {
  public:
    DeskBatch(pg::Database& database, Siblings& siblings, std::function<void()> after_commit)
        : database_(database), siblings_(siblings), after_commit_(std::move(after_commit)) {}

    // Refreshes the projections for each request and marks it, so that it is believed from now on.
    void ask_owners(std::vector<DeskRequest>& requests);
    BatchOutcome serve(std::vector<DeskRequest> requests);

  private:
    struct Decided;

    void consider(DeskRequest request, const store::Found& found, std::vector<Decided>& decided, BatchOutcome& outcome);
    Result<void> decide(const DeskRequest& request, const domain::PunchFacts& facts, std::vector<store::Write>& writes);
    Result<std::vector<domain::Punch>> punches_of(const domain::Record& record);
    // Rule 17, for everybody's own punches: one look-up for each company.
    Result<void> judge_places(const std::vector<DeskRequest>& requests, std::vector<store::Found>& found);
    void store(std::vector<Decided> decided, BatchOutcome& outcome);
    void store_alone(Decided one, BatchOutcome& outcome);
    static void settle_success(Decided one, BatchOutcome& outcome);
    static void settle_lost_race(Decided one, BatchOutcome& outcome);
    static void settle_failure(Decided one, const Error& error, BatchOutcome& outcome);

    pg::Database& database_;
    Siblings& siblings_;
    std::function<void()> after_commit_;
};

}  // namespace rollcall::attendance::app
