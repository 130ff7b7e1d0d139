// A body that is made while it is sent: long lists and exports, of which no more than two pieces are ever in memory.
#pragma once

#include "common/core/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace rollcall::http {

struct Piece {
    std::string text;   // may be empty: there is more all the same
    bool last = false;  // nothing comes behind it
};

// What an endpoint derives from, and gives away in HttpResponse::pieces. It may keep a reference to the Exchange of its
// action, which lives as long as the pieces do; all else it owns. A good piece has 100 KB to 2 MB.
class Pieces {
  public:
    virtual ~Pieces() = default;

    // The next piece. Asked for while the former one is written, never twice at once, never again after the last one or
    // an Error, never when the client has gone. Where the response's body is empty, the first is there before the
    // status line is sent, so its Error becomes an error answer like any other; who fills the body has the beginning
    // already. A later Error breaks the answer off, so that the client can tell.
    virtual boost::asio::awaitable<Result<Piece>> next() = 0;
};

}  // namespace rollcall::http
