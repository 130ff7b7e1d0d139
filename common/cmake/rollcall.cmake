# Three functions say everything the tree needs to say about targets.

# rollcall_library(<name> SRCS ... DEPS ...): a static library, reachable as rollcall::<name> only.
function(rollcall_library name)
    cmake_parse_arguments(ARG "" "" "SRCS;DEPS" ${ARGN})
    add_library(rollcall_${name} STATIC ${ARG_SRCS})
    add_library(rollcall::${name} ALIAS rollcall_${name})
    target_include_directories(rollcall_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(rollcall_${name} PUBLIC ${ARG_DEPS} PRIVATE rollcall_warnings)
endfunction()

# rollcall_proto(<name> PROTOS ... DEPS ...): messages and gRPC stubs of one package, as rollcall::proto_<name>.
function(rollcall_proto name)
    cmake_parse_arguments(ARG "" "" "PROTOS;DEPS" ${ARGN})
    set(out ${PROJECT_BINARY_DIR}/proto)
    set(generated)
    foreach(proto ${ARG_PROTOS})
        string(REGEX REPLACE "\\.proto$" "" stem ${proto})
        set(files ${out}/${stem}.pb.cc ${out}/${stem}.pb.h ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
        add_custom_command(
            OUTPUT ${files}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${out}
            COMMAND protobuf::protoc --proto_path=${PROJECT_SOURCE_DIR}/proto --cpp_out=${out} --grpc_out=${out}
                    --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin> ${proto}
            DEPENDS ${PROJECT_SOURCE_DIR}/proto/${proto}
            VERBATIM)
        list(APPEND generated ${files})
    endforeach()
    add_library(rollcall_proto_${name} STATIC ${generated})
    add_library(rollcall::proto_${name} ALIAS rollcall_proto_${name})
    target_include_directories(rollcall_proto_${name} SYSTEM PUBLIC ${out})
    target_link_libraries(rollcall_proto_${name} PUBLIC gRPC::grpc++ protobuf::libprotobuf ${ARG_DEPS})
endfunction()

# rollcall_program(<name> SRCS ... DEPS ...): an executable in <build>/bin. With jemalloc, but for the sanitizers' own: a
# request is many small allocations on several threads, and glibc's malloc was the first entry of every profile.
function(rollcall_program name)
    cmake_parse_arguments(ARG "" "" "SRCS;DEPS" ${ARGN})
    add_executable(${name} ${ARG_SRCS})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${ARG_DEPS} rollcall_warnings)
    if(NOT ROLLCALL_SANITIZE)
        target_link_libraries(${name} PRIVATE PkgConfig::jemalloc)
    endif()
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# rollcall_test(<name> LABEL unit|integration|e2e|lint SRCS ... DEPS ...): one Catch2 program, one ctest entry.
function(rollcall_test name)
    cmake_parse_arguments(ARG "" "LABEL" "SRCS;DEPS" ${ARGN})
    rollcall_program(${name} SRCS ${ARG_SRCS} DEPS ${ARG_DEPS} rollcall::catch_main)
    # Most of a build's time was the optimizer's, at work on assertions.
    target_compile_options(${name} PRIVATE -O1)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name} --durations no)
    set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT 900)
    # What these tests were answered is held against the API's description: tests/lint/check_answers.py.
    if(ARG_LABEL STREQUAL e2e)
        set_tests_properties(
            ${name} PROPERTIES ENVIRONMENT ROLLCALL_EXCHANGES=${PROJECT_BINARY_DIR}/exchanges
                               FIXTURES_REQUIRED exchanges_folder)
        set_property(GLOBAL APPEND PROPERTY ROLLCALL_E2E_TESTS ${name})
    endif()
endfunction()
