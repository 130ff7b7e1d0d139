#include "services/notification/main/mail_settings.hpp"

#include "services/notification/courier/directory.hpp"

namespace rollcall::notification {

namespace {

courier::Tls tls_of(const std::string& name) {
    if (name == "off") return courier::Tls::off;
    return name == "offered" ? courier::Tls::when_offered : courier::Tls::required;
}

}  // namespace

MailSettings read_mail_settings(config::Reader& reader, const std::string& environment) {
    MailSettings mail;
    mail.smtp.url = reader.text(
        "ROLLCALL_SMTP_URL", "", "Mail server, smtp://host:587 or smtps://host:465; without one no mail is sent."
    );
    mail.smtp.user = reader.text("ROLLCALL_SMTP_USER", "", "Name at the mail server; without one nobody logs in.");
    mail.smtp.password = reader.optional_secret("ROLLCALL_SMTP_PASSWORD", "Password at the mail server.");
    const auto tls = reader.one_of(
        "ROLLCALL_SMTP_TLS",
        "required",
        {"required", "offered", "off"},
        "Whether TLS must be spoken with the mail server, is where it is offered, or is not."
    );
    mail.smtp.tls = tls_of(tls);
    mail.smtp.ca_file =
        reader.text("ROLLCALL_SMTP_CA_FILE", "", "PEM of whom to trust about the mail server; else the system's.");
    mail.directory =
        reader.text("ROLLCALL_MAIL_DIRECTORY", "", "Where mail is written as files when there is no mail server.");
    mail.sender.email =
        reader.text("ROLLCALL_MAIL_FROM", "no-reply@rollcall.localhost", "Address that mail comes from.");
    mail.sender.name = reader.text("ROLLCALL_MAIL_FROM_NAME", "rollcall", "Name that mail comes from.");

    const bool known_scheme = mail.smtp.url.starts_with("smtp://") || mail.smtp.url.starts_with("smtps://");
    if (!mail.smtp.url.empty() && !known_scheme)
        reader.complain("ROLLCALL_SMTP_URL must begin with smtp:// or smtps://");
    if (mail.sender.email.find('@') == std::string::npos ||
        mail.sender.email.find_first_of("<>\r\n ") != std::string::npos)
        reader.complain("ROLLCALL_MAIL_FROM must be a bare e-mail address");
    if (environment == "production" && !mail.directory.empty())
        reader.complain("ROLLCALL_MAIL_DIRECTORY keeps secret links in files; production sends mail by SMTP");
    if (environment == "production" && !mail.smtp.url.empty() && tls != "required")
        reader.complain("ROLLCALL_SMTP_TLS must be required in production");
    return mail;
}

app::Courier courier_of(const MailSettings& settings) {
    if (!settings.smtp.url.empty()) return courier::smtp(settings.smtp);
    if (!settings.directory.empty()) return courier::directory(settings.directory);
    return nullptr;
}

}  // namespace rollcall::notification
