#include "services/identity/domain/username.hpp"

#include "common/core/email.hpp"

#include <algorithm>

namespace rollcall::identity::domain {

namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 64;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

bool is_username(std::string_view text) {
    return text.size() >= kShortest && text.size() <= kLongest && is_letter_or_digit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
           });
}

std::string username_key(std::string_view username) {
    return email_key(username);
}

}  // namespace rollcall::identity::domain
