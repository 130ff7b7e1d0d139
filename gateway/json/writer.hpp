// Appends JSON to a string. Order of calls is order of output; nothing is buffered or copied.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace rollcall::json {

class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void open_object() { begin('{'); }

    void close_object() { out_ += '}'; }

    void open_array() { begin('['); }

    void close_array() { out_ += ']'; }

    // `name` is ours: it needs no escaping.
    void key(std::string_view name);

    void null() { bare("null"); }

    void value(std::string_view text);

    void value(const std::string& text) { value(std::string_view(text)); }

    void value(const char* text) { value(std::string_view(text)); }

    void value(std::same_as<bool> auto truth) { bare(truth ? "true" : "false"); }

    void value(double number);

    template <std::integral Number>

    requires(!std::same_as<Number, bool>) void value(Number number) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        bare({digits, static_cast<std::size_t>(end - digits)});
    }

    // Must be one JSON value.
    void raw(std::string_view json) { bare(json); }

    // RFC 3339, UTC, milliseconds; from microseconds since the Unix epoch.
    void instant(std::int64_t unix_micros);

    template <class Value>
    void member(std::string_view name, const Value& content) {
        key(name);
        value(content);
    }

    // null when `present` is false.
    template <class Value>
    void optional_member(std::string_view name, bool present, const Value& content) {
        key(name);
        present ? value(content) : null();
    }

    void null_member(std::string_view name) {
        key(name);
        null();
    }

    void instant_member(std::string_view name, std::int64_t unix_micros) {
        key(name);
        instant(unix_micros);
    }

    void optional_instant_member(std::string_view name, bool present, std::int64_t unix_micros) {
        key(name);
        present ? instant(unix_micros) : null();
    }

  private:
    // A comma belongs before everything that does not come first; what was written last tells.
    void separate() {
        if (out_.empty()) return;
        const char last = out_.back();
        if (last != '{' && last != '[' && last != ':') out_ += ',';
    }

    void begin(char bracket) {
        separate();
        out_ += bracket;
    }

    void bare(std::string_view json) {
        separate();
        out_ += json;
    }

    std::string& out_;
};

}  // namespace rollcall::json
