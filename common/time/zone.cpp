#include "common/time/zone.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace rollcall::time {

namespace {

using LocalMinutes = date::local_time<Minutes>;

// Null for a name that tzdata does not have. The lookup is by exception in the library; names are
// few and known ones do not throw.
const date::time_zone* find_zone(std::string_view name) {
    if (name == "localtime") return nullptr;  // the machine's own setting, not a place
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

date::local_time<std::chrono::microseconds> to_local(Instant at, std::string_view zone) {
    return date::locate_zone(zone)->to_local(date::sys_time<std::chrono::microseconds>{at.time_since_epoch()});
}

enum class Choose { earlier, later };

struct Resolved {
    Instant at;
    bool adjusted = false;
};

Resolved resolve(const date::time_zone& zone, LocalMinutes local, Choose choose) {
    const date::local_info info = zone.get_info(local);
    if (info.result == date::local_info::nonexistent) return {Instant{info.first.end.time_since_epoch()}, true};
    const bool ambiguous = info.result == date::local_info::ambiguous;
    const Seconds offset = ambiguous && choose == Choose::later ? info.second.offset : info.first.offset;
    return {Instant{local.time_since_epoch() - offset}, ambiguous};
}

}  // namespace

bool is_known_zone(std::string_view name) {
    return find_zone(name) != nullptr;
}

Date local_date(Instant at, std::string_view zone) {
    const auto day = date::floor<date::days>(to_local(at, zone));
    return Date{std::chrono::local_days{std::chrono::days{day.time_since_epoch().count()}}};
}

Minutes local_time_of_day(Instant at, std::string_view zone) {
    const auto local = to_local(at, zone);
    return date::floor<Minutes>(local - date::floor<date::days>(local));
}

Seconds local_clock_time(Instant at, std::string_view zone) {
    const auto local = date::floor<Seconds>(to_local(at, zone));
    return local - date::floor<date::days>(local);
}

std::vector<Instant> instants_at(Date date, Seconds since_midnight, std::string_view zone) {
    const date::local_time<Seconds> local{std::chrono::local_days{date}.time_since_epoch() + since_midnight};
    const date::local_info info = date::locate_zone(zone)->get_info(local);
    if (info.result == date::local_info::nonexistent) return {};
    std::vector<Instant> instants{Instant{local.time_since_epoch() - info.first.offset}};
    if (info.result == date::local_info::ambiguous)
        instants.push_back(Instant{local.time_since_epoch() - info.second.offset});
    return instants;
}

Result<ShiftInstants> materialise(Date date, Minutes start, Minutes end, std::string_view zone) {
    const auto* rules = find_zone(zone);
    if (!rules)
        return fail(invalid_field("timeZone", Fault::not_valid, "expected an IANA time zone such as Asia/Karachi"));
    const LocalMinutes midnight{std::chrono::local_days{date}.time_since_epoch()};
    const Minutes length = end <= start ? end - start + std::chrono::days{1} : end - start;
    const Resolved starts = resolve(*rules, midnight + start, Choose::earlier);
    const Resolved ends = resolve(*rules, midnight + start + length, Choose::later);
    if (ends.at <= starts.at)
        return fail(invalid_field(
            "endTime", Fault::not_valid, "the clocks change on that day and leave nothing between start and end"
        ));
    // Instants are written with four digits of the year.
    if (ends.at >= std::chrono::sys_days{std::chrono::year{9999} / 12 / 31})
        return fail(invalid_field("shiftDate", Fault::not_a_date, "expected a date before the end of the year 9999"));
    return ShiftInstants{starts.at, ends.at, starts.adjusted || ends.adjusted};
}

}  // namespace rollcall::time
