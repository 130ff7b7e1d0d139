#include "common/service/following.hpp"

#include "common/pg/tx.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <rollcall/common/v1/following.grpc.pb.h>
#include <thread>

namespace rollcall::service {

namespace {

using common::v1::AwaitRequest;
using common::v1::Empty;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// An event that takes longer is late for a reason; its write is done all the same.
constexpr milliseconds kPatience{300};
constexpr milliseconds kLongestPause{16};
constexpr int kMostWaiting = 2;

class FollowingService final : public common::v1::Following::CallbackService {
  public:
    FollowingService(const std::string& schema, pg::Database& database, Endpoint& endpoint)
        : database_(database),
          endpoint_(endpoint),
          sql_("SELECT FROM " + schema + ".inbox WHERE company_id = $1 AND stream = $2 AND event_id = $3") {}

    grpc::ServerUnaryReactor* Await(grpc::CallbackServerContext* context, const AwaitRequest* request, Empty* answer)
        override {
        return endpoint_.open<AwaitRequest, Empty>(
            context,
            request,
            answer,
            [this](const Call& call, const AwaitRequest& asked) -> Result<Empty> {
                if (call.principal) await(call.principal->company, asked);
                return Empty{};
            }
        );
    }

  private:
    // Few at a time: while events do not come, who waits for them must leave threads to the others.
    void await(const CompanyId& company, const AwaitRequest& asked) {
        const auto leave = [this](void*) { --waiting_; };
        const std::unique_ptr<void, decltype(leave)> place(this, leave);
        if (++waiting_ > kMostWaiting) return;
        const auto until = steady_clock::now() + kPatience;
        for (auto pause = milliseconds{1}; !is_applied(company, asked); pause = std::min(2 * pause, kLongestPause)) {
            if (steady_clock::now() + pause > until) return;
            std::this_thread::sleep_for(pause);
        }
    }

    // True as well when it cannot be told.
    bool is_applied(const CompanyId& company, const AwaitRequest& asked) {
        const pg::Statement statement{"inbox_has", sql_.c_str()};
        const auto found = database_.in_read<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
            return !tx.exec(statement, tx.company(), asked.stream(), asked.event_id()).empty();
        });
        return found.value_or(true);
    }

    pg::Database& database_;
    Endpoint& endpoint_;
    const std::string sql_;
    std::atomic<int> waiting_ = 0;
};

}  // namespace

std::shared_ptr<grpc::Service> make_following(const std::string& schema, pg::Database& database, Endpoint& endpoint) {
    return std::make_shared<FollowingService>(schema, database, endpoint);
}

}  // namespace rollcall::service
