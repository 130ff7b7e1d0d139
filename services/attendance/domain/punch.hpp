// Punches say what happened: append-only, in the words of whoever said it. What a punch came to mean is its resolution.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::attendance::domain {

// `automatic` ("auto") is a device's: the fold says what it was (rule 3).
enum class PunchKind { in, out, break_start, break_end, checkpoint, automatic };
std::string_view name_of(PunchKind kind);
std::optional<PunchKind> parse_punch_kind(std::string_view name);

struct Place {
    double latitude = 0;
    double longitude = 0;
    std::optional<double> accuracy;  // metres

    bool operator==(const Place&) const = default;
};

// Rule 17, for a punch with a place: inside the geofence of a site open to the person (or no site has one), outside
// all of them, or too inaccurate to say.
enum class PlaceVerdict { none, inside, outside, unverified };
std::string_view name_of(PlaceVerdict verdict);  // "", inside, outside_geofence, location_unverified
PlaceVerdict parse_place_verdict(std::string_view name);

inline constexpr std::string_view kSystem = "system";
inline constexpr std::string_view kCorrection = "correction";
// Note of the system's check-out of somebody whose account ended (rule 14).
inline constexpr std::string_view kAccountEnded = "account ended";

struct Punch {
    PunchId id;
    UserId employee;
    PunchKind kind = PunchKind::in;
    Instant at;                         // the moment that counts
    std::optional<Instant> claimed_at;  // what the client said
    Instant received_at;
    std::string source = "api";  // mobile, web-ui, api, kiosk, device, system, correction
    UserId actor;                // who entered it; nil: the system
    std::optional<ShiftId> named_shift;
    std::optional<Place> place;
    std::string work_mode = "office";
    std::optional<std::string> break_type;  // of a break_start
    std::optional<std::string> note;
    std::optional<std::string> place_name;            // where, in words
    bool by_machine = false;                          // by a device or another system; `kind` is what it resolved to
    std::int64_t sequence = 0;                        // the source's own count; 0: it does not count
    PlaceVerdict place_verdict = PlaceVerdict::none;  // rule 17, decided when it was received

    bool by_system() const { return source == kSystem; }

    // Rules 4 and 12: somebody forgot to check out.
    bool closes_forgotten() const { return by_system() && note != kAccountEnded; }

    // Rule 13: what an approved correction says instead of what was punched.
    bool by_correction() const { return source == kCorrection; }

    bool operator==(const Punch&) const = default;
};

enum class Disposition { applied, duplicate, superseded, quarantined };
std::string_view name_of(Disposition disposition);
std::optional<Disposition> parse_disposition(std::string_view name);

// What became of a punch. Rewritten by every fold.
struct Resolution {
    PunchId punch;
    PunchKind kind = PunchKind::in;  // what it resolved to
    Disposition disposition = Disposition::applied;
    std::string why;

    bool operator==(const Resolution&) const = default;
};

}  // namespace rollcall::attendance::domain
