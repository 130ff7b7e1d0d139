#include "gateway/json/document.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <cmath>

namespace rollcall::json {

namespace {

namespace bj = boost::json;

constexpr std::size_t kDeepest = 16;

// Builds the value as the library's own handler does, and remembers keys: the library lets the last of two win.
struct Handler {
    static constexpr std::size_t max_object_size = bj::object::max_size();
    static constexpr std::size_t max_array_size = bj::array::max_size();
    static constexpr std::size_t max_key_size = bj::string::max_size();
    static constexpr std::size_t max_string_size = bj::string::max_size();

    using Code = bj::error_code;

    struct Level {
        std::string prefix;  // path of the object, with a trailing '.'
        std::vector<std::string> keys;
    };

    bool on_document_begin(Code&) {
        stack.reset();
        return true;
    }

    bool on_document_end(Code&) { return true; }

    bool on_object_begin(Code&) {
        levels.push_back({levels.empty() ? std::string() : levels.back().prefix + last_key + ".", {}});
        return true;
    }

    bool on_object_end(std::size_t size, Code&) {
        levels.pop_back();
        stack.push_object(size);
        return true;
    }

    bool on_array_begin(Code&) { return true; }

    bool on_array_end(std::size_t size, Code&) {
        stack.push_array(size);
        return true;
    }

    bool on_key_part(bj::string_view part, std::size_t, Code&) {
        key += part;
        stack.push_chars(part);
        return true;
    }

    bool on_key(bj::string_view part, std::size_t, Code&) {
        key += part;
        stack.push_key(part);
        auto& level = levels.back();
        if (std::find(level.keys.begin(), level.keys.end(), key) != level.keys.end())
            repeated.push_back(level.prefix + key);
        last_key = key;
        level.keys.push_back(std::move(key));
        key.clear();
        return true;
    }

    bool on_string_part(bj::string_view part, std::size_t, Code&) {
        stack.push_chars(part);
        return true;
    }

    bool on_string(bj::string_view part, std::size_t, Code&) {
        stack.push_string(part);
        return true;
    }

    bool on_number_part(bj::string_view, Code&) { return true; }

    bool on_int64(std::int64_t number, bj::string_view, Code&) {
        stack.push_int64(number);
        return true;
    }

    bool on_uint64(std::uint64_t number, bj::string_view, Code&) {
        stack.push_uint64(number);
        return true;
    }

    bool on_double(double number, bj::string_view, Code& ec) {
        if (!std::isfinite(number)) {
            ec = bj::error::exponent_overflow;
            return false;
        }
        stack.push_double(number);
        return true;
    }

    bool on_bool(bool truth, Code&) {
        stack.push_bool(truth);
        return true;
    }

    bool on_null(Code&) {
        stack.push_null();
        return true;
    }

    bool on_comment_part(bj::string_view, Code&) { return true; }

    bool on_comment(bj::string_view, Code&) { return true; }

    bj::value_stack stack;
    std::vector<Level> levels;
    std::string key;
    std::string last_key;
    std::vector<std::string> repeated;
};

Error not_valid(std::string reason, std::string message) {
    return {.code = Code::invalid_argument, .reason = std::move(reason), .message = std::move(message)};
}

Error not_json() {
    return not_valid("bodyIsNotValidJson", "The body must be one JSON object in UTF-8.");
}

}  // namespace

Result<Document> parse_document(std::string_view text) {
    bj::parse_options options;
    options.max_depth = kDeepest;
    bj::basic_parser<Handler> parser(options);
    bj::error_code ec;
    const auto used = parser.write_some(false, text.data(), text.size(), ec);
    if (ec || used != text.size() || !parser.done()) return fail(not_json());
    auto value = parser.handler().stack.release();
    if (!value.is_object()) return fail(not_valid("bodyIsNotAnObject", "The body must be a JSON object."));
    return Document{std::move(value.as_object()), std::move(parser.handler().repeated)};
}

}  // namespace rollcall::json
