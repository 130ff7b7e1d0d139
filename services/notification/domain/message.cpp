#include "services/notification/domain/message.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace rollcall::notification::domain {

namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::size_t kBase64Line = 76;
constexpr std::size_t kEncodedWord = 45;  // bytes of text in one; the word then stays below 75 characters

std::string base64(std::string_view bytes) {
    static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned value = 0;
        for (std::size_t k = 0; k < 3; ++k)
            value = value << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) text += i + k <= bytes.size() ? kAlphabet[value >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// RFC 2047: words of UTF-8 in base64; a character is never cut in two.
std::string encoded_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        auto length = std::min(kEncodedWord, text.size());
        while (length < text.size() && length > 1 && continues_character(text[length])) --length;
        if (!words.empty()) words.append(kEnd).append(" ");
        words += "=?utf-8?B?" + base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return words;
}

std::string header_text(const std::string& text) {
    return is_plain(text) && text.size() <= 200 && text.find("=?") == std::string::npos ? text : encoded_words(text);
}

bool needs_no_quoting(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
           c == '.';
}

std::string mailbox(const std::string& name, const std::string& email) {
    if (name.empty()) return "<" + email + ">";
    const bool simple = name.size() <= 200 && std::all_of(name.begin(), name.end(), needs_no_quoting);
    return (simple ? "\"" + name + "\"" : encoded_words(name)) + " <" + email + ">";
}

std::string date_text(Instant at) {
    static constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<Seconds>(at - day)};
    char text[64];
    std::snprintf(
        text,
        sizeof text,
        "%s, %02u %s %04d %02d:%02d:%02d +0000",
        kDays.at(std::chrono::weekday{day}.c_encoding()),
        static_cast<unsigned>(date.day()),
        kMonths.at(static_cast<unsigned>(date.month()) - 1),
        static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count())
    );
    return text;
}

// Text whose lines are short and plain travels as it is; anything else in base64.
std::string part(std::string_view type, const std::string& content) {
    std::string head = "Content-Type: " + std::string(type) + "; charset=utf-8\r\nContent-Transfer-Encoding: ";
    std::string lines;
    std::size_t longest = 0;
    for (std::string_view rest = content; !rest.empty();) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        longest = is_plain(line) ? std::max(longest, line.size()) : std::string::npos;
        if (longest == std::string::npos) break;
        lines.append(line).append(kEnd);
    }
    if (longest <= 900) return head + "7bit\r\n\r\n" + lines;
    lines.clear();
    const auto encoded = base64(content);
    for (std::size_t i = 0; i < encoded.size(); i += kBase64Line) lines.append(encoded, i, kBase64Line).append(kEnd);
    return head + "base64\r\n\r\n" + lines;
}

}  // namespace

Message message_for(const Mail& mail, const Letter& letter, const Sender& sender, Instant at) {
    const auto boundary = "part-" + mail.id.str();
    const auto domain = sender.email.substr(sender.email.find('@') + 1);
    std::string bytes;
    bytes += "Date: " + date_text(at) + "\r\n";
    bytes += "From: " + mailbox(sender.name, sender.email) + "\r\n";
    bytes += "To: " + mailbox(mail.to_name, mail.to_email) + "\r\n";
    bytes += "Subject: " + header_text(letter.subject) + "\r\n";
    bytes += "Message-ID: <" + mail.id.str() + "@" + domain + ">\r\n";
    bytes += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    bytes += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
    bytes += "--" + boundary + "\r\n" + part("text/plain", letter.text);
    bytes += "--" + boundary + "\r\n" + part("text/html", letter.html);
    bytes += "--" + boundary + "--\r\n";
    return {mail.id, sender.email, mail.to_email, std::move(bytes)};
}

}  // namespace rollcall::notification::domain
