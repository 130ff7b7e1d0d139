// A mail server in the test's own process: real SMTP on a free port, without TLS. What it says can be chosen.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace support {

struct ReceivedMail {
    std::string from;
    std::vector<std::string> to;
    std::string login;  // what AUTH PLAIN carried, base64; "" without a login
    std::string bytes;  // dots unstuffed, lines end in CR LF
};

class SmtpServer {
  public:
    SmtpServer();
    ~SmtpServer();

    int port() const { return port_; }

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

    // The answer to RCPT TO from now on: "250 ok", "450 later", "550 nobody here".
    void answer_recipients(const std::string& line);
    std::vector<ReceivedMail> received() const;

    // Connections so far.
    int visits() const { return visits_; }

  private:
    void serve();
    void talk(int peer);
    std::string recipient_answer() const;
    void keep(ReceivedMail mail);

    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> visits_{0};
    mutable std::mutex mutex_;
    std::string recipient_answer_ = "250 ok";
    std::vector<ReceivedMail> received_;
    std::thread thread_;
};

}  // namespace support
