/* A program of someone else's, in C: indexes two documents of its own in the folder that is its argument, searches them,
 * and exits 0 when the right one is found. */
#include <tenet/tenet.h>

#include <stdio.h>
#include <string.h>

static int fail(void) {
  fprintf(stderr, "%s\n%s\n", tenet_error_message(), tenet_error_hint());
  return 1;
}

static int add(tenet_indexer *indexer, const char *id, const char *text) {
  tenet_document *document = NULL;
  int status = tenet_document_new(&document);
  if (status == TENET_OK) status = tenet_document_set(document, "id", id, TENET_TO_THE_END);
  if (status == TENET_OK) status = tenet_document_set(document, "text", text, TENET_TO_THE_END);
  if (status == TENET_OK) status = tenet_indexer_add(indexer, document);
  tenet_document_free(document);
  return status;
}

int main(int argc, char **argv) {
  tenet_indexer *indexer = NULL;
  tenet_searcher *searcher = NULL;
  tenet_results *hits = NULL;
  int found = 0;
  if (argc != 2 || strcmp(tenet_version(), TENET_VERSION) != 0) return 1;
  if (tenet_indexer_open(argv[1], NULL, &indexer) != TENET_OK) return fail();
  if (add(indexer, "bail", "Nobody should stay in jail because he cannot pay cash bail.") != TENET_OK) return fail();
  if (add(indexer, "courts", "Treatment courts should replace prison for people who are ill.") != TENET_OK) return fail();
  if (tenet_indexer_commit(indexer, NULL) != TENET_OK) return fail();
  tenet_indexer_close(indexer);

  if (tenet_open(argv[1], NULL, &searcher) != TENET_OK) return fail();
  if (tenet_search(searcher, "\"cash bail\" -treatment", NULL, &hits) != TENET_OK) return fail();
  printf("%s\n%s\n", tenet_build_description(), tenet_results_text(hits, 0, TENET_TEXT, NULL));
  found = tenet_results_size(hits) == 1 && strcmp(tenet_results_text(hits, 0, TENET_DOCUMENT, NULL), "bail") == 0;
  tenet_results_close(hits);
  tenet_close(searcher);
  return found ? 0 : 1;
}
