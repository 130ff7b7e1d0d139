// W3C Trace Context.
#pragma once

#include <string>
#include <string_view>

namespace rollcall::middleware {

// A child of the client's traceparent when that is well-formed, else the start of a new trace.
std::string traceparent_for(std::string_view offered);

// The 32 hex digits that name the trace. Precondition: made by traceparent_for.
std::string_view trace_id_of(std::string_view traceparent);

}  // namespace rollcall::middleware
