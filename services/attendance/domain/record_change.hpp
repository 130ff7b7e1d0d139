// What a decision leaves of a record: as it is to be stored, with the punches it adds.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::domain {

struct RecordChange {
    std::optional<Record> before;  // as it was found; none: the record is new
    Record record;                 // version already raised
    std::vector<Punch> punches;    // the ones this change adds
    std::vector<Resolution> resolutions;
    std::string event;  // attendance.checked_in, ...

    // The request asked for what is so already: nothing is to be stored or told.
    bool is_nothing() const { return before && before->version == record.version; }

    // Rule 12: an absence turns out to be none.
    bool withdraws_absence() const {
        return before && before->marked_absent && !before->derived.check_in_at && record.derived.check_in_at;
    }
};

// A record that `punches` were added to, folded again over `known` and them.
struct Addition {
    std::vector<Punch> known;  // all of the record's
    std::vector<Punch> punches;
    std::string event;
    Instant decided_at;
};

// `record` may be changed already in what is no figure (snapshot, notes); `before` is how it was found.
RecordChange refolded(std::optional<Record> before, Record record, const Policy& policy, Addition addition);

// What belongs to the record changed (a correction's state): no punch, no fold, a version of its own all the same.
RecordChange touched(const Record& before, Record record, std::string event, Instant decided_at);

// `record` changed in what is no figure: no punch, no fold. Equal to `before`: a change that is nothing.
RecordChange edited(const Record& before, Record record, std::string event, Instant decided_at);

}  // namespace rollcall::attendance::domain
