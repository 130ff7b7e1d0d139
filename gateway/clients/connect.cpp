#include "gateway/clients/connect.hpp"

#include "gateway/clients/make_clients.hpp"

#include <absl/synchronization/mutex.h>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace rollcall::clients {

namespace {

constexpr std::chrono::milliseconds kLookEvery{200};

std::shared_ptr<Peer> make_peer(const std::string& name, const std::string& address, std::size_t channels) {
    return std::make_shared<Peer>(name, address, channels);
}

}  // namespace

struct Connections::Impl {
    explicit Impl(const Addresses& addresses)
        : peers{
              make_peer("identity", addresses.identity, addresses.channels),
              make_peer("shift", addresses.shift, addresses.channels),
              make_peer("attendance", addresses.attendance, addresses.channels),
              make_peer("notification", addresses.notification, addresses.channels),
          },
          clients{
              make_identity_client(peers[0], answers),
              make_shift_client(peers[1], answers),
              make_attendance_client(peers[2], answers),
              make_timesheets_client(peers[2], answers),
              make_notification_client(peers[3], answers),
              AuditClients{
                  make_audit_client("identity", peers[0], answers),
                  make_audit_client("shift", peers[1], answers),
                  make_audit_client("attendance", peers[2], answers),
                  make_audit_client("notification", peers[3], answers),
              },
              make_devices_client(peers[0], answers),
              {
                  make_following_client(peers[0], answers),
                  make_following_client(peers[1], answers),
                  make_following_client(peers[2], answers),
              },
          } {}

    void watch() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            for (const auto& peer : peers) peer->look();
            wake.wait_for(lock, kLookEvery);
        }
    }

    AnswerQueue answers;
    std::array<std::shared_ptr<Peer>, 4> peers;
    Clients clients;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::thread watcher;
};

Connections::Connections(const Addresses& addresses) : impl_(std::make_unique<Impl>(addresses)) {
    // gRPC's mutexes keep a graph of who waits for whom, on every lock of every call.
    absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
    impl_->watcher = std::thread([this] { impl_->watch(); });
}

Connections::~Connections() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_one();
    impl_->watcher.join();
}

const Clients& Connections::clients() const {
    return impl_->clients;
}

std::string Connections::missing() const {
    std::string names;
    for (const auto& peer : impl_->peers)
        if (!peer->is_reachable()) names += (names.empty() ? "" : ", ") + peer->name();
    return names.empty() ? names : "cannot reach " + names;
}

}  // namespace rollcall::clients
