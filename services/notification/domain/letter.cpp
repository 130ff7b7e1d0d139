#include "services/notification/domain/letter.hpp"

#include <vector>

namespace rollcall::notification::domain {

namespace {

struct Wording {
    std::string subject;
    std::string before;  // the link
    std::string after;
};

Wording wording_of(const Mail& mail) {
    const auto& company = mail.contents.at("company");
    const auto lives = "The link works once, within " + mail.contents.at("hours") + " hours.";
    if (mail.mail_template == "activation")
        return {
            "Your account at " + company,
            company + " has made an account for you. Choose a password to activate it:",
            lives + " If you did not expect this mail, you can ignore it."};
    return {
        "Reset your password at " + company,
        "Somebody, most likely you, asked for a new password for your account at " + company + ". Choose it here:",
        lives + " If it was not you, ignore this mail: your password stays as it is."};
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string paragraph(const std::string& html) {
    return "<p>" + html + "</p>\n";
}

}  // namespace

Letter letter_for(const Mail& mail) {
    const auto wording = wording_of(mail);
    const auto& link = mail.contents.at("link");
    const auto hello = "Hello" + (mail.to_name.empty() ? std::string() : " " + mail.to_name) + ",";
    const auto anchor = "<a href=\"" + escaped(link) + "\">" + escaped(link) + "</a>";
    return {
        wording.subject,
        hello + "\n\n" + wording.before + "\n\n" + link + "\n\n" + wording.after + "\n",
        "<!doctype html>\n<html><body>\n" + paragraph(escaped(hello)) + paragraph(escaped(wording.before)) +
            paragraph(anchor) + paragraph(escaped(wording.after)) + "</body></html>\n"};
}

}  // namespace rollcall::notification::domain
