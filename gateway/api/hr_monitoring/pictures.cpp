// Profile pictures: put, take away, show.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/user_writes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/multipart.hpp"

#include <array>

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "user_id";

// "" under users/me: the caller.
Result<std::string> whose(const Exchange& exchange) {
    if (exchange.path.empty()) return std::string();
    return http::path_id(exchange, kIdName);
}

Result<Action> put_picture(const clients::IdentityClient& client, const Exchange& exchange) {
    const auto& sent = exchange.request;
    SetPictureRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), whose(exchange));
    ROLLCALL_TRY(*request.mutable_image(), http::form_file(sent.header(http::Header::content_type), sent.body, "file"));
    return clients::perform(client.set_picture, std::move(request), render_user);
}

Result<Action> drop_picture(const clients::IdentityClient& client, const Exchange& exchange) {
    GetUserRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), whose(exchange));
    return clients::perform(client.drop_picture, std::move(request), render_user);
}

http::HttpResponse render_picture(const Exchange&, const Picture& picture) {
    static constexpr std::array<std::string_view, 3> kTypes{"image/jpeg", "image/png", "image/webp"};
    http::HttpResponse response{.content_type = "application/octet-stream", .body = picture.image()};
    for (const auto type : kTypes)
        if (type == picture.media_type()) response.content_type = type;
    response.add("ETag", "\"" + picture.sha256() + "\"");
    return response;
}

Result<Action> show_picture(const clients::IdentityClient& client, const Exchange& exchange) {
    GetUserRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), http::path_id(exchange, kIdName));
    return clients::perform(client.get_picture, std::move(request), render_picture);
}

}  // namespace

std::vector<http::Route> picture_routes(const clients::IdentityClient& client) {
    const std::string own = std::string(kBase) + "/users/me/profile-picture";
    const std::string one = std::string(kBase) + "/users/:" + kIdName + "/profile-picture";
    using enum http::Idempotency;
    using enum http::Method;
    constexpr auto kOrder = http::CheckOrder::role_first;
    constexpr auto kForm = http::Media::multipart;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {patch, own, Permission::signed_in, accepted, with_client(put_picture), kOrder, kForm},
        {del, own, Permission::signed_in, ignored, with_client(drop_picture)},
        {patch, one, Permission::users_edit, accepted, with_client(put_picture), kOrder, kForm},
        {del, one, Permission::users_edit, ignored, with_client(drop_picture)},
        {get, one, Permission::signed_in, ignored, with_client(show_picture)},
    };
}

}  // namespace rollcall::hr_monitoring
