#include "services/identity/domain/picture.hpp"

namespace rollcall::identity::domain {

namespace {

using namespace std::string_view_literals;

std::string_view media_type_of(std::string_view image) {
    if (image.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
    if (image.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
    if (image.starts_with("RIFF"sv) && image.size() > 12 && image.substr(8, 4) == "WEBP"sv) return "image/webp";
    return {};
}

}  // namespace

Result<Picture> read_picture(std::string image) {
    const auto refuse = [](const char* why) { return fail(invalid_field("file", Fault::not_valid, why)); };
    if (image.empty()) return fail(invalid_field("file", Fault::required, "is required"));
    if (image.size() > kLargestPicture) return refuse("may have at most 1 MiB");
    const auto type = media_type_of(image);
    if (type.empty()) return refuse("expected a JPEG, PNG or WebP image");
    return Picture{std::string(type), std::move(image)};
}

std::string address_of_picture(const UserId& user, std::string_view sha256) {
    return "/api/v1/users/" + user.str() + "/profile-picture?v=" + std::string(sha256.substr(0, 12));
}

}  // namespace rollcall::identity::domain
