#include "gateway/http/request_gate.hpp"

#include "gateway/http/known_fields.hpp"
#include "gateway/http/percent.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <utility>

namespace rollcall::http {

namespace beast = boost::beast;

namespace {

// A body cut into more pieces than this, or with more said about them, is an attack on our time.
constexpr std::size_t kMostChunks = 16 * 1024;
constexpr std::size_t kMostExtensionBytes = 1024;
// "0\r\n\r\n": a chunked body never ends with fewer bytes, and Beast asserts so when the last chunk comes in crumbs.
constexpr std::size_t kShortestEnd = 5;

}  // namespace

struct RequestGate::Impl {
    struct Parser;

    explicit Impl(const MessageLimits& message_limits);
    ~Impl();
    void begin();

    void refuse(Refusal why) {
        if (!refusal) refusal = std::move(why);
    }

    void accept_target(std::string_view target);
    void accept_field(beast::http::field field, beast::string_view name, std::string_view value);
    void accept_header();
    void accept_chunk(std::size_t extension_bytes);
    Refusal refusal_for(const beast::error_code& ec) const;
    Progress after_header(std::string_view bytes, std::size_t consumed, const beast::error_code& ec);
    Progress after_body(std::string_view bytes, std::size_t consumed, const beast::error_code& ec);

    MessageLimits limits;
    std::unique_ptr<Parser> parser;
    HttpRequest request;
    std::optional<Refusal> refusal;
    std::size_t header_bytes = 0;
    std::size_t fields = 0;
    std::size_t chunks = 0;
    std::size_t extension_bytes = 0;
    bool has_length = false;
    bool has_encoding = false;
};

// Beast splits the bytes; what they say is judged in Impl::accept_*.
struct RequestGate::Impl::Parser final : beast::http::basic_parser<true> {
    using string_view = beast::string_view;
    using error_code = beast::error_code;

    explicit Parser(Impl& owner) : impl(owner) {}

    void settle(error_code& ec) const {
        if (impl.refusal) ec = beast::http::error::bad_value;
    }

    void on_request_impl(beast::http::verb verb, string_view, string_view target, int version, error_code& ec)
        override {
        impl.request.method = method_of(verb);
        impl.request.http11 = version == 11;
        impl.accept_target(target);
        settle(ec);
    }

    void on_response_impl(int, string_view, int, error_code&) override {}

    void on_field_impl(beast::http::field field, string_view name, string_view value, error_code& ec) override {
        if (is_header_done()) {
            impl.refuse(bad_request("Trailer fields are not accepted."));
        } else {
            impl.accept_field(field, name, value);
        }
        settle(ec);
    }

