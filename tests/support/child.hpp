// Processes a test starts: ended with the test, also when the test is killed.
#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

struct Command {
    std::vector<std::string> argv;
    std::map<std::string, std::string> environment;  // over the test's own, from which ROLLCALL_* is dropped
    std::filesystem::path log;                       // appended to
    bool unprivileged = false;                       // as user postgres when the test runs as root
    int death_signal = SIGKILL;                      // what the kernel sends it when the test dies
};

// Start it from the test's main thread: the kernel takes the end of the starting thread for the end
// of the parent.
class Child {
  public:
    Child() = default;
    explicit Child(const Command& command);
    ~Child();
    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;

    pid_t pid() const { return pid_; }

    bool running();
    void signal(int number) const;
    // The exit code, or 128 + signal; kills it when it takes longer.
    int wait(std::chrono::milliseconds patience = std::chrono::seconds(15));
    // signal, then wait.
    int stop(int number = SIGTERM);

  private:
    bool reap(int options);

    pid_t pid_ = -1;
    int status_ = 0;
};

// Runs it to its end. Throws std::runtime_error with the log's tail unless it exits 0.
void run(const Command& command);

// The last lines of a log, for a failure's message.
std::string tail_of(const std::filesystem::path& log, std::size_t bytes = 4000);

// A directory of this process, removed at its end; what killed tests left behind is swept first.
const std::filesystem::path& scratch();

// Creates scratch()/name, owned by the user that unprivileged commands run as.
std::filesystem::path unprivileged_directory(const std::string& name);

// A loopback port nobody listens on, below the range the kernel gives to clients, so that a server
// that is killed finds it free when it comes back.
int free_port();

// Polls until `met` or throws std::runtime_error naming `what`.
void wait_until(
    const std::string& what,
    const std::function<bool()>& met,
    std::chrono::milliseconds patience = std::chrono::seconds(15)
);

}  // namespace support
