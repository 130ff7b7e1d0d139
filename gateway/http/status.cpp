#include "gateway/http/status.hpp"

namespace rollcall::http {

int usual_status(Code code) {
    switch (code) {
        case Code::invalid_argument: return 400;
        case Code::unauthenticated: return 401;
        case Code::permission_denied: return 403;
        case Code::not_found: return 404;
        case Code::conflict: return 409;
        case Code::stale: return 412;
        case Code::unprocessable: return 422;
        case Code::exhausted: return 429;
        case Code::unavailable: return 503;
        case Code::internal: return 500;
    }
    return 500;
}

}  // namespace rollcall::http
