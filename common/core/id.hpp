// Ids are UUIDs, one type per thing they name, so that a shift's id cannot be passed where a user's is meant.
#pragma once

#include "common/core/instant.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall {

using UuidBytes = std::array<std::uint8_t, 16>;

// Accepts the 36-character form in any case; nothing else.
std::optional<UuidBytes> parse_uuid(std::string_view text);
std::string format_uuid(const UuidBytes& bytes);  // lower case
UuidBytes make_uuid_v7(Instant at);               // time-ordered: index locality
// When an id of version 7 was made, to the millisecond; nothing for others.
std::optional<Instant> made_at(const UuidBytes& bytes);

template <class Tag>
class Id {
  public:
    Id() = default;

    explicit Id(const UuidBytes& bytes) : bytes_(bytes) {}

    static Id make(Instant at = now()) { return Id(make_uuid_v7(at)); }

    static std::optional<Id> parse(std::string_view text) {
        auto bytes = parse_uuid(text);
        if (!bytes) return std::nullopt;
        return Id(*bytes);
    }

    std::string str() const { return format_uuid(bytes_); }

    const UuidBytes& bytes() const { return bytes_; }

    bool is_nil() const { return bytes_ == UuidBytes{}; }

    auto operator<=>(const Id&) const = default;

  private:
    UuidBytes bytes_{};
};

using CompanyId = Id<struct CompanyTag>;
using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using DepartmentId = Id<struct DepartmentTag>;
using SiteId = Id<struct SiteTag>;
using ShiftTypeId = Id<struct ShiftTypeTag>;
using HolidayId = Id<struct HolidayTag>;
using ShiftTemplateId = Id<struct ShiftTemplateTag>;
using ShiftId = Id<struct ShiftTag>;
using AssignmentId = Id<struct AssignmentTag>;
using RecordId = Id<struct RecordTag>;
using PunchId = Id<struct PunchTag>;
using CorrectionId = Id<struct CorrectionTag>;
using NotificationId = Id<struct NotificationTag>;
using AnnouncementId = Id<struct AnnouncementTag>;
using MailId = Id<struct MailTag>;
using CredentialId = Id<struct CredentialTag>;
using EventId = Id<struct EventTag>;

}  // namespace rollcall

template <class Tag>
struct std::hash<rollcall::Id<Tag>> {
    std::size_t operator()(const rollcall::Id<Tag>& id) const noexcept {
        const auto& b = id.bytes();
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(b.data()), b.size()});
    }
};
