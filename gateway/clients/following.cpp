#include "gateway/clients/following.hpp"

#include "common/log/log.hpp"
#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/common/v1/following.grpc.pb.h>

namespace rollcall::clients {

namespace {

using common::v1::AwaitRequest;
using common::v1::Empty;

// A little more than a service waits for itself.
constexpr std::chrono::milliseconds kAtMost{400};

struct Event {
    std::string_view type, id;

    std::string_view stream() const { return type.substr(0, type.find('.')); }
};

// "<type>:<id>"
Event event_from(std::string_view text) {
    const auto colon = std::min(text.find(':'), text.size());
    return {text.substr(0, colon), text.substr(std::min(colon + 1, text.size()))};
}

// Attendance tells little that another service decides by: how far managers reach.
std::vector<const FollowingClient*> followers_of(const FollowingClients& all, const Event& event) {
    if (event.stream() == "identity") return {&all.attendance, &all.shift};
    if (event.stream() == "shift") return {&all.attendance, &all.identity};
    if (event.type == "attendance.policy_changed") return {&all.shift};
    return {};
}

}  // namespace

FollowingClient make_following_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    const Stubs<common::v1::Following> stubs(std::move(peer), answers);
    return stubs.within<AwaitRequest, Empty>(kAtMost, &common::v1::Following::Stub::PrepareAsyncAwait);
}

boost::asio::awaitable<void> await_followers(const FollowingClients& followers, const http::Exchange& exchange) {
    const auto context = context_of(exchange);
    for (const auto& text : exchange.events) {
        const auto event = event_from(text);
        const auto waiting_for = followers_of(followers, event);
        for (const auto* follower : waiting_for) {
            AwaitRequest request;
            request.set_stream(std::string(event.stream()));
            request.set_event_id(std::string(event.id));
            auto awaiting = (*follower)(context, std::move(request));
            const auto awaited = co_await std::move(awaiting);
            if (!awaited) log::warning("a write is not awaited", {{"event", text}, {"why", awaited.error().message}});
        }
    }
}

}  // namespace rollcall::clients
