#include "gateway/api/hr_monitoring/user_fields.hpp"

#include "common/core/id.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/percent.hpp"
#include "gateway/json/body.hpp"

#include <charconv>
#include <optional>
#include <vector>

namespace rollcall::hr_monitoring {

namespace {

using identity::v1::User;
using json::Body;
using json::Need;

constexpr int kMostRows = 500;

const std::initializer_list<std::string_view> kRoles{
    "admin", "hr_operations", "manager", "team_lead", "employee", "intern", "junior_employee"};

// The fields that creating and changing a user have in common.
template <class Message>
void read_common(Body& body, Message& user) {
    if (auto id = body.id("manager_id")) user.set_manager_id(std::move(*id));
    if (auto id = body.id("department_id")) user.set_department_id(std::move(*id));
    if (auto id = body.id("site_id")) user.set_site_id(std::move(*id));
    if (auto code = body.text("employee_code")) user.set_employee_code(std::move(*code));
    if (auto text = body.text("designation")) user.set_designation(std::move(*text));
    if (auto text = body.text("phone")) user.set_phone(std::move(*text));
    if (auto text = body.text("badge_number")) user.set_badge_number(std::move(*text));
    if (auto zone = body.text("time_zone")) user.set_time_zone(std::move(*zone));
    if (auto url = body.text("avatar")) user.set_avatar(std::move(*url));
    if (auto shift = body.id("shift_id")) user.set_shift_id(std::move(*shift));
}

// A positive number that fits; nothing when it is none.
std::optional<std::int64_t> number_in(std::string_view text, std::int64_t most) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || number < 1 || number > most) return std::nullopt;
    return number;
}

}  // namespace

Result<identity::v1::CreateUserRequest> read_new_user(const http::Exchange& exchange) {
    ROLLCALL_TRY(auto body, Body::parse(exchange.request.body));
    identity::v1::CreateUserRequest user;
    if (auto email = body.text("email", Need::required)) user.set_email(std::move(*email));
    if (auto name = body.text("full_name", Need::required)) user.set_full_name(std::move(*name));
    if (auto role = body.one_of("role", kRoles, Need::required)) user.set_role(std::move(*role));
    if (auto password = body.text("password")) user.set_password(std::move(*password));
    read_common(body, user);
    ROLLCALL_CHECK(body.verdict());
    return user;
}

Result<identity::v1::UpdateUserRequest> read_user_change(
    const http::Exchange& exchange, FieldNames fields, FieldNames needed
) {
    ROLLCALL_TRY(auto body, Body::parse(exchange.request.body));
    identity::v1::UpdateUserRequest request;
    auto& user = *request.mutable_changes();
    for (const auto name : needed)
        if (!body.sent(name)) body.fault(name, Fault::required, "is required");
    for (const auto name : fields)
        if (body.sent(name)) request.add_fields(std::string(name));
    if (auto email = body.text("email")) user.set_email(std::move(*email));
    if (auto name = body.text("full_name")) user.set_full_name(std::move(*name));
    if (auto role = body.one_of("role", kRoles)) user.set_role(std::move(*role));
    if (auto status = body.one_of("status", {"active", "inactive", "suspended"})) user.set_status(std::move(*status));
    read_common(body, user);
    const bool of_path = !exchange.path.empty();
    const auto id = of_path ? http::path_id(exchange, "user_id") : Result<std::string>(exchange.principal->user.str());
    ROLLCALL_CHECK(http::together(id, body));
    request.set_user_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return request;
}

std::string query_value(const http::Exchange& exchange, std::string_view name) {
    for (const auto& [known, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{}))
        if (known == name) return text;
    return {};
}

Result<int> query_number(const http::Exchange& exchange, const std::string& name, int fallback, int most) {
    const auto text = query_value(exchange, name);
    if (text.empty()) return fallback;
    const auto number = number_in(text, most);
    if (!number) return fail(invalid_field(name, Fault::not_valid, "Input should be a number within its range"));
    return static_cast<int>(*number);
}

Result<UserListQuery> read_user_list(const http::Exchange& exchange) {
    UserListQuery query;
    std::vector<FieldError> faults;
    const auto take_id = [&faults](const std::string& name, const std::string& text, auto set) {
        const auto bytes = parse_uuid(text);
        if (!bytes) return faults.push_back({name, Fault::not_an_id, "Input should be a valid UUID"});
        set(format_uuid(*bytes));
    };
    const auto take_number = [&faults](const std::string& name, const std::string& text, std::int64_t most, auto set) {
        const auto number = number_in(text, most);
        if (!number) return faults.push_back({name, Fault::not_valid, "Input should be a number within its range"});
        set(*number);
    };
    auto& request = query.request;
    for (const auto& [name, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{})) {
        if (name == "role") request.set_role(text);
        if (name == "status") request.set_status(text);
        if (name == "manager_id") take_id(name, text, [&](auto id) { request.set_manager_id(id); });
        if (name == "department_id" || name == "department")
            take_id(name, text, [&](auto id) { request.set_department_id(id); });
        if (name == "limit") take_number(name, text, kMostRows, [&](auto n) { query.limit = static_cast<int>(n); });
        if (name == "cursor") take_number(name, text, 1'000'000, [&](auto n) { query.page = static_cast<int>(n); });
    }
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return query;
}

}  // namespace rollcall::hr_monitoring
