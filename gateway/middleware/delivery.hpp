// The rest of an answer that is sent in pieces. Keeps the request it belongs to, and accounts for it at its end.
#pragma once

#include "gateway/http/exchange.hpp"
#include "gateway/http/pieces.hpp"
#include "gateway/http/surface.hpp"
#include "gateway/middleware/request_metrics.hpp"

#include <memory>

namespace rollcall::middleware {

class Delivery final : public http::Pieces {
  public:
    // `metrics` and `surface` live longer than any answer.
    Delivery(
        std::unique_ptr<http::Exchange> exchange,
        const http::Surface& surface,
        int status,
        std::unique_ptr<http::Pieces> pieces,
        RequestMetrics& metrics
    );
    ~Delivery() override;

    boost::asio::awaitable<Result<http::Piece>> next() override;

  private:
    // The exchange before the pieces, which may refer to it until they are destroyed.
    std::unique_ptr<http::Exchange> exchange_;
    const http::Surface& surface_;
    const int status_;
    std::unique_ptr<http::Pieces> pieces_;
    RequestMetrics& metrics_;
    bool ended_ = false;
};

// Puts the first piece into the body. What is complete with it becomes an answer like any other.
boost::asio::awaitable<Result<void>> begin_pieces(http::HttpResponse& response);

}  // namespace rollcall::middleware
