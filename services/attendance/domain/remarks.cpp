#include "services/attendance/domain/remarks.hpp"

namespace rollcall::attendance::domain {

namespace {

Remark remark_of(const Punch* punch) {
    if (punch == nullptr) return {};
    return {punch->note, punch->place_name, punch->place};
}

}  // namespace

Remarks remarks_of(const std::vector<Punch>& punches) {
    const Punch* first_in = nullptr;
    const Punch* last_out = nullptr;
    for (const auto& punch : punches) {
        if (punch.by_system() || punch.by_correction()) continue;
        if (punch.kind == PunchKind::in && (first_in == nullptr || punch.at < first_in->at)) first_in = &punch;
        if (punch.kind == PunchKind::out && (last_out == nullptr || punch.at >= last_out->at)) last_out = &punch;
    }
    return {remark_of(first_in), remark_of(last_out)};
}

}  // namespace rollcall::attendance::domain
