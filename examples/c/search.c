/* Indexes two statements, and prints who speaks of discretion. Usage: search FOLDER */
#include <tenet/tenet.h>

#include <stdio.h>

static int add(tenet_indexer *indexer, const char *id, const char *text) {
  tenet_document *document = NULL;
  int status = tenet_document_new(&document);
  if (status == TENET_OK) status = tenet_document_set(document, "id", id, TENET_TO_THE_END);
  if (status == TENET_OK) status = tenet_document_set(document, "text", text, TENET_TO_THE_END);
  if (status == TENET_OK) status = tenet_indexer_add(indexer, document);
  tenet_document_free(document);
  return status;
}

static int write_index(const char *path) {
  tenet_indexer *indexer = NULL;
  int status = tenet_indexer_open(path, NULL, &indexer);
  if (status == TENET_OK) status = add(indexer, "forum", "\"Judges need discretion,\" said Ada Example.");
  if (status == TENET_OK) status = add(indexer, "notes", "Judges set bail.");
  if (status == TENET_OK) status = tenet_indexer_commit(indexer, NULL);
  tenet_indexer_close(indexer);
  return status;
}

static int print_quotes(const char *path) {
  tenet_searcher *searcher = NULL;
  tenet_results *quotes = NULL;
  size_t i;
  int status = tenet_open(path, NULL, &searcher);
  if (status == TENET_OK) status = tenet_quotes(searcher, "discretion", NULL, &quotes);
  for (i = 0; i < tenet_results_size(quotes); ++i) {
    printf("%s: %s\n", tenet_results_text(quotes, i, TENET_SPEAKER, NULL),
           tenet_results_text(quotes, i, TENET_TEXT, NULL));
  }
  tenet_results_close(quotes);
  tenet_close(searcher);
  return status;
}

int main(int argc, char **argv) {
  int status;
  if (argc != 2) {
    fprintf(stderr, "usage: search FOLDER\n");
    return 2;
  }
  status = write_index(argv[1]);
  if (status == TENET_OK) status = print_quotes(argv[1]);
  if (status != TENET_OK) fprintf(stderr, "%s\n  hint: %s\n", tenet_error_message(), tenet_error_hint());
  return status == TENET_OK ? 0 : 1;
}
