#pragma once

#include <cstdint>
#include <string>

namespace tenet::test {

// Writes a number, lowest byte first.
inline void put(std::string& bytes, std::size_t at, std::uint32_t number, std::size_t size = 4) {
  for (std::size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(number >> 8 * i & 0xFFU);
}

// A file of Word 97 with this text (one byte a character) and these notes behind it, in sectors of 512 bytes: the table
// of sectors, the list of streams, two sectors of WordDocument and one of 0Table.
inline std::string small_doc(const std::string& text, const std::string& notes = "") {
  std::string file(512 * 6, '\0');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 30, 9, 2);
  put(file, 44, 1);
  put(file, 48, 1);  // the list of streams
  put(file, 56, 0);  // no stream is too small for a sector
  put(file, 60, 0xFFFFFFFE);
  put(file, 68, 0xFFFFFFFE);
  for (std::size_t i = 0; i < 109; ++i) put(file, 76 + i * 4, i == 0 ? 0 : 0xFFFFFFFF);
  constexpr std::uint32_t next[] = {0xFFFFFFFD, 0xFFFFFFFE, 3, 0xFFFFFFFE, 0xFFFFFFFE};
  for (std::size_t i = 0; i < 128; ++i) put(file, 512 + i * 4, i < 5 ? next[i] : 0xFFFFFFFF);
  const auto entry = [&](std::size_t number, const std::string& name, char kind, std::uint32_t first,
                         std::uint32_t size) {
    const std::size_t at = 1024 + number * 128;
    for (std::size_t i = 0; i < name.size(); ++i) file[at + i * 2] = name[i];
    put(file, at + 64, static_cast<std::uint32_t>(name.size() * 2 + 2), 2);
    file[at + 66] = kind;
    put(file, at + 116, first);
    put(file, at + 120, size);
  };
  entry(0, "Root Entry", 5, 0xFFFFFFFE, 0);
  entry(1, "WordDocument", 2, 2, 1024);
  entry(2, "0Table", 2, 4, 512);
  const std::size_t document = 1536;
  put(file, document, 0xA5EC, 2);
  put(file, document + 2, 0xC1, 2);
  put(file, document + 76, static_cast<std::uint32_t>(text.size()));
  put(file, document + 80, static_cast<std::uint32_t>(notes.size()));
  put(file, document + 0x1A2, 0);  // the list of pieces
  put(file, document + 0x1A6, 21);
  file.replace(document + 512, text.size() + notes.size(), text + notes);
  const std::size_t table = 2560;
  file[table] = 2;
  put(file, table + 1, 16);
  put(file, table + 9, static_cast<std::uint32_t>(text.size() + notes.size()));
  put(file, table + 15, 0x40000000U | 512 * 2);
  return file;
}

}  // namespace tenet::test
