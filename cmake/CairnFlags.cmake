# cairn_flags carries every compile and link flag of the project; all targets link it privately.
add_library(cairn_flags INTERFACE)
target_compile_features(cairn_flags INTERFACE cxx_std_23)
target_compile_options(cairn_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-align
    -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough -Wswitch-enum
    -fno-math-errno
    # GCC 14 sees the unused side of std::expected as uninitialised when it is moved from.
    -Wno-maybe-uninitialized)
target_compile_definitions(cairn_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
    QT_NO_KEYWORDS _FILE_OFFSET_BITS=64 CAIRN_VERSION="${PROJECT_VERSION}")
if(CAIRN_WERROR)
    target_compile_options(cairn_flags INTERFACE -Werror)
endif()
if(CAIRN_FAILPOINTS)
    target_compile_definitions(cairn_flags INTERFACE CAIRN_FAILPOINTS=1)
endif()
if(CAIRN_SANITIZE)
    target_compile_options(cairn_flags INTERFACE -fsanitize=${CAIRN_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(cairn_flags INTERFACE -fsanitize=${CAIRN_SANITIZE})
    target_compile_definitions(cairn_flags INTERFACE CAIRN_SANITIZED=1)
endif()
if(CAIRN_COVERAGE)
    target_compile_options(cairn_flags INTERFACE --coverage)
    target_link_options(cairn_flags INTERFACE --coverage)
endif()
