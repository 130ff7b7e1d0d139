// One piece of a body on its way while the former one is written.
#pragma once

#include "gateway/http/pieces.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace rollcall::http {

// Lives on one loop. What was started must be taken before this is destroyed.
class FetchAhead {
  public:
    FetchAhead(std::unique_ptr<Pieces> pieces, const boost::asio::any_io_executor& loop);

    void start();
    // What was started, once it is there. An exception is an Error like any other.
    boost::asio::awaitable<Result<Piece>> take();

  private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace rollcall::http
