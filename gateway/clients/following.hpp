// Reading one's writes: what follows a service's events is waited for before its write is answered.
#pragma once

#include "gateway/clients/call.hpp"
#include "gateway/http/exchange.hpp"

#include <rollcall/common/v1/common.pb.h>
#include <rollcall/common/v1/following.pb.h>

namespace rollcall::clients {

using FollowingClient = Rpc<common::v1::AwaitRequest, common::v1::Empty>;

// Of the services whose projections decide what is read.
struct FollowingClients {
    FollowingClient identity, shift, attendance;
};

// Until all that follow have applied what the exchange's writes have published, or for a moment: the write is done
// whatever becomes of this.
boost::asio::awaitable<void> await_followers(const FollowingClients& followers, const http::Exchange& exchange);

}  // namespace rollcall::clients
