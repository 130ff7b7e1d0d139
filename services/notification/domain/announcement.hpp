// A bulletin for everybody or for a role.
#pragma once

#include "common/core/id.hpp"
#include "common/core/principal.hpp"
#include "common/core/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::notification::domain {

// As a client wrote it; what is absent was not given.
struct AnnouncementDraft {
    std::optional<std::string> title, content, audience;
    std::optional<Instant> starts_at, ends_at;
    std::optional<bool> is_active;
};

struct Announcement {
    AnnouncementId id;
    std::string title;
    std::string content;
    std::string audience;
    std::optional<Instant> starts_at;
    std::optional<Instant> ends_at;
    UserId created_by;
    bool is_active = true;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;

    bool operator==(const Announcement&) const = default;
};

// Errors: every field that is wrong; unprocessable announcementAudienceNotValid, announcementEndsBeforeStart.
Result<Announcement> read_announcement(const AnnouncementDraft& draft);
// With the draft's values for those of `fields` (title, content, audience, starts_at, ends_at, is_active).
Result<Announcement> patched(
    const Announcement& announcement, const std::vector<std::string>& fields, const AnnouncementDraft& draft
);

// Whether it is for people of that role: all, their own, and employee for interns and junior employees too.
bool reaches(const std::string& audience, Role role);
// The audiences whose announcements a role sees: admin and hr_operations see all (empty).
std::vector<std::string> audiences_seen_by(Role role);

}  // namespace rollcall::notification::domain
