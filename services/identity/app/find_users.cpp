#include "services/identity/app/find_users.hpp"

#include "services/identity/domain/authority.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

constexpr int kMostPages = 1'000'000;

// As a surface spells it: full_name, fullName and name are one.
std::string column_of(std::string_view name) {
    if (name.empty() || name == "name" || name == "fullname") return "full_name";
    std::string column;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper) column += '_';
        column += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return column;
}

Result<store::UserOrder> order_of(const UserQuery& query) {
    store::UserOrder order;
    std::string_view name = query.sort_by;
    order.descending = name.starts_with('-');
    if (order.descending) name.remove_prefix(1);
    order.column = column_of(name);
    std::vector<FieldError> faults;
    if (query.page_number < 1 || query.page_number > kMostPages)
        faults.push_back({"pageNumber", Fault::not_valid, "expected a number from 1"});
    if (query.page_row_count < 1 || query.page_row_count > 10'000)
        faults.push_back({"pageRowCount", Fault::not_valid, "expected a number from 1"});
    if (!store::is_sortable(order.column))
        faults.push_back({"sortBy", Fault::not_valid, "not a field that users are sorted by"});
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    order.limit = query.page_row_count;
    order.offset = std::int64_t{query.page_number - 1} * query.page_row_count;
    return order;
}

}  // namespace

Result<domain::User> get_user(pg::Tx& tx, const Principal& actor, const UserId& id) {
    auto user = store::find_user(tx, id);
    if (!user) return fail(not_found("user"));
    if (!domain::may_see(actor, *user)) return fail(forbidden("Access denied"));
    return std::move(*user);
}

Result<std::vector<domain::User>> list_directory(pg::Tx& tx, const Principal& actor) {
    const auto self = store::find_user(tx, actor.user);
    if (!self) return fail(not_found("user"));
    const bool everybody = scope_of(actor, Permission::users_view, ManagerScope::team) == Scope::company;
    auto people = store::list_directory(tx, *self, everybody, power_of(actor.role) == 0);
    if (!everybody)
        for (auto& person : people) person.email.clear();
    return people;
}

Result<store::UserPage> list_users(pg::Tx& tx, const Principal& actor, const UserQuery& query) {
    ROLLCALL_TRY(const auto order, order_of(query));
    auto filter = query.filter;
    const auto scope = scope_of(actor, Permission::users_view, ManagerScope::team);
    if (scope != Scope::company) filter.around = actor.user;
    filter.with_reports = scope == Scope::team;
    return store::list_users(tx, filter, order);
}

}  // namespace rollcall::identity::app
