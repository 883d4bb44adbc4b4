# cmake -DPRESETS="a.json;b.json" -DOUTPUT=FILE -P preset_texts.cmake
# Writes what the presets say to people as C++ that lupdate reads, in the context in which app/profiles/preset_texts.cpp
# looks them up. The file is compiled nowhere.
cmake_minimum_required(VERSION 3.22)

set(source "#include <QtGlobal>\n\nconst char *const presetTexts[] = {\n")

function(add_text json)
    string(JSON text ERROR_VARIABLE missing GET "${json}" ${ARGN})
    if(missing OR text STREQUAL "" OR text STREQUAL "unknown") # a word of the format
        return()
    endif()
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    set(source "${source}    QT_TRANSLATE_NOOP(\"presets\", \"${text}\"),\n" PARENT_SCOPE)
endfunction()

# Calls add_text(JSON ARRAY POSITION ARGN…) for each item of an array that may be missing.
macro(add_texts_of_items json array)
    string(JSON count ERROR_VARIABLE missing LENGTH "${json}" ${array})
    if(NOT missing AND count GREATER 0)
        math(EXPR last "${count} - 1")
        foreach(position RANGE ${last})
            add_text("${json}" ${array} ${position} ${ARGN})
        endforeach()
    endif()
endmacro()

foreach(file IN LISTS PRESETS)
    file(READ "${file}" preset)
    add_text("${preset}" summary)
    add_text("${preset}" refresh)
    add_text("${preset}" loopback explanation)
    add_texts_of_items("${preset}" unknown)
    add_texts_of_items("${preset}" grants title)
    add_texts_of_items("${preset}" placeholders title)
    add_texts_of_items("${preset}" placeholders explanation)
    string(JSON count ERROR_VARIABLE missing LENGTH "${preset}" habits)
    if(NOT missing AND count GREATER 0)
        math(EXPR last "${count} - 1")
        foreach(position RANGE ${last})
            string(JSON member MEMBER "${preset}" habits ${position})
            add_text("${preset}" habits ${member})
        endforeach()
    endif()
endforeach()

file(WRITE "${OUTPUT}" "${source}};\n")
