#include "gateway/api/hr_monitoring/members.hpp"

#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/writer.hpp"

#include <map>

namespace rollcall::hr_monitoring {

namespace {

using identity::v1::User;
using identity::v1::UserList;

constexpr int kPageRows = 500;
constexpr int kMostPages = 20;

// What departments and shifts are called, by id.
struct Names {
    std::map<std::string, std::string> departments;
    std::map<std::string, std::string> shifts;
};

void write_name(
    json::Writer& writer,
    std::string_view member,
    const std::map<std::string, std::string>& names,
    const std::string& id
) {
    const auto found = names.find(id);
    writer.optional_member(member, found != names.end(), found == names.end() ? std::string() : found->second);
}

void write_member(json::Writer& writer, const User& user, const Names& names) {
    writer.open_object();
    writer.member("id", user.id());
    writer.member("full_name", user.full_name());
    writer.member("role", user.role());
    writer.optional_member("designation", user.has_designation(), user.designation());
    write_name(writer, "department_name", names.departments, user.department_id());
    write_name(writer, "shift_name", names.shifts, user.shift_id());
    writer.optional_member("manager_name", user.has_manager_name(), user.manager_name());
    writer.member("status", user.status());
    writer.close_object();
}

boost::asio::awaitable<Result<UserList>> read_people(
    http::Exchange& exchange, const clients::IdentityClient& client, identity::v1::ListUsersRequest filter
) {
    UserList all;
    for (int page = 1; page <= kMostPages; ++page) {
        auto request = filter;
        request.mutable_page()->set_page_number(page);
        request.mutable_page()->set_page_row_count(kPageRows);
        auto asking = clients::ask(exchange, client.list_users, std::move(request));
        const auto part = co_await std::move(asking);
        if (!part) co_return fail(part.error());
        all.mutable_users()->MergeFrom(part->users());
        if (part->users_size() < kPageRows) break;
    }
    co_return all;
}

boost::asio::awaitable<Result<Names>> read_names(http::Exchange& exchange, const clients::ShiftClient& client) {
    Names names;
    auto asking_departments = clients::ask(exchange, client.departments.list, everything_of_a_kind(true));
    const auto departments = co_await std::move(asking_departments);
    if (!departments) co_return fail(departments.error());
    for (const auto& department : departments->departments()) names.departments[department.id()] = department.name();
    auto asking_templates = clients::ask(exchange, client.templates.list, everything_of_a_kind(true));
    const auto templates = co_await std::move(asking_templates);
    if (!templates) co_return fail(templates.error());
    for (const auto& shift : templates->templates()) names.shifts[shift.id()] = shift.name();
    co_return names;
}

}  // namespace

http::Answer list_members(
    http::Exchange& exchange,
    const clients::Clients& clients,
    identity::v1::ListUsersRequest filter,
    std::optional<std::set<std::string>> only
) {
    auto reading_people = read_people(exchange, clients.identity, std::move(filter));
    const auto people = co_await std::move(reading_people);
    if (!people) co_return fail(people.error());
    auto reading_names = read_names(exchange, clients.shift);
    const auto names = co_await std::move(reading_names);
    if (!names) co_return fail(names.error());
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& user : people->users())
        if (user.status() != "inactive" && (!only || only->contains(user.id()))) write_member(writer, user, *names);
    writer.close_array();
    co_return response;
}

}  // namespace rollcall::hr_monitoring
