#include "common/auth/rsa.hpp"
#include "services/identity/rpc/mapping.hpp"

#include <algorithm>

namespace rollcall::identity::rpc {

v1::User to_proto(const domain::User& user) {
    v1::User message;
    message.set_id(user.id.str());
    message.set_company_id(user.company.str());
    message.set_company_codename(user.company_codename);
    message.set_email(user.email);
    message.set_full_name(user.full_name);
    message.set_avatar(user.avatar);
    message.set_role(std::string(name_of(user.role)));
    message.set_status(std::string(name_of(user.status)));
    if (user.manager) message.set_manager_id(user.manager->str());
    if (user.manager_name) message.set_manager_name(*user.manager_name);
    if (user.department) message.set_department_id(user.department->str());
    if (user.site) message.set_site_id(user.site->str());
    message.set_employee_code(user.employee_code);
    if (user.badge_number) message.set_badge_number(*user.badge_number);
    if (user.time_zone) message.set_time_zone(*user.time_zone);
    if (user.phone) message.set_phone(*user.phone);
    if (user.designation) message.set_designation(*user.designation);
    message.set_record_version(user.record_version);
    message.set_created_at_us(to_unix_micros(user.created_at));
    message.set_updated_at_us(to_unix_micros(user.updated_at));
    if (user.shift_template) message.set_shift_id(user.shift_template->str());
    message.set_company_time_zone(user.company_time_zone);
    return message;
}

v1::UserList to_proto(const std::vector<domain::User>& users, std::int64_t total) {
    v1::UserList list;
    for (const auto& user : users) *list.add_users() = to_proto(user);
    list.set_total(total);
    return list;
}

v1::NewUser to_proto(const app::MailedUser& mailed) {
    v1::NewUser message;
    *message.mutable_user() = to_proto(mailed.user);
    message.set_email_sent(mailed.mail.sent);
    message.set_email_error(mailed.mail.error);
    return message;
}

v1::UserPermissions to_proto(const app::HeldPermissions& held) {
    v1::UserPermissions message;
    message.set_user_id(held.user.id.str());
    message.set_role(std::string(name_of(held.user.role)));
    const auto list = [](const PermissionKeys& keys, auto& names) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (keys[i]) names.Add(std::string(kPermissionKeys[i]));
        std::sort(names.begin(), names.end());
    };
    list(keys_of(held.user.role, held.overrides), *message.mutable_permissions());
    list(held.overrides.granted, *message.mutable_granted());
    list(held.overrides.denied, *message.mutable_denied());
    return message;
}

v1::TicketHolder to_proto(const Principal& holder) {
    v1::TicketHolder message;
    message.set_company_id(holder.company.str());
    message.set_company_codename(holder.codename);
    message.set_user_id(holder.user.str());
    message.set_session_id(holder.session.str());
    message.set_role(std::string(name_of(holder.role)));
    message.set_issued_at_us(to_unix_micros(holder.issued_at));
    return message;
}

v1::Company to_proto(const domain::Company& company) {
    v1::Company message;
    message.set_id(company.id.str());
    message.set_codename(company.codename);
    message.set_name(company.name);
    message.set_time_zone(company.time_zone);
    message.set_record_version(company.record_version);
    message.set_created_at_us(to_unix_micros(company.created_at));
    message.set_demo(company.demo);
    return message;
}

v1::Machine to_proto(const domain::Machine& machine) {
    v1::Machine message;
    message.set_id(machine.id.str());
    message.set_kind(std::string(name_of(machine.kind)));
    message.set_name(machine.name);
    message.set_public_part(machine.public_part);
    for (const auto& name : names_of(machine.scopes)) message.add_scopes(name);
    if (machine.created_by) message.set_created_by(machine.created_by->str());
    message.set_created_at_us(to_unix_micros(machine.created_at));
    if (machine.expires_at) message.set_expires_at_us(to_unix_micros(*machine.expires_at));
    if (machine.last_used_at) message.set_last_used_at_us(to_unix_micros(*machine.last_used_at));
    return message;
}

v1::Tokens to_proto(const app::Grant& grant) {
    v1::Tokens tokens;
    tokens.set_access_token(grant.access_token);
    tokens.set_refresh_token(grant.refresh_token);
    tokens.set_expires_in(static_cast<std::int32_t>(grant.expires_in.count()));
    *tokens.mutable_user() = to_proto(grant.user);
    tokens.set_session_id(grant.principal.session.str());
    tokens.set_company_codename(grant.principal.codename);
    return tokens;
}

v1::Revocations to_proto(const std::vector<domain::Revocation>& revocations, std::int64_t after_sequence) {
    v1::Revocations feed;
    feed.set_last_sequence(after_sequence);
    for (const auto& revocation : revocations) {
        auto& message = *feed.add_revocations();
        message.set_sequence(revocation.sequence);
        message.set_company_id(revocation.company.str());
        message.set_user_id(revocation.user.str());
        if (revocation.session) message.set_session_id(revocation.session->str());
        if (revocation.spared) message.set_spare_session_id(revocation.spared->str());
        message.set_issued_before_us(to_unix_micros(revocation.issued_before));
        feed.set_last_sequence(std::max(feed.last_sequence(), revocation.sequence));
    }
    return feed;
}

v1::Keys to_proto(const std::vector<credentials::PublishedKey>& keys, const auth::Issuer& issuer) {
    v1::Keys message;
    message.set_issuer(issuer.issuer);
    message.set_audience(issuer.audience);
    for (const auto& key : keys) {
        const auto numbers = auth::PublicVerifyKey::parse(key.public_pem);
        if (!numbers) continue;
        auto& published = *message.add_keys();
        published.set_kid(key.kid);
        published.set_public_pem(key.public_pem);
        published.set_n(numbers->modulus());
        published.set_e(numbers->exponent());
    }
    return message;
}

}  // namespace rollcall::identity::rpc
