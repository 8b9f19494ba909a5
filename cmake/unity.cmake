# With CMAKE_UNITY_BUILD (the presets debug, asan, tsan, tidy and fuzz, and a first scripts/test) a compiler reads a folder
# of sources at once, so headers far less often. A file of `alone` is compiled by itself: its anonymous namespace has a name of
# another file of its folder.
set(alone
  src/citation/bluebook.cc
  src/citation/chicago.cc
  src/citation/csl.cc
  src/citation/ris.cc
  src/cli/render/table_text.cc
  src/cli/service/problem.cc
  src/indexer/attribution/endings.cc
  src/indexer/attribution/entities.cc
  src/indexer/attribution/examination.cc
  src/indexer/attribution/letters.cc
  src/indexer/attribution/speakers.cc
  src/indexer/attribution/statements.cc
  src/indexer/attribution/tagged_text.cc
  src/indexer/attribution/turns.cc
  src/indexer/attribution/word_classes.cc
  src/indexer/attribution/written_names.cc
  src/indexer/reading/formats/archive_listing.cc
  src/indexer/reading/formats/html/content.cc
  src/indexer/reading/formats/html/dates.cc
  src/indexer/reading/formats/office/epub.cc
  src/indexer/reading/formats/office/odt.cc
  src/indexer/reading/formats/office/odt_body.cc
  src/indexer/reading/formats/pdf/edges.cc
  src/indexer/reading/formats/pdf/flow.cc
  src/indexer/reading/formats/pdf/furniture.cc
  src/indexer/reading/formats/pdf/head.cc
  src/indexer/reading/formats/pdf/hyphens.cc
  src/indexer/reading/formats/pdf/lines.cc
  src/indexer/reading/formats/rtf/tokens.cc
  src/indexer/reading/furniture.cc
  src/indexer/reading/markdown.cc
  src/indexer/topics/model_reader.cc  # and a class has a member of a type of this namespace
  src/indexer/topics/topic_suggest.cc
  src/query/language/limits.cc
  src/query/language/names.cc
  src/query/plan/spelling.cc
  src/query/plan/synonyms.cc
  src/query/verify/difference.cc
  src/store/passage_reader.cc
  src/store/table_writer.cc
  src/store/term_check.cc
  src/store/version_file.cc
  src/text/entities.cc
  src/text/names.cc
  src/text/one_byte.cc
  src/verification.cc
)
foreach(target tenet tenet_formats tenet_commands tenet_http)
  if(TARGET ${target})
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    if(CMAKE_UNITY_BUILD)  # a local name may be one of another file's anonymous namespace
      target_compile_options(${target} PRIVATE -Wno-shadow)
      if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT CMAKE_CXX_CLANG_TIDY)  # clang does not know it
        target_compile_options(${target} PRIVATE -Wshadow=local)
      endif()
    endif()
    get_target_property(files ${target} SOURCES)
    list(TRANSFORM files REPLACE "^${PROJECT_SOURCE_DIR}/" "")
    list(FILTER files INCLUDE REGEX "^src/.*[.]cc$")
    list(REMOVE_ITEM files ${alone})
    list(FILTER files EXCLUDE REGEX "^src/cli/commands/")  # each has Arguments and run()
    foreach(file ${files})
      get_filename_component(folder ${file} DIRECTORY)
      string(MAKE_C_IDENTIFIER ${folder} group)
      set_source_files_properties(${file} PROPERTIES UNITY_GROUP ${group})
    endforeach()
  endif()
endforeach()
