// Links for people who have forgotten their password.
#include "common/core/email.hpp"
#include "common/log/log.hpp"
#include "services/identity/app/accounts.hpp"
#include "services/identity/app/announce.hpp"
#include "services/identity/app/limits.hpp"
#include "services/identity/app/mail_link.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

// More would make one call a way to send a lot of mail.
constexpr std::size_t kMostCompanies = 20;

Result<std::vector<CompanyId>> companies_of(
    pg::Database& database, const std::string& codename, const std::string& key
) {
    if (codename.empty()) return store::companies_of_email(database, key);
    ROLLCALL_TRY(const auto company, store::company_of_codename(database, codename));
    return company ? std::vector{*company} : std::vector<CompanyId>();
}

Result<bool> mail_one(pg::Tx& tx, const SessionParts& parts, const std::string& key) {
    const auto credential = store::find_credential(tx, key);
    if (!credential || credential->status != domain::Status::active) return false;
    if (!store::lock_user(tx, credential->user)) return false;
    const auto user = store::find_user(tx, credential->user).value();
    if (user.status != domain::Status::active) return false;
    audit_account(tx, "user.password_reset_mail", user.id);
    return mail_link(tx, parts, user, domain::Purpose::password_reset).sent;
}

}  // namespace

Result<void> may_ask_for_reset(const SessionParts& parts, const std::string& email, const std::string& address) {
    const auto limits = domain::forgot_limits(address, email_key(email));
    return count(parts, limits);
}

void mail_reset_links(
    const SessionParts& parts, const std::string& codename, const std::string& email, const pg::Origin& origin
) {
    const auto key = email_key(email);
    auto companies = companies_of(parts.database, codename, key);
    if (!companies) return log::warning("a reset link was not mailed", {{"why", companies.error().message}});
    if (companies->size() > kMostCompanies) companies->resize(kMostCompanies);
    for (const auto& company : *companies) {
        const auto mailed =
            parts.database.in_tx<bool>(company, origin, [&](pg::Tx& tx) { return mail_one(tx, parts, key); });
        if (!mailed) log::warning("a reset link was not mailed", {{"why", mailed.error().message}});
    }
}

}  // namespace rollcall::identity::app
