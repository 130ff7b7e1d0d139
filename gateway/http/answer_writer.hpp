// Writes answers to one connection, whole or in pieces, and gives each write its time.
#pragma once

#include "gateway/http/fetch_ahead.hpp"
#include "gateway/http/loop.hpp"
#include "gateway/http/response.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <utility>

namespace rollcall::http {

// All functions: false when the connection is of no use any more.
template <class Stream>
class AnswerWriter {
  public:
    AnswerWriter(Stream& stream, Connection& connection, std::chrono::milliseconds patience)
        : stream_(stream), connection_(connection), patience_(patience) {}

    boost::asio::awaitable<bool> write(const std::string& head, const std::string& body) {
        wait_at_most(patience_);
        const Buffers parts{boost::asio::buffer(head), boost::asio::buffer(body)};
        return write_all(parts);
    }

    // Within what time the connection has left.
    boost::asio::awaitable<bool> write_text(std::string_view text) {
        const Buffers parts{boost::asio::buffer(text.data(), text.size())};
        return write_all(parts);
    }

    // Head, body and pieces. While one piece is written the next is fetched, and no more. An answer that breaks off
    // lacks the chunk that would end it; without chunks, the connection is reset.
    boost::asio::awaitable<bool> write_pieces(const std::string& head, HttpResponse& response, bool chunked) {
        FetchAhead ahead(std::move(response.pieces), stream_.get_executor());
        Piece piece{std::move(response.body)};
        auto beginning = write(head, {});
        bool written = co_await std::move(beginning);
        while (written && !piece.last) {
            ahead.start();
            auto writing = write_piece(piece, chunked);
            written = co_await std::move(writing);
            connection_.deadline = Clock::time_point::max();
            auto taking = ahead.take();
            auto taken = co_await std::move(taking);
            if (!taken && !chunked) reset();
            if (!taken) co_return false;
            piece = std::move(*taken);
        }
        if (!written) co_return false;
        auto ending = write_piece(piece, chunked);
        written = co_await std::move(ending);
        co_return written;
    }

  private:
    using Buffers = std::array<boost::asio::const_buffer, 3>;

    static constexpr std::size_t kSlice = 64 * 1024;

    // Each slice has the whole time for a write: who reads slowly but steadily gets everything.
    boost::asio::awaitable<bool> write_piece(const Piece& piece, bool chunked) {
        for (std::string_view rest = piece.text; !rest.empty();) {
            const auto slice = rest.substr(0, kSlice);
            rest.remove_prefix(slice.size());
            const auto before = chunked ? chunk_head(slice.size()) : std::string();
            const std::string_view after = chunked ? "\r\n" : "";
            const Buffers parts{
                boost::asio::buffer(before),
                boost::asio::buffer(slice.data(), slice.size()),
                boost::asio::buffer(after.data(), after.size())};
            wait_at_most(patience_);
            auto writing = write_all(parts);
            const bool written = co_await std::move(writing);
            if (!written) co_return false;
        }
        if (!chunked || !piece.last) co_return true;
        wait_at_most(patience_);
        auto ending = write_text("0\r\n\r\n");
        const bool written = co_await std::move(ending);
        co_return written;
    }

    boost::asio::awaitable<bool> write_all(Buffers parts) {
        boost::system::error_code ec;
        co_await boost::asio::async_write(stream_, parts, boost::asio::redirect_error(boost::asio::use_awaitable, ec));
        co_return !ec;
    }

    void wait_at_most(std::chrono::milliseconds time) { connection_.deadline = Clock::now() + time; }

    void reset() {
        boost::system::error_code ignored;
        stream_.lowest_layer().set_option(boost::asio::socket_base::linger(true, 0), ignored);
        stream_.lowest_layer().close(ignored);
    }

    Stream& stream_;
    Connection& connection_;
    const std::chrono::milliseconds patience_;
};

}  // namespace rollcall::http
