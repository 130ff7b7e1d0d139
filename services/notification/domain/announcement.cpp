#include "services/notification/domain/announcement.hpp"

#include <algorithm>
#include <cctype>

namespace rollcall::notification::domain {

namespace {

constexpr std::size_t kLongestTitle = 255;
constexpr std::size_t kLongestContent = 10'000;
constexpr std::string_view kAll = "all";
constexpr std::string_view kAudiences[] = {
    "all", "employee", "admin", "hr_operations", "manager", "team_lead", "intern", "junior_employee"};

// Characters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t length_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string cleaned(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    auto clean = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    for (char& c : clean) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return clean;
}

void check_text(
    std::vector<FieldError>& faults, const char* field, const std::optional<std::string>& text, std::size_t longest
) {
    if (!text || cleaned(*text).empty())
        faults.push_back({field, Fault::required, "is required"});
    else if (length_of(*text) > longest)
        faults.push_back({field, Fault::not_valid, "expected at most " + std::to_string(longest) + " characters"});
}

Result<std::string> read_audience(const std::string& text) {
    auto audience = cleaned(text);
    std::string allowed;
    for (const auto& known : kAudiences) {
        if (known == audience) return audience;
        allowed.append(allowed.empty() ? "" : ", ").append(known);
    }
    return fail(
        {.code = Code::unprocessable,
         .reason = "announcementAudienceNotValid",
         .message = "Invalid audience '" + text.substr(0, 64) + "'. Allowed: " + allowed}
    );
}

}  // namespace

Result<Announcement> read_announcement(const AnnouncementDraft& draft) {
    std::vector<FieldError> faults;
    check_text(faults, "title", draft.title, kLongestTitle);
    check_text(faults, "content", draft.content, kLongestContent);
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    Announcement made;
    made.title = *draft.title;
    made.content = *draft.content;
    ROLLCALL_TRY(made.audience, read_audience(draft.audience.value_or(std::string(kAll))));
    made.starts_at = draft.starts_at;
    made.ends_at = draft.ends_at;
    made.is_active = draft.is_active.value_or(true);
    if (made.starts_at && made.ends_at && *made.ends_at <= *made.starts_at)
        return fail(
            {.code = Code::unprocessable,
             .reason = "announcementEndsBeforeStart",
             .message = "end_date must be after start_date"}
        );
    return made;
}

Result<Announcement> patched(
    const Announcement& before, const std::vector<std::string>& fields, const AnnouncementDraft& draft
) {
    const auto sent = [&fields](const char* name) {
        return std::find(fields.begin(), fields.end(), name) != fields.end();
    };
    AnnouncementDraft whole{
        before.title, before.content, before.audience, before.starts_at, before.ends_at, before.is_active};
    if (sent("title")) whole.title = draft.title;
    if (sent("content")) whole.content = draft.content;
    if (sent("audience")) whole.audience = draft.audience;
    if (sent("starts_at")) whole.starts_at = draft.starts_at;
    if (sent("ends_at")) whole.ends_at = draft.ends_at;
    if (sent("is_active")) whole.is_active = draft.is_active;
    ROLLCALL_TRY(auto after, read_announcement(whole));
    after.id = before.id;
    after.created_by = before.created_by;
    after.version = before.version;
    after.created_at = before.created_at;
    after.updated_at = before.updated_at;
    return after;
}

bool reaches(const std::string& audience, Role role) {
    if (audience == kAll || audience == name_of(role)) return true;
    return audience == name_of(Role::employee) && (role == Role::intern || role == Role::junior_employee);
}

std::vector<std::string> audiences_seen_by(Role role) {
    std::vector<std::string> seen;
    if (role == Role::admin || role == Role::hr_operations) return seen;
    for (const auto& audience : kAudiences)
        if (reaches(std::string(audience), role)) seen.emplace_back(audience);
    return seen;
}

}  // namespace rollcall::notification::domain
