#include "services/identity/main/process.hpp"

#include "services/identity/app/inform.hpp"
#include "services/identity/events/apply.hpp"
#include "services/identity/main/demo_refusal.hpp"
#include "services/identity/main/housekeeping.hpp"
#include "services/identity/rpc/devices_service.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mail_desk.hpp"
#include "services/identity/rpc/registration_service.hpp"
#include "services/identity/store/constraints.hpp"

#include <iostream>

namespace rollcall::identity {

namespace {

constexpr std::size_t kMailsWaiting = 256;
constexpr std::size_t kLoginThreads = 2;  // one computes a hash while the other talks to the database

// The threads and the door of logins.
struct LoginDesk {
    LoginDesk(const Settings& settings, const service::Parts& parts, auth::Verifier& verifier)
        : workers(kLoginThreads, static_cast<std::size_t>(settings.login_queue)),
          endpoint(parts.database, verifier, workers, settings.service.internal_key, [&relay = parts.relay] {
              relay.wake();
          }) {}

    runtime::WorkerPool workers;
    service::Endpoint endpoint;
    runtime::WorkerPool mail{1, kMailsWaiting};
};

// What lives as long as the process.
class Identity {
  public:
    explicit Identity(const Settings& settings)
        : settings_(settings),
          feed_({.url = settings.service.relay_database_url, .schema = "identity", .connections = 2}, {}),
          failures_(settings.service.redis),
          tickets_(settings.service.redis) {}

    // Identity verifies tokens from its own tables.
    std::unique_ptr<auth::Verifier> make_verifier(pg::Database& database) {
        keyring_.emplace(database, settings_.issuer);
        auto verifier = std::make_unique<auth::Verifier>(
            [this] { return keys(); }, [this](std::int64_t after) { return revocations(after); }
        );
        verifier_ = verifier.get();
        return verifier;
    }

    service::Contents contents(const service::Parts& parts) {
        auto desk = std::make_shared<LoginDesk>(settings_, parts, *verifier_);
        rpc::IdentityParts identity{
            .sessions =
                {.database = parts.database,
                 .passwords = passwords_,
                 .keyring = *keyring_,
                 .failures = settings_.login_limits ? &failures_ : nullptr,
                 .settings = settings_.sessions,
                 .send_mail = rpc::mail_through(settings_.notification_address, settings_.service.internal_key)},
            .feed = feed_,
            .endpoint = parts.endpoint,
            .login = desk->endpoint,
            .later = [&mail = desk->mail](std::function<void()> work) { return mail.try_post(std::move(work)); },
            .tickets = tickets_,
            .announced = [&relay = parts.relay] { relay.wake(); },
        };
        rpc::RegistrationParts registration{
            .sessions = identity.sessions,
            .endpoint = desk->endpoint,
            .is_open = rpc::registration_by_policy(settings_.attendance_address, settings_.service.internal_key),
            .announced = identity.announced};
        service::Contents contents;
        contents.rpc.push_back(std::make_shared<rpc::DevicesService>(parts.endpoint, identity.sessions));
        contents.rpc.push_back(std::make_shared<rpc::IdentityService>(std::move(identity)));
        contents.rpc.push_back(std::make_shared<rpc::RegistrationService>(std::move(registration)));
        contents.keep.push_back(std::move(desk));
        const auto& common = parts.settings;
        contents.consume.push_back(
            {.redis_url = common.redis, .stream = "shift", .group = common.name, .lock_url = common.database_url}
        );
        contents.apply = events::apply;
        contents.keep.push_back(std::make_shared<Housekeeping>(feed_));
        return contents;
    }

  private:
    Result<auth::KeySet> keys() {
        ROLLCALL_TRY(const auto published, keyring_->published());
        auth::KeySet set{{}, settings_.issuer.issuer, settings_.issuer.audience};
        for (const auto& key : published) set.keys.push_back({key.kid, key.public_pem});
        return set;
    }

    Result<std::vector<auth::Revocation>> revocations(std::int64_t after) {
        ROLLCALL_TRY(const auto listed, app::list_revocations(feed_, after));
        std::vector<auth::Revocation> all;
        for (const auto& one : listed)
            all.push_back(
                {.sequence = one.sequence,
                 .user = one.user,
                 .session = one.session.value_or(SessionId{}),
                 .spared = one.spared.value_or(SessionId{}),
                 .issued_before = one.issued_before}
            );
        return all;
    }

    const Settings& settings_;
    pg::Database feed_;
    credentials::Passwords passwords_;
    credentials::FailureCounts failures_;
    credentials::Tickets tickets_;
    std::optional<credentials::Keyring> keyring_;
    auth::Verifier* verifier_ = nullptr;  // the process's own; outlives the server
};

}  // namespace

int run(const Settings& settings) {
    if (const auto why = demo_refusal(settings); !why.empty()) {
        std::cerr << "rollcall-identity: " << why << "\n";
        return 2;
    }
    Identity identity(settings);
    return service::run(
        settings.service,
        store::constraint_meanings(),
        [&](const service::Parts& parts) { return identity.contents(parts); },
        [&](pg::Database& database) { return identity.make_verifier(database); }
    );
}

}  // namespace rollcall::identity
