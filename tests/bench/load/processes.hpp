// What a process has used so far, from /proc.
#pragma once

#include <sys/types.h>

namespace bench {

double cpu_seconds(pid_t pid);
double resident_mebibytes(pid_t pid);

}  // namespace bench
