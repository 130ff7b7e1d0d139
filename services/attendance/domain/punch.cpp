#include "services/attendance/domain/punch.hpp"

namespace rollcall::attendance::domain {

std::string_view name_of(PunchKind kind) {
    switch (kind) {
        case PunchKind::in: return "in";
        case PunchKind::out: return "out";
        case PunchKind::break_start: return "break_start";
        case PunchKind::break_end: return "break_end";
        case PunchKind::checkpoint: return "checkpoint";
        case PunchKind::automatic: return "auto";
    }
    return "in";
}

std::optional<PunchKind> parse_punch_kind(std::string_view name) {
    for (const auto kind :
         {PunchKind::in,
          PunchKind::out,
          PunchKind::break_start,
          PunchKind::break_end,
          PunchKind::checkpoint,
          PunchKind::automatic})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string_view name_of(PlaceVerdict verdict) {
    switch (verdict) {
        case PlaceVerdict::none: return "";
        case PlaceVerdict::inside: return "inside";
        case PlaceVerdict::outside: return "outside_geofence";
        case PlaceVerdict::unverified: return "location_unverified";
    }
    return "";
}

PlaceVerdict parse_place_verdict(std::string_view name) {
    for (const auto verdict : {PlaceVerdict::inside, PlaceVerdict::outside, PlaceVerdict::unverified})
        if (name_of(verdict) == name) return verdict;
    return PlaceVerdict::none;
}

std::optional<Disposition> parse_disposition(std::string_view name) {
    for (const auto disposition :
         {Disposition::applied, Disposition::duplicate, Disposition::superseded, Disposition::quarantined})
        if (name_of(disposition) == name) return disposition;
    return std::nullopt;
}

std::string_view name_of(Disposition disposition) {
    switch (disposition) {
        case Disposition::applied: return "applied";
        case Disposition::duplicate: return "duplicate";
        case Disposition::superseded: return "superseded";
        case Disposition::quarantined: return "quarantined";
    }
    return "applied";
}

}  // namespace rollcall::attendance::domain
