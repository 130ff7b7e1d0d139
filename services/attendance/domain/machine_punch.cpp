#include "services/attendance/domain/machine_punch.hpp"

#include <array>

namespace rollcall::attendance::domain {

namespace {

constexpr Minutes kClockTolerance{2};

constexpr std::array kHolds{
    Hold::none,
    Hold::unknown_employee,
    Hold::inactive_employee,
    Hold::in_future,
    Hold::too_old,
    Hold::outside_geofence,
    Hold::dismissed};

// FNV-1a with a final mix. Copies must meet and strangers must not; nobody is kept from making two collide in their own
// company.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    return hash ^ (hash >> 29U);
}

}  // namespace

std::string_view name_of(Hold hold) {
    switch (hold) {
        case Hold::none: return "";
        case Hold::unknown_employee: return "unknown_employee";
        case Hold::inactive_employee: return "inactive_employee";
        case Hold::in_future: return "in_future";
        case Hold::too_old: return "too_old";
        case Hold::outside_geofence: return "outside_geofence";
        case Hold::dismissed: return "dismissed";
    }
    return "";
}

std::optional<Hold> parse_hold(std::string_view name) {
    for (const auto hold : kHolds)
        if (name_of(hold) == name) return hold;
    return std::nullopt;
}

std::string_view reason_of(Hold hold) {
    switch (hold) {
        case Hold::none: return "";
        case Hold::unknown_employee: return "nobody in this company has this code yet";
        case Hold::inactive_employee: return "this person's account is not active";
        case Hold::in_future: return "the time lies in the future: check the device's clock";
        case Hold::too_old: return "the time is further back than maxBackfillDays allows";
        case Hold::outside_geofence: return "the place is outside every site open to this person";
        case Hold::dismissed: return "dismissed by a reviewer";
    }
    return "";
}

PunchId machine_punch_id(const CompanyId& company, std::string_view code, Instant at, PunchKind kind) {
    const auto text = company.str() + std::string(code) + "\n" + std::string(name_of(kind)) + "\n" +
                      std::to_string(to_unix_micros(at));
    // Time first, as in every id of ours; the rest is the hash.
    auto bytes = make_uuid_v7(at);
    const std::uint64_t parts[] = {hash_of(text, 1), hash_of(text, 2)};
    for (std::size_t i = 6; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(parts[i / 8] >> (8 * (i % 8)));
    bytes[6] = static_cast<std::uint8_t>(0x70U | (bytes[6] & 0x0fU));
    bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3fU));
    return PunchId(bytes);
}

Hold hold_for_moment(const Policy& policy, Instant at, Instant received_at) {
    if (at > received_at + kClockTolerance) return Hold::in_future;
    if (at < received_at - std::chrono::days{policy.max_backfill_days}) return Hold::too_old;
    return Hold::none;
}

}  // namespace rollcall::attendance::domain
