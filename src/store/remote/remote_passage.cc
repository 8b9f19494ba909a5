#include "store/remote/remote_passage.h"

namespace tenet::store {

RemotePassage pack_passage(const PassageRecord& record, const DocumentRecord& document, std::string_view text) {
  RemotePassage passage{.to_document = record.to_document, .text = std::string(text)};
  ByteWriter out;
  write(out, record, {});
  passage.record = out.take();
  if (record.to_document == 0) {
    write(out, document);
    passage.document = out.take();
  }
  return passage;
}

PassageRecord read_record(const RemotePassage& passage) {
  ByteReader in(passage.record);
  PassageRecord record = read_record(in, {});
  in.end();
  record.to_document = passage.to_document;
  return record;
}

DocumentRecord read_document(const RemotePassage& passage) {
  ByteReader in(passage.document);
  DocumentRecord document = read_document(in);
  in.end();
  return document;
}

}  // namespace tenet::store
