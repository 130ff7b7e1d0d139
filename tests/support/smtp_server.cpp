#include "tests/support/smtp_server.hpp"

#include <arpa/inet.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

namespace {

class Line {
  public:
    explicit Line(int peer) : peer_(peer) {}

    void say(const std::string& text) const {
        const auto line = text + "\r\n";
        if (send(peer_, line.data(), line.size(), MSG_NOSIGNAL) < 0) throw std::runtime_error("the peer is gone");
    }

    std::string hear() {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n")) == std::string::npos) {
            char bytes[4096];
            const auto length = recv(peer_, bytes, sizeof bytes, 0);
            if (length <= 0) throw std::runtime_error("the peer is gone");
            buffer_.append(bytes, static_cast<std::size_t>(length));
        }
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
    }

  private:
    int peer_;
    std::string buffer_;
};

std::string between_brackets(const std::string& command) {
    const auto open = command.find('<');
    return command.substr(open + 1, command.find('>') - open - 1);
}

std::string hear_message(Line& line) {
    std::string bytes;
    for (auto text = line.hear(); text != "."; text = line.hear())
        bytes += (text.starts_with("..") ? text.substr(1) : text) + "\r\n";
    return bytes;
}

}  // namespace

SmtpServer::SmtpServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* raw = reinterpret_cast<sockaddr*>(&address);
    if (listener_ < 0 || bind(listener_, raw, length) < 0 || listen(listener_, 16) < 0 ||
        getsockname(listener_, raw, &length) < 0)
        throw std::runtime_error("no mail server");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

SmtpServer::~SmtpServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
}

void SmtpServer::answer_recipients(const std::string& line) {
    const std::lock_guard lock(mutex_);
    recipient_answer_ = line;
}

std::vector<ReceivedMail> SmtpServer::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

std::string SmtpServer::recipient_answer() const {
    const std::lock_guard lock(mutex_);
    return recipient_answer_;
}

void SmtpServer::keep(ReceivedMail mail) {
    const std::lock_guard lock(mutex_);
    received_.push_back(std::move(mail));
}

void SmtpServer::serve() {
    for (;;) {
        const int peer = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (peer < 0) return;
        ++visits_;
        try {
            talk(peer);
        } catch (const std::runtime_error&) {  // it hung up: the next one
        }
        close(peer);
    }
}

void SmtpServer::talk(int peer) {
    Line line(peer);
    ReceivedMail mail;
    line.say("220 test");
    for (;;) {
        const auto command = line.hear();
        if (command.starts_with("EHLO")) {
            line.say("250-test");
            line.say("250 AUTH PLAIN");
        } else if (command.starts_with("AUTH PLAIN ")) {
            mail.login = command.substr(11);
            line.say("235 welcome");
        } else if (command.starts_with("AUTH PLAIN")) {
            line.say("334 ");
            mail.login = line.hear();
            line.say("235 welcome");
        } else if (command.starts_with("MAIL")) {
            mail.from = between_brackets(command);
            line.say("250 ok");
        } else if (command.starts_with("RCPT")) {
            mail.to.push_back(between_brackets(command));
            line.say(recipient_answer());
        } else if (command.starts_with("DATA")) {
            line.say("354 go on");
            mail.bytes = hear_message(line);
            keep(mail);
            line.say("250 taken");
        } else if (command.starts_with("QUIT")) {
            line.say("221 bye");
            return;
        } else {
            line.say("250 ok");
        }
    }
}

}  // namespace support
