#include "common/service/following.hpp"

#include "common/pg/tx.hpp"

#include <algorithm>
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
    void await(const CompanyId& company, const AwaitRequest& asked) {
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
};

}  // namespace

std::shared_ptr<grpc::Service> make_following(const std::string& schema, pg::Database& database, Endpoint& endpoint) {
    return std::make_shared<FollowingService>(schema, database, endpoint);
}

}  // namespace rollcall::service
