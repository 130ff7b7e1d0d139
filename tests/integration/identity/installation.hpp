// Identity without its process: the use cases over an empty database, and what they left in it.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/app/create_company.hpp"
#include "services/identity/app/sessions.hpp"
#include "services/identity/app/update_user.hpp"
#include "tests/support/servers.hpp"

#include <functional>
#include <string>
#include <vector>

namespace rollcall::identity {

inline const std::string kPassword = "correct horse battery";

struct Firm {
    CompanyId id;
    std::string codename;
    UserId admin;
    std::string admin_email;
};

// One at a time: they share a database.
class Installation {
  public:
    Installation();

    Firm company(const std::string& codename);
    // Active, with kPassword.
    domain::User hire(const Firm& firm, Role role, std::optional<UserId> manager = {}, domain::FieldValues more = {});
    Result<domain::User> create(const Firm& firm, Role by, const app::NewUser& wanted);
    Result<domain::User> update(const Firm& firm, const Principal& by, const app::UserChange& change);

    Result<app::Grant> login(const std::string& codename, const std::string& email, const std::string& password);
    Result<app::Grant> refresh(const std::string& token, const std::string& codename = "");

    Principal principal(const Firm& firm, const UserId& user, Role role) const;

    template <class T>
    Result<T> in_tx(const Firm& firm, const std::function<Result<T>(pg::Tx&)>& work) {
        return parts.database.in_tx<T>(firm.id, origin, work);
    }

    // As a superuser: the first column of every row, as text.
    std::vector<std::string> look(const std::string& sql) const;
    // "type subject sequence" of the company's events, oldest first.
    std::vector<std::string> events(const Firm& firm) const;

  private:
    const support::Database& database_;
    pg::Database application_;

  public:
    pg::Database feed;
    credentials::Keyring keyring;
    app::SessionParts parts;
    pg::Origin origin{.request_id = "test", .client_address = "10.0.0.1"};
};

}  // namespace rollcall::identity
