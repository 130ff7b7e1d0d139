#include "services/notification/domain/mail.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace rollcall::notification::domain {

namespace {

constexpr std::size_t kLongestAddress = 320;
constexpr std::size_t kLongestText = 2000;
constexpr std::array<std::string_view, 2> kTemplates{"activation", "password_reset"};

// After the first attempt, the second, ...: about seven hours in all, less than a link lives that is worth having.
constexpr std::array<Seconds, 7> kPauses{
    Seconds{5}, Seconds{60}, Seconds{300}, Seconds{900}, Seconds{3600}, Seconds{7200}, Seconds{14400}};

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
}

// What may stand between angle brackets in a header and in an SMTP command; not a proof that somebody reads there.
bool is_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 == text.size() || text.size() > kLongestAddress) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
    });
}

bool is_link(std::string_view text) {
    if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '<'; });
}

}  // namespace

Result<void> require_deliverable(const Mail& mail) {
    std::vector<FieldError> faults;
    const auto refuse = [&faults](std::string field, std::string why) {
        faults.push_back({std::move(field), Fault::not_valid, std::move(why)});
    };
    if (!is_address(mail.to_email)) refuse("toEmail", "expected an e-mail address");
    if (has_control(mail.to_name) || mail.to_name.size() > kLongestText) refuse("toName", "expected a line of text");
    if (std::find(kTemplates.begin(), kTemplates.end(), mail.mail_template) == kTemplates.end())
        refuse("template", "expected activation or password_reset");
    for (const char* name : {"link", "company", "hours"}) {
        const auto found = mail.contents.find(name);
        if (found == mail.contents.end())
            faults.push_back({name, Fault::required, "is required"});
        else if (has_control(found->second) || found->second.size() > kLongestText)
            refuse(name, "expected a line of text");
    }
    if (const auto link = mail.contents.find("link"); link != mail.contents.end() && !is_link(link->second))
        refuse("link", "expected an http or https address");
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return {};
}

std::optional<Instant> next_attempt(int attempts, Instant now) {
    const auto tried = static_cast<std::size_t>(std::max(attempts, 1));
    if (tried > kPauses.size()) return std::nullopt;
    return now + kPauses[tried - 1];
}

}  // namespace rollcall::notification::domain
