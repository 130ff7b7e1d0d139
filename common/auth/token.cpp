#include "common/auth/token.hpp"

#include "common/auth/base64url.hpp"
#include "common/core/id.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace rollcall::auth {

namespace json = boost::json;

namespace {

constexpr std::string_view kAlgorithm = "RS256";
constexpr std::string_view kType = "at+jwt";
constexpr std::string_view kMachine = "machine";
constexpr std::size_t kLongestToken = 4096;

std::optional<json::object> object_of(std::string_view encoded) {
    const auto text = from_base64url(encoded);
    if (!text) return std::nullopt;
    json::error_code failure;
    auto value = json::parse(*text, failure);
    if (failure || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::string_view text_at(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::optional<std::int64_t> number_at(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    if (!value || !value->is_int64()) return std::nullopt;
    return value->get_int64();
}

std::int64_t unix_seconds(Instant at) {
    return std::chrono::floor<Seconds>(at).time_since_epoch().count();
}

// Keys that this process does not know yet count for nothing.
PermissionKeys keys_at(const json::object& claims, std::string_view name) {
    PermissionKeys keys;
    const auto* names = claims.if_contains(name);
    if (!names || !names->is_array()) return keys;
    for (const auto& one : names->get_array())
        if (const auto* text = one.if_string())
            if (const auto key = parse_permission_key({text->data(), text->size()})) keys.set(*key);
    return keys;
}

json::array array_of(const PermissionKeys& keys) {
    json::array names;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i]) names.push_back(json::value(kPermissionKeys[i]));
    return names;
}

// "attendance:read punch:write"; scopes that this process does not know count for nothing.
MachineScopes scopes_of(std::string_view text) {
    MachineScopes scopes;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (const auto scope = parse_machine_scope(text.substr(0, end))) scopes = with(scopes, *scope);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return scopes;
}

std::string text_of(const MachineScopes& scopes) {
    std::string text;
    for (const auto& name : names_of(scopes)) text += (text.empty() ? "" : " ") + name;
    return text;
}

// A person has a session and a role, a machine neither.
bool read_person(const json::object& claims, Principal& principal) {
    const auto session = SessionId::parse(text_at(claims, "sid"));
    const auto role = parse_role(text_at(claims, "role"));
    if (!session || !role) return false;
    principal.session = *session;
    principal.role = *role;
    principal.overrides = {keys_at(claims, "granted"), keys_at(claims, "denied")};
    return true;
}

bool read_machine(const json::object& claims, Principal& principal) {
    if (text_at(claims, "kind") != kMachine || claims.contains("role") || !claims.contains("scope")) return false;
    principal.session = SessionId(principal.user.bytes());
    principal.scopes = scopes_of(text_at(claims, "scope"));
    return true;
}

std::optional<Principal> principal_of(const json::object& claims) {
    const auto company = CompanyId::parse(text_at(claims, "cid"));
    const auto user = UserId::parse(text_at(claims, "sub"));
    const auto issued_us = number_at(claims, "iat_us");
    const auto expires = number_at(claims, "exp");
    const auto codename = text_at(claims, "ccn");
    if (!company || !user || !issued_us || !expires || codename.empty()) return std::nullopt;
    Principal principal{
        .company = *company,
        .codename = std::string(codename),
        .user = *user,
        .session = {},
        .issued_at = from_unix_micros(*issued_us),
        .expires_at = Instant(Seconds(*expires)),
    };
    const bool whole = claims.contains("kind") ? read_machine(claims, principal) : read_person(claims, principal);
    if (!whole) return std::nullopt;
    return principal;
}

void write_person(json::object& claims, const Principal& principal) {
    claims["sid"] = principal.session.str();
    claims["role"] = name_of(principal.role);
    const auto& [granted, denied] = principal.overrides;
    if (granted.any()) claims["granted"] = array_of(granted);
    if (denied.any()) claims["denied"] = array_of(denied);
}

void write_machine(json::object& claims, const Principal& principal) {
    claims["kind"] = kMachine;
    claims["scope"] = text_of(*principal.scopes);
}

}  // namespace

std::string sign_token(const Principal& principal, const Issuer& issuer, std::string_view kid, const PrivateKey& key) {
    const json::object header{{"alg", kAlgorithm}, {"typ", kType}, {"kid", kid}};
    json::object claims{
        {"iss", issuer.issuer},
        {"aud", issuer.audience},
        {"sub", principal.user.str()},
        {"cid", principal.company.str()},
        {"ccn", principal.codename},
        {"jti", Id<struct TokenTag>::make(principal.issued_at).str()},
        {"iat", unix_seconds(principal.issued_at)},
        {"exp", unix_seconds(principal.expires_at)},
        {"iat_us", to_unix_micros(principal.issued_at)},
    };
    principal.is_machine() ? write_machine(claims, principal) : write_person(claims, principal);
    auto token = base64url(json::serialize(header)) + '.' + base64url(json::serialize(claims));
    const auto signature = key.sign(token);
    return token + '.' + base64url(signature);
}

std::optional<UnverifiedToken> take_apart(std::string_view token) {
    if (token.size() > kLongestToken) return std::nullopt;
    const auto first = token.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = token.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto header = object_of(token.substr(0, first));
    auto signature = from_base64url(token.substr(second + 1));
    if (!header || !signature) return std::nullopt;
    const auto kid = text_at(*header, "kid");
    if (text_at(*header, "alg") != kAlgorithm || text_at(*header, "typ") != kType || kid.empty() ||
        header->contains("crit"))
        return std::nullopt;
    return UnverifiedToken{
        .kid = std::string(kid),
        .signed_part = token.substr(0, second),
        .payload = token.substr(first + 1, second - first - 1),
        .signature = std::move(*signature),
    };
}

Result<Principal> read_claims(const UnverifiedToken& token, const Issuer& issuer, Instant at) {
    const auto claims = object_of(token.payload);
    if (!claims || text_at(*claims, "iss") != issuer.issuer || text_at(*claims, "aud") != issuer.audience)
        return fail(token_is_not_valid());
    auto principal = principal_of(*claims);
    if (!principal || principal->issued_at > at + kLeeway) return fail(token_is_not_valid());
    if (principal->expires_at + kLeeway <= at) return fail(token_expired());
    return *principal;
}

Error token_is_not_valid() {
    return {Code::unauthenticated, "tokenIsNotValid", "The access token is not valid; log in again."};
}

Error token_expired() {
    return {Code::unauthenticated, "tokenExpired", "The access token has expired; refresh it."};
}

}  // namespace rollcall::auth
