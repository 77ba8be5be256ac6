# SPDX-License-Identifier: GPL-3.0-or-later
# Every target has an include root of its own, so that #include "store/…" compiles only for targets that link
# lacuna_store. The roots are links made at configure time: <build>/roots/<module>/<module> -> source folder.

# A user's compiler may be newer than ours and know more warnings: they are errors where Lacuna is developed, that is in
# the presets for developers and in .ci.
option(LACUNA_WERROR "Warnings are errors in our targets" OFF)
set(LACUNA_WARNINGS -Wall -Wextra -Wpedantic -Wshadow)
if(LACUNA_WERROR)
  list(APPEND LACUNA_WARNINGS -Werror)
endif()

function(lacuna_flags target)
  target_compile_options(${target} PRIVATE ${LACUNA_WARNINGS})
  if(LACUNA_SANITIZE STREQUAL "address")
    # An undefined operation ends the program, so that a test fails by it.
    set(sanitizer -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  elseif(LACUNA_SANITIZE STREQUAL "thread")
    set(sanitizer -fsanitize=thread)
    target_compile_definitions(${target} PRIVATE LACUNA_WATCH_THREADS)
  elseif(LACUNA_SANITIZE)
    message(FATAL_ERROR "LACUNA_SANITIZE is address or thread, not ${LACUNA_SANITIZE}")
  endif()
  if(LACUNA_ODR)
    target_compile_options(${target} PRIVATE -flto=auto)
  endif()
  if(LACUNA_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  target_compile_options(${target} PRIVATE ${sanitizer})
  target_link_options(${target} PRIVATE ${sanitizer})
endfunction()

# Most of a compilation goes into the headers of Qt and torch: files that share them are compiled eight at a time. A name
# in an anonymous namespace must therefore be the module's only one. Presets for developers compile each file alone.
function(lacuna_unity)
  set_target_properties(${ARGN} PROPERTIES UNITY_BUILD ${LACUNA_UNITY} UNITY_BUILD_BATCH_SIZE 8)
  if(LACUNA_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # It takes the files that are compiled together for headers.
    foreach(target ${ARGN})
      target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endforeach()
  endif()
endfunction()

# Gives a program the precompiled headers of a library. Compilers want both compiled alike: the program is -fPIC, too, and
# optimised as much.
function(lacuna_share_headers program library)
  set_target_properties(${program} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(${program} PRIVATE -fPIC)
  target_precompile_headers(${program} REUSE_FROM ${library})
endfunction()

# lacuna_module(experiment SOURCES … [KIND STATIC|SHARED])
function(lacuna_module name)
  cmake_parse_arguments(ARG "" "KIND" "SOURCES" ${ARGN})
  if(NOT ARG_KIND)
    set(ARG_KIND STATIC)
  endif()
  set(root ${CMAKE_BINARY_DIR}/roots/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  add_library(lacuna_${name} ${ARG_KIND} ${ARG_SOURCES})
  target_include_directories(lacuna_${name} PUBLIC ${root})
  lacuna_flags(lacuna_${name})
  lacuna_unity(lacuna_${name})
endfunction()
