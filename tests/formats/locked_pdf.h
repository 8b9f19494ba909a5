#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenet::indexer {

// MD5 (RFC 1321), which keys of PDF files are made of.
inline std::string md5(std::string bytes) {
  constexpr std::array<unsigned, 16> turns = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  std::array<std::uint32_t, 64> sines{};
  // floor(2^32 * abs(sin(i + 1))), by a series that needs no table.
  for (std::size_t i = 0; i < sines.size(); ++i) {
    auto angle = static_cast<long double>(i + 1);
    constexpr long double turn = 6.283185307179586476925286766559L;
    while (angle > turn / 2) angle -= turn;
    long double term = angle;
    long double sine = 0;
    for (int k = 1; k < 60; k += 2) {
      sine += term;
      term *= -angle * angle / static_cast<long double>((k + 1) * (k + 2));
    }
    sines[i] = static_cast<std::uint32_t>((sine < 0 ? -sine : sine) * 4294967296.0L);
  }
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  bytes += '\x80';
  while (bytes.size() % 64 != 56) bytes += '\0';
  for (unsigned i = 0; i < 8; ++i) bytes += static_cast<char>(bits >> (8 * i) & 0xFFU);
  std::array<std::uint32_t, 4> state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
  for (std::size_t at = 0; at < bytes.size(); at += 64) {
    auto [a, b, c, d] = state;
    for (unsigned i = 0; i < 64; ++i) {
      const unsigned round = i / 16;
      std::uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                            : round == 1 ? (d & b) | (~d & c)
                            : round == 2 ? b ^ c ^ d
                                         : c ^ (b | ~d);
      const unsigned word = (round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i) % 16;
      std::uint32_t value = 0;
      for (unsigned k = 4; k-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + 4 * word + k]);
      mixed += a + sines[i] + value;
      a = d;
      d = c;
      c = b;
      const unsigned by = turns[4 * round + i % 4];
      b += mixed << by | mixed >> (32 - by);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
  }
  std::string digest;
  for (const std::uint32_t word : state) {
    for (unsigned i = 0; i < 4; ++i) digest += static_cast<char>(word >> (8 * i) & 0xFFU);
  }
  return digest;
}

inline std::string rc4(std::string_view key, std::string_view bytes) {
  std::array<std::uint8_t, 256> box{};
  for (unsigned i = 0; i < 256; ++i) box[i] = static_cast<std::uint8_t>(i);
  for (unsigned i = 0, j = 0; i < 256; ++i) {
    j = (j + box[i] + static_cast<unsigned char>(key[i % key.size()])) % 256;
    std::swap(box[i], box[j]);
  }
  std::string out;
  unsigned i = 0;
  unsigned j = 0;
  for (const char byte : bytes) {
    i = (i + 1) % 256;
    j = (j + box[i]) % 256;
    std::swap(box[i], box[j]);
    out += static_cast<char>(static_cast<unsigned char>(byte) ^ box[(box[i] + box[j]) % 256]);
  }
  return out;
}

// A PDF file of one page with these words, which opens with `password` (ISO 32000-1, 7.6.3, revision 2).
inline std::string locked_pdf(const std::string& words, const std::string& password) {
  constexpr std::string_view padding(
      "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE"
      "\x64\x53\x69\x7A",
      32);
  const auto padded = [&](const std::string& word) { return (word + std::string(padding)).substr(0, 32); };
  const auto hex = [](std::string_view bytes) {
    std::string digits = "<";
    for (const char byte : bytes) {
      digits += "0123456789ABCDEF"[static_cast<unsigned char>(byte) >> 4U];
      digits += "0123456789ABCDEF"[static_cast<unsigned char>(byte) & 15U];
    }
    return digits + '>';
  };
  const std::string id(16, 'i');
  const std::string owner = rc4(md5(padded("owner")).substr(0, 5), padded(password));
  const std::string key = md5(padded(password) + owner + "\xFC\xFF\xFF\xFF" + id).substr(0, 5);
  const std::string user = rc4(key, padding);

  constexpr int stream_number = 5;
  const std::string stream = "BT /F 12 Tf 72 700 Td (" + words + ") Tj ET";
  const std::string stream_key = md5(key + static_cast<char>(stream_number) + std::string(4, '\0')).substr(0, 10);
  std::string file = "%PDF-1.4\n";
  std::string table = "xref\n0 7\n0000000000 65535 f \n";
  int number = 0;
  const auto add = [&](const std::string& object) {
    const std::string place = std::to_string(file.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    file += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  };
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>");
  add("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + rc4(stream_key, stream) + "\nendstream");
  add("<< /Filter /Standard /V 1 /R 2 /P -4 /O " + hex(owner) + " /U " + hex(user) + " >>");
  const std::size_t table_at = file.size();
  file += table + "trailer\n<< /Size 7 /Root 1 0 R /Encrypt 6 0 R /ID [ " + hex(id) + hex(id) + " ] >>\nstartxref\n" +
          std::to_string(table_at) + "\n%%EOF\n";
  return file;
}

}  // namespace tenet::indexer
