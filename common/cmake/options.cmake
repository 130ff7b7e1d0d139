# Warnings, hardening, sanitizers and ccache, once for all targets.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# When g++ 12 optimizes it sees an overlap in "literal" + std::string (GCC bug 105651) and reads of an empty
# std::optional (GCC bug 80635); neither is there.
add_library(rollcall_warnings INTERFACE)
target_compile_options(
    rollcall_warnings
    INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wduplicated-cond
              -Wlogical-op -Wsuggest-override -Wno-missing-field-initializers -Wno-restrict
              -Wno-maybe-uninitialized -Werror)

set(ROLLCALL_SANITIZE "" CACHE STRING "empty, 'address,undefined' or 'thread'")
if(ROLLCALL_SANITIZE)
    add_compile_options(-fsanitize=${ROLLCALL_SANITIZE} -fno-omit-frame-pointer -g1)
    add_link_options(-fsanitize=${ROLLCALL_SANITIZE})
    if(ROLLCALL_SANITIZE STREQUAL "thread")
        add_compile_options(-Wno-tsan) # Asio has fences, which the sanitizer does not model
    endif()
else()
    add_compile_options(-fstack-protector-strong -fPIE)
    add_link_options(-Wl,-z,relro,-z,now -pie)
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        add_compile_options(-D_FORTIFY_SOURCE=2)
    endif()
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
