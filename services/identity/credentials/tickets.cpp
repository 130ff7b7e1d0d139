#include "services/identity/credentials/tickets.hpp"

#include "common/auth/base64url.hpp"
#include "common/auth/sha256.hpp"

#include <sodium.h>

#include <sstream>

namespace rollcall::identity::credentials {

namespace {

constexpr std::chrono::milliseconds kRedisTimeout{500};
constexpr std::size_t kSecretBytes = 32;

// Whoever reads Redis finds no ticket to use.
std::string key_of(const std::string& ticket) {
    return "rollcall:ticket:" + auth::sha256_hex(ticket);
}

std::string text_of(const Principal& holder) {
    return holder.company.str() + ' ' + holder.codename + ' ' + holder.user.str() + ' ' + holder.session.str() + ' ' +
           std::string(name_of(holder.role)) + ' ' + std::to_string(to_unix_micros(holder.issued_at));
}

std::optional<Principal> holder_of(const std::string& text) {
    std::istringstream fields(text);
    std::string company, codename, user, session, role;
    std::int64_t issued_at = 0;
    fields >> company >> codename >> user >> session >> role >> issued_at;
    const auto known_role = parse_role(role);
    if (!fields || !known_role) return std::nullopt;
    return Principal{
        .company = CompanyId::parse(company).value_or(CompanyId{}),
        .codename = codename,
        .user = UserId::parse(user).value_or(UserId{}),
        .session = SessionId::parse(session).value_or(SessionId{}),
        .role = *known_role,
        .issued_at = from_unix_micros(issued_at),
    };
}

}  // namespace

Tickets::Tickets(const std::string& redis_address) : redis_(redis_address, kRedisTimeout) {}

Result<std::string> Tickets::issue(const Principal& holder) {
    std::string bytes(kSecretBytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    auto ticket = auth::base64url(bytes);
    const std::lock_guard lock(mutex_);
    ROLLCALL_CHECK(redis_.run({"SET", key_of(ticket), text_of(holder), "EX", std::to_string(kTicketLife.count())}));
    return ticket;
}

Result<Principal> Tickets::take(const std::string& ticket) {
    const std::lock_guard lock(mutex_);
    ROLLCALL_TRY(const auto reply, redis_.run({"GETDEL", key_of(ticket)}));
    const auto holder = holder_of(reply.text());
    if (!holder) return fail(not_found("ticket"));
    return *holder;
}

}  // namespace rollcall::identity::credentials
