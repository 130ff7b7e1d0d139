#include "common/redis/connection.hpp"

#include <hiredis/hiredis.h>

#include <cstdlib>

namespace rollcall::redis {

namespace {

timeval to_timeval(std::chrono::milliseconds duration) {
    return {duration.count() / 1000, (duration.count() % 1000) * 1000};
}

Error from_error_reply(const std::string& text) {
    const auto word = text.substr(0, text.find(' '));
    for (const char* passing : {"OOM", "LOADING", "BUSY", "MISCONF", "READONLY", "MASTERDOWN", "CLUSTERDOWN"})
        if (word == passing) return unavailable("Redis refuses work: " + word);
    Error error = internal_error("Redis: " + text);
    error.reason = word;
    return error;
}

}  // namespace

bool Reply::is_nothing() const {
    return reply_ == nullptr || reply_->type == REDIS_REPLY_NIL;
}

bool Reply::is_list() const {
    return reply_ != nullptr && reply_->type == REDIS_REPLY_ARRAY;
}

std::string Reply::text() const {
    if (reply_ == nullptr || (reply_->type != REDIS_REPLY_STRING && reply_->type != REDIS_REPLY_STATUS)) return {};
    return {reply_->str, static_cast<std::size_t>(reply_->len)};
}

long long Reply::number() const {
    return reply_ != nullptr && reply_->type == REDIS_REPLY_INTEGER ? reply_->integer : 0;
}

std::size_t Reply::size() const {
    return is_list() ? reply_->elements : 0;
}

Reply Reply::operator[](std::size_t index) const {
    return Reply(root_, index < size() ? reply_->element[index] : nullptr);
}

void Connection::Closer::operator()(redisContext* context) const {
    redisFree(context);
}

Connection::Connection(std::string address, std::chrono::milliseconds timeout)
    : address_(std::move(address)), timeout_(timeout) {}

Connection::~Connection() = default;

Result<void> Connection::open() {
    if (context_) return {};
    const auto colon = address_.rfind(':');
    const auto host = address_.substr(0, colon);
    const int port = colon == std::string::npos ? 6379 : std::atoi(address_.c_str() + colon + 1);
    context_.reset(redisConnectWithTimeout(host.c_str(), port, to_timeval(std::chrono::milliseconds(1000))));
    if (!context_ || context_->err != 0) return fail(drop("cannot be reached"));
    redisSetTimeout(context_.get(), to_timeval(timeout_));
    redisEnableKeepAlive(context_.get());
    return {};
}

Error Connection::drop(const char* what) {
    context_.reset();
    return unavailable(std::string("Redis ") + what);
}

void Connection::send(const Command& command) {
    std::vector<const char*> words;
    std::vector<std::size_t> lengths;
    for (const auto& word : command) {
        words.push_back(word.data());
        lengths.push_back(word.size());
    }
    redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()), words.data(), lengths.data());
}

Result<Reply> Connection::read() {
    void* raw = nullptr;
    if (redisGetReply(context_.get(), &raw) != REDIS_OK || raw == nullptr) return fail(drop("did not answer"));
    const std::shared_ptr<redisReply> reply(static_cast<redisReply*>(raw), freeReplyObject);
    if (reply->type == REDIS_REPLY_ERROR)
        return fail(from_error_reply({reply->str, static_cast<std::size_t>(reply->len)}));
    return Reply(reply);
}

Result<Reply> Connection::run(const Command& command) {
    ROLLCALL_CHECK(open());
    send(command);
    return read();
}

Result<std::vector<Reply>> Connection::run_all(const std::vector<Command>& commands) {
    ROLLCALL_CHECK(open());
    for (const auto& command : commands) send(command);
    std::vector<Reply> replies;
    tl::expected<void, Error> first_failure;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        auto reply = read();
        if (!reply && first_failure) first_failure = fail(reply.error());
        if (!reply && !context_) break;
        if (reply) replies.push_back(std::move(*reply));
    }
    if (!first_failure) return fail(first_failure.error());
    return replies;
}

}  // namespace rollcall::redis