    void on_header_impl(error_code& ec) override {
        impl.accept_header();
        settle(ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        if (length) impl.request.body.reserve(static_cast<std::size_t>(*length));
    }

    std::size_t on_body_impl(string_view body, error_code&) override {
        impl.request.body.append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, string_view extensions, error_code& ec) override {
        impl.accept_chunk(extensions.size());
        settle(ec);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
        impl.request.body.append(body.data(), body.size());
        return body.size();
    }

    void on_finish_impl(error_code&) override {}

    Impl& impl;
};

RequestGate::Impl::Impl(const MessageLimits& message_limits) : limits(message_limits) {}

RequestGate::Impl::~Impl() = default;

void RequestGate::Impl::begin() {
    request = {};
    header_bytes = fields = chunks = extension_bytes = 0;
    has_length = has_encoding = false;
    parser = std::make_unique<Parser>(*this);
    parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser->body_limit(limits.body_bytes);
}

void RequestGate::Impl::accept_target(std::string_view target) {
    // What it is refused as depends on where it wanted to go.
    request.target = target.substr(0, limits.target_bytes);
    if (target.size() > limits.target_bytes) return refuse(headers_too_large("Use a shorter address."));
    const bool visible =
        std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!visible || !target.starts_with('/'))
        return refuse(bad_request("The address must be a path that starts with '/'."));
    const auto question = target.find('?');
    auto path = decode_path(target.substr(0, question));
    if (question != std::string_view::npos) request.query = target.substr(question + 1);
    if (!path || !decode_query(request.query)) return refuse(bad_request("The address has a malformed escape."));
    request.path = std::move(*path);
}

void RequestGate::Impl::accept_field(beast::http::field field, beast::string_view name, std::string_view value) {
    if (++fields > limits.fields) return refuse(headers_too_large("Send fewer header fields."));
    const auto once = [this](bool& seen, std::string_view what) {
        if (std::exchange(seen, true)) refuse(bad_request(std::string(what) + " may be given once."));
    };
    if (field == beast::http::field::transfer_encoding) {
        once(has_encoding, "Transfer-Encoding");
        if (value != "chunked" || !request.http11)
            refuse(bad_request("Transfer-Encoding may only be chunked, and only in HTTP/1.1."));
    } else if (field == beast::http::field::content_length) {
        once(has_length, "Content-Length");
        if (!is_length(value)) refuse(bad_request("Content-Length must be a whole number."));
    } else if (const auto header = header_of(field, name)) {
        if (*header == Header::forwarded_for) return request.join(*header, value);
        if (request.has(*header)) refuse(bad_request(std::string(name) + " may be given once."));
        request.set(*header, value);
    }
}

void RequestGate::Impl::accept_header() {
    if (!is_host(request.header(Header::host))) return refuse(bad_request("Host must be given once."));
    if (has_length && has_encoding)
        return refuse(bad_request("Content-Length and Transfer-Encoding exclude each other."));
    if (!parser->is_done() && !takes_body(request.method)) return refuse(bad_request("This method takes no body."));
    if (request.has(Header::expect) && !beast::iequals(request.header(Header::expect), "100-continue"))
        return refuse(expectation_failed());
    request.keep_alive = parser->keep_alive();
}

void RequestGate::Impl::accept_chunk(std::size_t more_extension_bytes) {
    extension_bytes += more_extension_bytes;
    if (++chunks > kMostChunks || extension_bytes > kMostExtensionBytes)
        refuse(bad_request("The body is cut into too many pieces."));
}

Refusal RequestGate::Impl::refusal_for(const beast::error_code& ec) const {
    if (ec == beast::http::error::header_limit) return headers_too_large("Send fewer or shorter header fields.");
    if (ec == beast::http::error::body_limit) return body_too_large();
    return bad_request("This is not a well-formed request.");
}

RequestGate::Progress RequestGate::Impl::after_header(
    std::string_view bytes, std::size_t consumed, const beast::error_code& ec
) {
    const auto taken = bytes.substr(0, consumed);
    header_bytes += consumed;
    // A folded line: the parser joins it, others may not.
    if (taken.find("\r\n ") != std::string_view::npos || taken.find("\r\n\t") != std::string_view::npos)
        refuse(bad_request("Header fields may not be folded."));
    const auto pending = ec == beast::http::error::need_more ? bytes.size() - consumed : 0;
    if (header_bytes + pending > limits.header_bytes) refuse(headers_too_large("Send fewer or shorter header fields."));
    if (ec && ec != beast::http::error::need_more) refuse(refusal_for(ec));
    if (refusal) return Progress::refused;
    if (ec) return Progress::need_more;
    return parser->is_done() ? Progress::complete : Progress::header_complete;
}

RequestGate::Progress RequestGate::Impl::after_body(
    std::string_view bytes, std::size_t consumed, const beast::error_code& ec
) {
    if (ec && ec != beast::http::error::need_more) refuse(refusal_for(ec));
    // A line of the chunked coding that does not fit the buffer never will.
    if (ec && consumed == 0 && bytes.size() >= limits.header_bytes)
        refuse(bad_request("The body's framing is too long."));
    if (refusal) return Progress::refused;
    return parser->is_done() ? Progress::complete : Progress::need_more;
}

RequestGate::RequestGate(const MessageLimits& limits) : impl_(std::make_unique<Impl>(limits)) {}

RequestGate::~RequestGate() = default;

RequestGate::Progress RequestGate::put(std::string_view bytes, std::size_t& consumed) {
    consumed = 0;
    if (impl_->refusal) return Progress::refused;
    if (bytes.empty()) return Progress::need_more;
    if (!impl_->parser) impl_->begin();
    beast::error_code ec;
    const bool in_header = !impl_->parser->is_header_done();
    if (!in_header && impl_->parser->chunked() && bytes.size() < kShortestEnd) return Progress::need_more;
    impl_->parser->eager(!in_header);
    consumed = impl_->parser->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
    return in_header ? impl_->after_header(bytes, consumed, ec) : impl_->after_body(bytes, consumed, ec);
}

HttpRequest RequestGate::take() {
    impl_->parser.reset();
    return std::move(impl_->request);
}

const Refusal& RequestGate::refusal() const {
    return *impl_->refusal;
}

const HttpRequest& RequestGate::request() const {
    return impl_->request;
}

bool RequestGate::wants_continue() const {
    return impl_->request.http11 && impl_->request.has(Header::expect);
}

}  // namespace rollcall::http
