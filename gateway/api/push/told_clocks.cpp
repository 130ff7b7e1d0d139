#include "gateway/api/push/told_clocks.hpp"

#include "common/time/zone.hpp"

namespace rollcall::push {

Minutes distance_from_utc(std::string_view zone, Instant at) {
    const auto local = std::chrono::sys_days{time::local_date(at, zone)} + time::local_time_of_day(at, zone);
    return std::chrono::duration_cast<Minutes>(local - std::chrono::floor<Minutes>(at));
}

void ToldClocks::tell(const std::string& device, Minutes distance) {
    const std::lock_guard lock(mutex_);
    told_.insert_or_assign(device, distance);
}

bool ToldClocks::is_outdated(const std::string& device, Minutes distance) {
    const std::lock_guard lock(mutex_);
    const auto [told, is_new] = told_.try_emplace(device, distance);
    if (is_new || told->second == distance) return false;
    told->second = distance;
    return true;
}

}  // namespace rollcall::push
