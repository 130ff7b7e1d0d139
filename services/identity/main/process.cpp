#include "services/identity/main/process.hpp"

#include "services/identity/credentials/keyring.hpp"
#include "services/identity/main/housekeeping.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/constraints.hpp"
#include "services/identity/store/revocations.hpp"

#include <algorithm>
#include <iostream>
#include <thread>

namespace rollcall::identity {

namespace {

constexpr std::size_t kLoginThreads =
    2;  // one computes a hash while the other talks to the database

// Identity verifies tokens from its own tables.
std::unique_ptr<auth::Verifier> make_verifier(credentials::Keyring& keyring, pg::Database& feed) {
    return std::make_unique<auth::Verifier>(
        [&keyring]() -> Result<auth::KeySet> {
            ROLLCALL_TRY(const auto published, keyring.published());
            auth::KeySet set{{}, keyring.issuer().issuer, keyring.issuer().audience};
            for (const auto& key : published) set.keys.push_back({key.kid, key.public_pem});
            return set;
        },
        [&feed](std::int64_t after) -> Result<std::vector<auth::Revocation>> {
            ROLLCALL_TRY(const auto rows, store::revocations_after(feed, after));
            std::vector<auth::Revocation> revocations;
            for (const auto& row : rows)
                revocations.push_back(
                    {.sequence = row.sequence,
                     .user = row.user,
                     .session = row.session.value_or(SessionId{}),
                     .spared = row.spared.value_or(SessionId{}),
                     .issued_before = row.issued_before}
                );
            return revocations;
        }
    );
}

// The threads and the door of logins.
struct LoginDesk {
    LoginDesk(const Settings& settings, const service::Parts& parts, auth::Verifier& verifier)
        : workers(kLoginThreads, static_cast<std::size_t>(settings.login_queue)),
          endpoint(
              parts.database,
              verifier,
              workers,
              settings.service.internal_key,
              [&relay = parts.relay] { relay.wake(); }
          ) {}

    runtime::WorkerPool workers;
    service::Endpoint endpoint;
};

// "" when this installation may start, else why not. Waits a minute for the database: processes
// start in any order.
std::string refusal(const Settings& settings) {
    if (settings.service.environment != "production") return {};
    pg::Database database(
        {.url = settings.service.database_url, .schema = "identity", .connections = 1}, {}
    );
    for (int second = 0; second < 60; ++second) {
        const auto companies = store::all_companies(database);
        if (!companies) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            continue;
        }
        const auto demo =
            std::find_if(companies->begin(), companies->end(), [](const domain::Company& company) {
                return company.demo;
            });
        if (demo == companies->end()) return {};
        return "company '" + demo->codename +
               "' holds demo data, whose passwords are known; production does not start with it";
    }
    return "the database cannot be asked whether it holds demo data";
}

}  // namespace

int run(const Settings& settings) {
    if (const auto why = refusal(settings); !why.empty()) {
        std::cerr << "rollcall-identity: " << why << "\n";
        return 2;
    }
    pg::Database feed(
        {.url = settings.service.relay_database_url, .schema = "identity", .connections = 2}, {}
    );
    credentials::Passwords passwords;
    credentials::FailureCounts failures(settings.service.redis);
    std::optional<credentials::Keyring> keyring;
    auth::Verifier* verifier = nullptr;
    const auto verify = [&](pg::Database& database) {
        keyring.emplace(database, settings.issuer);
        auto made = make_verifier(*keyring, feed);
        verifier = made.get();
        return made;
    };
    const auto build = [&](const service::Parts& parts) {
        auto desk = std::make_shared<LoginDesk>(settings, parts, *verifier);
        service::Contents contents;
        contents.rpc.push_back(rpc::make_identity_service(
            {.sessions =
                 {.database = parts.database,
                  .passwords = passwords,
                  .keyring = *keyring,
                  .failures = settings.login_limits ? &failures : nullptr,
                  .settings = settings.sessions},
             .feed = feed,
             .endpoint = parts.endpoint,
             .login = desk->endpoint,
             .announced = [&relay = parts.relay] { relay.wake(); }}
        ));
        contents.keep.push_back(std::move(desk));
        contents.keep.push_back(std::make_shared<Housekeeping>(feed));
        return contents;
    };
    return service::run(settings.service, store::constraint_meanings(), build, verify);
}

}  // namespace rollcall::identity
