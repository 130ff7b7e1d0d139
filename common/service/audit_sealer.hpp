// Seals audit entries, after they were committed, in a thread of its own: one sealer per service is active (advisory
// lock). Unhurried on purpose: a burst of writes is not slowed down by its own audit.
#pragma once

#include <memory>
#include <string>

namespace rollcall::service {

class AuditSealer {
  public:
    // `database_url`: the relay's role.
    AuditSealer(const std::string& schema, const std::string& database_url);
    ~AuditSealer();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::service
