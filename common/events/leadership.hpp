// One active worker among any number of replicas: a session-level advisory lock, held as long as the connection lives.
#pragma once

#include "common/pg/connection.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace rollcall::events {

class Leadership {
  public:
    // `name` is what is led ("relay shift"); `url` the role to connect as. Connects lazily.
    Leadership(std::string name, std::string url) : name_(std::move(name)), url_(std::move(url)) {}

    // The connection that holds the lock, or null while another replica leads. Throws pqxx exceptions when PostgreSQL
    // cannot be reached.
    pg::Connection* lead();

    // After any failure on the connection: the lock went with it.
    void resign() { connection_.reset(); }

  private:
    std::string name_;
    std::string url_;
    std::unique_ptr<pg::Connection> connection_;
    bool leading_ = false;
};

}  // namespace rollcall::events
