#include "gateway/middleware/delivery.hpp"

#include "common/log/log.hpp"

#include <exception>

namespace rollcall::middleware {

namespace {

// As pieces.next(), but what is thrown comes back as an Error.
boost::asio::awaitable<Result<http::Piece>> next_of(http::Pieces& pieces) {
    try {
        auto asking = pieces.next();
        auto piece = co_await std::move(asking);
        co_return piece;
    } catch (const std::exception& defect) {
        co_return fail(internal_error(defect.what()));
    }
}

}  // namespace

Delivery::Delivery(
    std::unique_ptr<http::Exchange> exchange,
    const http::Surface& surface,
    int status,
    std::unique_ptr<http::Pieces> pieces,
    RequestMetrics& metrics
)
    : exchange_(std::move(exchange)),
      surface_(surface),
      status_(status),
      pieces_(std::move(pieces)),
      metrics_(metrics) {}

Delivery::~Delivery() {
    const bool cut_short = !ended_ && exchange_->request.method != http::Method::head;
    if (cut_short) metrics_.broke_off(surface_, BrokeOff::client);
    metrics_.answered(surface_, status_, http::Exchange::Clock::now() - exchange_->began);
    log_access(*exchange_, status_);
}

boost::asio::awaitable<Result<http::Piece>> Delivery::next() {
    auto asking = next_of(*pieces_);
    auto piece = co_await std::move(asking);
    ended_ = !piece || piece->last;
    if (piece) co_return piece;
    metrics_.broke_off(surface_, BrokeOff::failure);
    const auto& why = piece.error();
    log::error(
        "an answer broke off",
        {{"request_id", exchange_->request_id}, {"code", name_of(why.code)}, {"reason", why.message}}
    );
    co_return piece;
}

boost::asio::awaitable<Result<void>> begin_pieces(http::HttpResponse& response) {
    auto asking = next_of(*response.pieces);
    auto first = co_await std::move(asking);
    if (!first) co_return fail(std::move(first.error()));
    response.body += first->text;
    if (first->last) response.pieces.reset();
    co_return Result<void>{};
}

}  // namespace rollcall::middleware
