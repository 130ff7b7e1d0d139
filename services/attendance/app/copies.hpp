// Which rows of an upload are copies, by either natural key: of what is stored already, or of a row further up.
#pragma once

#include "services/attendance/store/machine_punch_store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::app {

class Copies {
  public:
    // Looks them up in the database, in two statements.
    Copies(pg::Tx& tx, const UserId& sender, const std::vector<store::MachinePunchRow>& rows);

    bool is_copy(std::size_t row) const { return original_[row].has_value(); }

    // Whose copy it is; none: its own.
    const std::optional<PunchId>& original(std::size_t row) const { return original_[row]; }

    // Those originals that were there before the upload.
    const std::map<PunchId, domain::MachinePunch>& stored() const { return stored_; }

  private:
    void add_stored(pg::Tx& tx, const UserId& sender, const std::vector<store::MachinePunchRow>& rows);
    std::optional<PunchId> original_of(const store::MachinePunchRow& row) const;

    std::map<PunchId, PunchId> first_of_id_;
    std::map<std::string, PunchId> first_of_sequence_;
    std::map<PunchId, domain::MachinePunch> stored_;
    std::vector<std::optional<PunchId>> original_;
};

}  // namespace rollcall::attendance::app
