# Checks that are builds, not tests: `./run lint`.

# headers: each header compiles alone.
foreach(name base domain gis study style load join analysis map render animate write cli)
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/src/${name}/*.hpp)
  set(probes)
  foreach(header ${headers})
    set(probe ${CMAKE_CURRENT_BINARY_DIR}/headers/${header}.cpp)
    file(CONFIGURE OUTPUT ${probe} CONTENT "#include \"${header}\"\n")
    list(APPEND probes ${probe})
  endforeach()
  add_library(headers_${name} OBJECT EXCLUDE_FROM_ALL ${probes})
  target_link_libraries(headers_${name} PRIVATE ${name})
  list(APPEND all_headers headers_${name})
endforeach()
add_custom_target(headers DEPENDS ${all_headers})

# lint: clang-format and clang-tidy have nothing to say.
file(GLOB_RECURSE ours CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.?pp ${PROJECT_SOURCE_DIR}/tests/*.?pp)
file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp)
add_custom_target(lint
  COMMAND clang-format --dry-run -Werror ${ours}
  COMMAND printf "%s\\n" ${sources} | xargs -P 2 -n 8 clang-tidy --quiet -p ${PROJECT_BINARY_DIR}
  VERBATIM COMMAND_EXPAND_LISTS)
