// The identity process over an empty database, and the CLI beside it.
#pragma once

#include "tests/support/servers.hpp"

#include <map>
#include <string>
#include <vector>

namespace support {

struct Printed {
    int exit_code = 0;
    std::string text;  // standard output and error
};

using Environment = std::map<std::string, std::string>;

// Runs the built rollcall to its end.
Printed run_cli(const std::vector<std::string>& arguments, const Environment& environment);

class IdentityProcess {
  public:
    explicit IdentityProcess(const Environment& more = {});

    Printed cli(const std::vector<std::string>& arguments) const { return run_cli(arguments, environment_); }

    const Environment& environment() const { return environment_; }

    void wait_ready();

    int stop() { return child_.stop(SIGTERM); }

    // Starts it again as something else; its exit code when it ends by itself.
    int run_as(const std::string& name, const std::string& value);

  private:
    void start();

    Environment environment_;
    int admin_port_;
    Child child_;
};

}  // namespace support
