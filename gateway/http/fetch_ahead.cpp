#include "gateway/http/fetch_ahead.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <optional>

namespace rollcall::http {

namespace asio = boost::asio;

struct FetchAhead::State {
    std::unique_ptr<Pieces> pieces;
    asio::steady_timer arrival;  // never runs out; cancelled when the piece is there
    std::optional<Result<Piece>> piece = std::nullopt;
};

FetchAhead::FetchAhead(std::unique_ptr<Pieces> pieces, const asio::any_io_executor& loop)
    : state_(std::make_shared<State>(State{std::move(pieces), asio::steady_timer(loop)})) {}

void FetchAhead::start() {
    state_->piece.reset();
    state_->arrival.expires_at(asio::steady_timer::time_point::max());
    const auto arrived = [state = state_](const std::exception_ptr& failure, Result<Piece> piece) {
        if (failure) piece = fail(internal_error("a piece of an answer could not be made"));
        state->piece = std::move(piece);
        state->arrival.cancel();
    };
    asio::co_spawn(state_->arrival.get_executor(), state_->pieces->next(), arrived);
}

asio::awaitable<Result<Piece>> FetchAhead::take() {
    boost::system::error_code cancelled;
    while (!state_->piece) co_await state_->arrival.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    auto piece = std::move(*state_->piece);
    state_->piece.reset();
    co_return piece;
}

}  // namespace rollcall::http
