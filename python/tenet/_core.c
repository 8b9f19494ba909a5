/* The C interface of tenet for Python: tables of rows, whose fields are read when they are asked for. The package builds
 * its classes on the four types here: Searcher, Indexer, Results, Row; and on field, which makes attributes of them. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <tenet/tenet.h>

#include <string.h>

/* Makes an exception of (status, message, hint, offset); set by the package. */
static PyObject *make_error;
static PyTypeObject *searcher_type;
static PyTypeObject *indexer_type;
static PyTypeObject *results_type;
static PyTypeObject *row_type;
static PyTypeObject *field_type;

/* Raises what the last call of this thread failed with; gives NULL. */
static PyObject *raise_status(int status) {
  PyObject *error;
  if (PyErr_Occurred()) return NULL;
  if (make_error == NULL) {
    PyErr_SetString(PyExc_RuntimeError, tenet_error_message());
    return NULL;
  }
  error = PyObject_CallFunction(make_error, "issn", status, tenet_error_message(), tenet_error_hint(),
                                (Py_ssize_t)tenet_error_offset());
  if (error != NULL) {
    PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_DECREF(error);
  }
  return NULL;
}

/* The UTF-8 of a str without zero characters; NULL with an exception. Lives as long as `text`. */
static const char *utf8_of(PyObject *text) {
  Py_ssize_t size = 0;
  const char *bytes = PyUnicode_AsUTF8AndSize(text, &size);
  if (bytes != NULL && strlen(bytes) != (size_t)size) {
    PyErr_SetString(PyExc_ValueError, "a text with a zero character");
    return NULL;
  }
  return bytes;
}

/* Options of a dict of str to str; *options is NULL for an empty one. False with an exception. */
static int read_options(PyObject *dict, tenet_options **options) {
  Py_ssize_t at = 0;
  PyObject *name;
  PyObject *value;
  int status;
  *options = NULL;
  if (dict == Py_None || PyDict_GET_SIZE(dict) == 0) return 1;
  status = tenet_options_new(options);
  while (status == TENET_OK && PyDict_Next(dict, &at, &name, &value)) {
    const char *name_bytes = utf8_of(name);
    const char *value_bytes = name_bytes == NULL ? NULL : utf8_of(value);
    if (value_bytes == NULL) break;
    status = tenet_options_set(*options, name_bytes, value_bytes);
  }
  if (status == TENET_OK && !PyErr_Occurred()) return 1;
  raise_status(status);
  tenet_options_free(*options);
  return 0;
}

/* The texts of a list of str or, for paths, of bytes, as an array to be freed; it points into the items. NULL with an
 * exception. */
static const char **read_texts(PyObject *list) {
  Py_ssize_t i;
  Py_ssize_t size = PyList_GET_SIZE(list);
  const char **texts = PyMem_New(const char *, (size_t)size + 1);
  if (texts == NULL) return (const char **)PyErr_NoMemory();
  for (i = 0; i < size; ++i) {
    PyObject *item = PyList_GET_ITEM(list, i);
    texts[i] = PyBytes_Check(item) ? PyBytes_AS_STRING(item) : utf8_of(item);
    if (texts[i] == NULL) {
      PyMem_Free(texts);
      return NULL;
    }
  }
  return texts;
}

/* --- Results and rows --- */

typedef struct {
  PyObject_HEAD
  tenet_results *handle;
  PyObject *index;   /* of the package, that was asked; NULL for none */
  PyObject *of_row;  /* type of the rows */
} Results;

typedef struct {
  PyObject_HEAD
  Results *results;
  size_t row;
} Row;

/* Takes `handle`. */
static PyObject *new_results(PyObject *type, tenet_results *handle, PyObject *index, PyObject *of_row) {
  Results *self = (Results *)((PyTypeObject *)type)->tp_alloc((PyTypeObject *)type, 0);
  if (self == NULL) {
    tenet_results_close(handle);
    return NULL;
  }
  self->handle = handle;
  Py_XINCREF(index);
  self->index = index;
  Py_INCREF(of_row);
  self->of_row = of_row;
  return (PyObject *)self;
}

static void results_dealloc(Results *self) {
  PyTypeObject *type = Py_TYPE(self);
  tenet_results_close(self->handle);
  Py_XDECREF(self->index);
  Py_XDECREF(self->of_row);
  type->tp_free(self);
  Py_DECREF(type);
}

static PyObject *new_row(PyObject *type, Results *results, size_t place) {
  Row *self = (Row *)((PyTypeObject *)type)->tp_alloc((PyTypeObject *)type, 0);
  if (self == NULL) return NULL;
  Py_INCREF(results);
  self->results = results;
  self->row = place;
  return (PyObject *)self;
}

static void row_dealloc(Row *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_XDECREF(self->results);
  type->tp_free(self);
  Py_DECREF(type);
}

static Py_ssize_t results_length(Results *self) {
  return (Py_ssize_t)tenet_results_size(self->handle);
}

static PyObject *results_item(Results *self, Py_ssize_t i) {
  if (i < 0 || i >= results_length(self)) {
    PyErr_SetString(PyExc_IndexError, "there is no such row");
    return NULL;
  }
  return new_row(self->of_row, self, (size_t)i);
}

/* Takes `handle`, of results with one row; gives the row. */
static PyObject *only_row(tenet_results *handle, PyObject *of_row) {
  PyObject *results = new_results((PyObject *)results_type, handle, NULL, of_row);
  PyObject *row = results == NULL ? NULL : results_item((Results *)results, 0);
  Py_XDECREF(results);
  return row;
}

/* All rows, as a list. */
static PyObject *rows_of(Results *self) {
  Py_ssize_t i;
  const Py_ssize_t size = results_length(self);
  PyObject *list = PyList_New(size);
  for (i = 0; list != NULL && i < size; ++i) {
    PyObject *item = new_row(self->of_row, self, (size_t)i);
    if (item == NULL) Py_CLEAR(list);
    else PyList_SET_ITEM(list, i, item);
  }
  return list;
}

static PyObject *results_subscript(Results *self, PyObject *key) {
  if (PyIndex_Check(key)) {
    Py_ssize_t i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return NULL;
    return results_item(self, i < 0 ? i + results_length(self) : i);
  } else {
    PyObject *all = rows_of(self);
    PyObject *some = all == NULL ? NULL : PyObject_GetItem(all, key);
    Py_XDECREF(all);
    return some;
  }
}

static PyObject *text_value(const Results *results, size_t row, int number) {
  size_t bytes = 0;
  const char *text = tenet_results_text(results->handle, row, number, &bytes);
  if (text == NULL) return raise_status(TENET_MISUSED);
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)bytes, "surrogateescape");
}

static PyObject *plain_value(Results *results, size_t row, int number, int kind);

/* A row as a dict of all its fields. */
static PyObject *dict_of(Results *results, size_t row) {
  size_t i;
  int number;
  PyObject *dict = PyDict_New();
  if (dict == NULL) return NULL;
  for (i = 0; (number = tenet_results_field(results->handle, row, i)) != 0; ++i) {
    PyObject *value = plain_value(results, row, number, tenet_field_kind(number));
    if (value == NULL || PyDict_SetItemString(dict, tenet_field_name(number), value) != 0) {
      Py_XDECREF(value);
      Py_DECREF(dict);
      return NULL;
    }
    Py_DECREF(value);
  }
  return dict;
}

static PyObject *dicts_of(Results *self) {
  Py_ssize_t i;
  const Py_ssize_t size = results_length(self);
  PyObject *list = PyList_New(size);
  for (i = 0; list != NULL && i < size; ++i) {
    PyObject *item = dict_of(self, (size_t)i);
    if (item == NULL) Py_CLEAR(list);
    else PyList_SET_ITEM(list, i, item);
  }
  return list;
}

/* The rows inside a row, of that type. */
static Results *inner_of(Results *results, size_t row, int number, PyObject *of_row) {
  tenet_results *handle = NULL;
  const int status = tenet_results_rows(results->handle, row, number, &handle);
  if (status != TENET_OK) return (Results *)raise_status(status);
  return (Results *)new_results((PyObject *)results_type, handle, results->index, of_row);
}

/* The list of str that a field of texts is. */
static PyObject *texts_value(Results *results, size_t row, int number) {
  Py_ssize_t i;
  PyObject *list;
  Results *inner = inner_of(results, row, number, (PyObject *)row_type);
  if (inner == NULL) return NULL;
  list = PyList_New(results_length(inner));
  for (i = 0; list != NULL && i < PyList_GET_SIZE(list); ++i) {
    PyObject *item = text_value(inner, (size_t)i, TENET_VALUE);
    if (item == NULL) Py_CLEAR(list);
    else PyList_SET_ITEM(list, i, item);
  }
  Py_DECREF(inner);
  return list;
}

/* The value of a field but for rows. */
static PyObject *scalar_value(Results *results, size_t row, int number, int kind) {
  switch (kind) {
    case TENET_IS_TEXT: return text_value(results, row, number);
    case TENET_IS_INTEGER: return PyLong_FromLongLong(tenet_results_integer(results->handle, row, number));
    case TENET_IS_REAL: return PyFloat_FromDouble(tenet_results_real(results->handle, row, number));
    case TENET_IS_TRUTH: return PyBool_FromLong(tenet_results_integer(results->handle, row, number) != 0);
    default: return texts_value(results, row, number);
  }
}

/* The same with rows as a list of dicts. */
static PyObject *plain_value(Results *results, size_t row, int number, int kind) {
  Results *inner;
  PyObject *list;
  if (kind != TENET_IS_ROWS) return scalar_value(results, row, number, kind);
  inner = inner_of(results, row, number, (PyObject *)row_type);
  if (inner == NULL) return NULL;
  list = dicts_of(inner);
  Py_DECREF(inner);
  return list;
}

static PyObject *results_to_dicts(Results *self, PyObject *none) {
  (void)none;
  return dicts_of(self);
}

static PyObject *row_to_dict(Row *self, PyObject *none) {
  (void)none;
  return dict_of(self->results, self->row);
}

/* The same row as another type. */
static PyObject *row_as(Row *self, PyObject *type) {
  return new_row(type, self->results, self->row);
}

static PyObject *row_index(Row *self, void *none) {
  PyObject *index = self->results->index == NULL ? Py_None : self->results->index;
  (void)none;
  Py_INCREF(index);
  return index;
}

static PyMethodDef results_methods[] = {{"to_dicts", (PyCFunction)results_to_dicts, METH_NOARGS, "All rows as plain dicts."},
                                        {NULL, NULL, 0, NULL}};
static PyType_Slot results_slots[] = {{Py_tp_dealloc, results_dealloc},
                                      {Py_tp_methods, results_methods},
                                      {Py_sq_length, results_length},
                                      {Py_sq_item, results_item},
                                      {Py_mp_length, results_length},
                                      {Py_mp_subscript, results_subscript},
                                      {0, NULL}};
static PyType_Spec results_spec = {"tenet._core.Results", sizeof(Results), 0,
                                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION, results_slots};

static PyMethodDef row_methods[] = {{"to_dict", (PyCFunction)row_to_dict, METH_NOARGS, "All fields as a plain dict."},
                                    {"_as", (PyCFunction)row_as, METH_O, NULL},
                                    {NULL, NULL, 0, NULL}};
static PyGetSetDef row_getset[] = {{"_index", (getter)row_index, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot row_slots[] = {{Py_tp_dealloc, row_dealloc}, {Py_tp_methods, row_methods}, {Py_tp_getset, row_getset}, {0, NULL}};
static PyType_Spec row_spec = {"tenet._core.Row", sizeof(Row), 0,
                               Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION, row_slots};

/* --- field --- */

typedef struct {
  PyObject_HEAD
  int number;
  int kind;
  PyObject *of_row;  /* type of the rows inside */
  PyObject *doc;
} Field;

static PyObject *field_new(PyTypeObject *type, PyObject *arguments, PyObject *named) {
  const char *name;
  PyObject *doc;
  PyObject *of_row = (PyObject *)row_type;
  Field *self;
  int number;
  static char *names[] = {"name", "doc", "rows", NULL};
  if (!PyArg_ParseTupleAndKeywords(arguments, named, "sU|O", names, &name, &doc, &of_row)) return NULL;
  number = tenet_field_of(name);
  if (number == 0) return PyErr_Format(PyExc_AttributeError, "tenet has no field %s", name);
  self = (Field *)type->tp_alloc(type, 0);
  if (self == NULL) return NULL;
  self->number = number;
  self->kind = tenet_field_kind(number);
  Py_INCREF(of_row);
  self->of_row = of_row;
  Py_INCREF(doc);
  self->doc = doc;
  return (PyObject *)self;
}

static void field_dealloc(Field *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_XDECREF(self->of_row);
  Py_XDECREF(self->doc);
  type->tp_free(self);
  Py_DECREF(type);
}

static PyObject *field_get(Field *self, PyObject *object, PyObject *type) {
  Results *results;
  size_t row = TENET_ABOUT;
  (void)type;
  if (object == NULL || object == Py_None) {
    Py_INCREF(self);
    return (PyObject *)self;
  }
  if (PyObject_TypeCheck(object, row_type)) {
    results = ((Row *)object)->results;
    row = ((Row *)object)->row;
  } else {
    results = (Results *)object;
  }
  if (self->kind == TENET_IS_ROWS) {
    Results *inner = inner_of(results, row, self->number, self->of_row);
    PyObject *list = inner == NULL ? NULL : rows_of(inner);
    Py_XDECREF(inner);
    return list;
  }
  return scalar_value(results, row, self->number, self->kind);
}

static int field_set(Field *self, PyObject *object, PyObject *value) {
  (void)self;
  (void)object;
  (void)value;
  PyErr_SetString(PyExc_AttributeError, "what tenet found cannot be changed");
  return -1;
}

static PyObject *field_doc(Field *self, void *none) {
  (void)none;
  Py_INCREF(self->doc);
  return self->doc;
}

/* As the library names it. */
static PyObject *field_name(Field *self, void *none) {
  (void)none;
  return PyUnicode_FromString(tenet_field_name(self->number));
}

static PyGetSetDef field_getset[] = {{"__doc__", (getter)field_doc, NULL, NULL, NULL},
                                     {"__name__", (getter)field_name, NULL, NULL, NULL},
                                     {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot field_slots[] = {{Py_tp_new, field_new},           {Py_tp_dealloc, field_dealloc}, {Py_tp_descr_get, field_get},
                                    {Py_tp_descr_set, field_set}, {Py_tp_getset, field_getset},  {0, NULL}};
static PyType_Spec field_spec = {"tenet._core.field", sizeof(Field), 0, Py_TPFLAGS_DEFAULT, field_slots};

/* --- Searcher --- */

typedef struct {
  PyObject_HEAD
  tenet_searcher *handle;
} Searcher;

static PyObject *searcher_new(PyTypeObject *type, PyObject *arguments, PyObject *named) {
  PyObject *paths;
  PyObject *dict;
  tenet_options *options = NULL;
  const char **texts;
  Searcher *self;
  int status;
  (void)named;
  if (!PyArg_ParseTuple(arguments, "O!O!", &PyList_Type, &paths, &PyDict_Type, &dict)) return NULL;
  texts = read_texts(paths);
  if (texts == NULL) return NULL;
  self = read_options(dict, &options) ? (Searcher *)type->tp_alloc(type, 0) : NULL;
  if (self != NULL) {
    const size_t count = (size_t)PyList_GET_SIZE(paths);
    Py_BEGIN_ALLOW_THREADS
    status = tenet_open_several(texts, count, options, &self->handle);
    Py_END_ALLOW_THREADS
    if (status != TENET_OK) {
      raise_status(status);
      Py_CLEAR(self);
    }
  }
  tenet_options_free(options);
  PyMem_Free(texts);
  return (PyObject *)self;
}

static void searcher_dealloc(Searcher *self) {
  PyTypeObject *type = Py_TYPE(self);
  if (self->handle != NULL) tenet_close(self->handle);
  type->tp_free(self);
  Py_DECREF(type);
}

typedef int Ask(tenet_searcher *, const char *, const tenet_options *, tenet_results **);
static const struct {
  const char *name;
  Ask *ask;
} asks[] = {{"search", tenet_search},         {"count", tenet_count},           {"quotes", tenet_quotes},
            {"speakers", tenet_speakers},     {"verify", tenet_verify},         {"show", tenet_show},
            {"document", tenet_document_of},  {"kwic", tenet_kwic},             {"collocates", tenet_collocates},
            {"keywords", tenet_keywords},     {"dispersion", tenet_dispersion}, {"duplicates", tenet_duplicates},
            {"explain", tenet_explain},       {"compare", tenet_compare},       {"report", tenet_report}};

/* Which function a name is; -1 with an exception. */
static Py_ssize_t find_ask(const char *name) {
  size_t i;
  for (i = 0; i < sizeof asks / sizeof *asks; ++i) {
    if (strcmp(asks[i].name, name) == 0) return (Py_ssize_t)i;
  }
  PyErr_Format(PyExc_LookupError, "tenet cannot be asked for %s", name);
  return -1;
}

/* ask(name, text, options, index, type of the results, type of their rows): name topics and info have no text. */
static PyObject *searcher_ask(Searcher *self, PyObject *const *arguments, Py_ssize_t count) {
  const char *name;
  const char *text;
  tenet_options *options = NULL;
  tenet_results *handle = NULL;
  tenet_searcher *searcher = self->handle;
  Py_ssize_t which = -1;
  int status;
  if (count != 6 || !PyDict_Check(arguments[2])) {
    PyErr_SetString(PyExc_TypeError, "ask(name, text, options, index, type, row type)");
    return NULL;
  }
  name = utf8_of(arguments[0]);
  text = name == NULL ? NULL : utf8_of(arguments[1]);
  if (text == NULL) return NULL;
  if (strcmp(name, "topics") != 0 && strcmp(name, "info") != 0 && (which = find_ask(name)) < 0) return NULL;
  if (!read_options(arguments[2], &options)) return NULL;
  Py_BEGIN_ALLOW_THREADS
  if (which >= 0) {
    status = asks[which].ask(searcher, text, options, &handle);
  } else if (name[0] == 't') {
    status = tenet_topics(searcher, options, &handle);
  } else {
    status = tenet_info(searcher, options, &handle);
  }
  Py_END_ALLOW_THREADS
  tenet_options_free(options);
  if (status != TENET_OK) return raise_status(status);
  return new_results(arguments[4], handle, arguments[3], arguments[5]);
}

/* cite(ids, style, options) */
static PyObject *searcher_cite(Searcher *self, PyObject *arguments) {
  PyObject *ids;
  PyObject *dict;
  PyObject *citation = NULL;
  const char *style;
  const char **texts;
  tenet_options *options = NULL;
  tenet_results *handle = NULL;
  tenet_searcher *searcher = self->handle;
  int status;
  if (!PyArg_ParseTuple(arguments, "O!sO!", &PyList_Type, &ids, &style, &PyDict_Type, &dict)) return NULL;
  texts = read_texts(ids);
  if (texts == NULL) return NULL;
  if (read_options(dict, &options)) {
    const size_t count = (size_t)PyList_GET_SIZE(ids);
    Py_BEGIN_ALLOW_THREADS
    status = tenet_cite(searcher, texts, count, style, options, &handle);
    Py_END_ALLOW_THREADS
    if (status == TENET_OK) {
      size_t bytes = 0;
      const char *text = tenet_results_text(handle, 0, TENET_CITATION, &bytes);
      citation = PyUnicode_DecodeUTF8(text, (Py_ssize_t)bytes, "surrogateescape");
      tenet_results_close(handle);
    } else {
      raise_status(status);
    }
  }
  tenet_options_free(options);
  PyMem_Free(texts);
  return citation;
}

static PyObject *searcher_cancel(Searcher *self, PyObject *none) {
  const int status = tenet_cancel(self->handle);
  (void)none;
  if (status != TENET_OK) return raise_status(status);
  Py_RETURN_NONE;
}

static PyObject *searcher_close(Searcher *self, PyObject *none) {
  (void)none;
  (void)tenet_close(self->handle); /* once more is no error */
  Py_RETURN_NONE;
}

static PyMethodDef searcher_methods[] = {{"ask", (PyCFunction)(void (*)(void))searcher_ask, METH_FASTCALL, NULL},
                                         {"cite", (PyCFunction)searcher_cite, METH_VARARGS, NULL},
                                         {"cancel", (PyCFunction)searcher_cancel, METH_NOARGS, NULL},
                                         {"close", (PyCFunction)searcher_close, METH_NOARGS, NULL},
                                         {NULL, NULL, 0, NULL}};
static PyType_Slot searcher_slots[] = {{Py_tp_new, searcher_new}, {Py_tp_dealloc, searcher_dealloc}, {Py_tp_methods, searcher_methods}, {0, NULL}};
static PyType_Spec searcher_spec = {"tenet._core.Searcher", sizeof(Searcher), 0, Py_TPFLAGS_DEFAULT, searcher_slots};

/* --- Indexer --- */

typedef struct {
  PyObject_HEAD
  tenet_indexer *handle;
  PyObject *progress;   /* called with a dict; NULL for none */
  int is_at_work;
} Indexer;

/* Calls `data`, a callable, with how far a call is: in the thread of the call. */
static int on_progress(const tenet_results *progress, void *data) {
  PyGILState_STATE state = PyGILState_Ensure();
  int stops = 1;
  if (!PyErr_Occurred()) {
    /* The handle ends with this call: its fields are copied. */
    Results *borrowed = (Results *)results_type->tp_alloc(results_type, 0);
    PyObject *dict = NULL;
    PyObject *answer = NULL;
    if (borrowed != NULL) {
      borrowed->handle = (tenet_results *)progress;
      dict = dict_of(borrowed, 0);
      borrowed->handle = NULL;
      Py_DECREF(borrowed);
    }
    if (dict != NULL) answer = PyObject_CallOneArg(data, dict);
    Py_XDECREF(dict);
    if (answer != NULL) {
      stops = answer != Py_None && PyObject_IsTrue(answer) == 1;
      Py_DECREF(answer);
    }
    if (!PyErr_Occurred() && PyErr_CheckSignals() != 0) stops = 1;
  }
  PyGILState_Release(state);
  return stops;
}

static PyObject *indexer_new(PyTypeObject *type, PyObject *arguments, PyObject *named) {
  const char *path;
  PyObject *dict;
  PyObject *progress;
  tenet_options *options = NULL;
  Indexer *self;
  int status;
  (void)named;
  if (!PyArg_ParseTuple(arguments, "yO!O", &path, &PyDict_Type, &dict, &progress)) return NULL;
  if (!read_options(dict, &options)) return NULL;
  self = (Indexer *)type->tp_alloc(type, 0);
  if (self != NULL) {
    Py_BEGIN_ALLOW_THREADS
    status = tenet_indexer_open(path, options, &self->handle);
    Py_END_ALLOW_THREADS
    if (status == TENET_OK && progress != Py_None) {
      Py_INCREF(progress);
      self->progress = progress;
      status = tenet_indexer_on_progress(self->handle, on_progress, progress);
    }
    if (status != TENET_OK) {
      raise_status(status);
      Py_CLEAR(self);
    }
  }
  tenet_options_free(options);
  return (PyObject *)self;
}

static void indexer_dealloc(Indexer *self) {
  PyTypeObject *type = Py_TYPE(self);
  if (self->handle != NULL) tenet_indexer_close(self->handle);
  Py_XDECREF(self->progress);
  type->tp_free(self);
  Py_DECREF(type);
}

/* An Indexer works for one thread at a time. False with an exception. */
static int begin_work(Indexer *self) {
  if (self->is_at_work) {
    PyErr_SetString(PyExc_RuntimeError, "the Indexer is at work in another call");
    return 0;
  }
  self->is_at_work = 1;
  return 1;
}

static PyObject *indexer_update(Indexer *self, PyObject *paths) {
  const char **texts;
  int status;
  if (!PyList_Check(paths)) return PyErr_Format(PyExc_TypeError, "update() takes a list");
  texts = read_texts(paths);
  if (texts == NULL) return NULL;
  if (!begin_work(self)) {
    PyMem_Free(texts);
    return NULL;
  }
  {
    const size_t count = (size_t)PyList_GET_SIZE(paths);
    Py_BEGIN_ALLOW_THREADS
    status = tenet_indexer_update(self->handle, texts, count);
    Py_END_ALLOW_THREADS
  }
  self->is_at_work = 0;
  PyMem_Free(texts);
  if (PyErr_Occurred()) return NULL; /* of the progress function */
  if (status != TENET_OK) return raise_status(status);
  Py_RETURN_NONE;
}

/* add(fields: dict of str to str, pages: list of (begin byte, page, label)) */
static PyObject *indexer_add(Indexer *self, PyObject *arguments) {
  PyObject *fields;
  PyObject *pages;
  PyObject *name;
  PyObject *value;
  Py_ssize_t at = 0;
  Py_ssize_t i;
  tenet_document *document = NULL;
  int status;
  if (!PyArg_ParseTuple(arguments, "O!O!", &PyDict_Type, &fields, &PyList_Type, &pages)) return NULL;
  status = tenet_document_new(&document);
  while (status == TENET_OK && PyDict_Next(fields, &at, &name, &value)) {
    Py_ssize_t size = 0;
    const char *name_bytes = utf8_of(name);
    const char *bytes = name_bytes == NULL ? NULL : PyUnicode_AsUTF8AndSize(value, &size);
    if (bytes == NULL) break;
    status = tenet_document_set(document, name_bytes, bytes, (size_t)size);
  }
  for (i = 0; status == TENET_OK && !PyErr_Occurred() && i < PyList_GET_SIZE(pages); ++i) {
    Py_ssize_t begin;
    unsigned page;
    const char *label;
    if (!PyArg_ParseTuple(PyList_GET_ITEM(pages, i), "nIz", &begin, &page, &label)) break;
    status = tenet_document_set_page(document, (size_t)begin, page, label);
  }
  if (status == TENET_OK && !PyErr_Occurred() && begin_work(self)) {
    Py_BEGIN_ALLOW_THREADS
    status = tenet_indexer_add(self->handle, document);
    Py_END_ALLOW_THREADS
    self->is_at_work = 0;
  }
  if (status != TENET_OK) raise_status(status);
  tenet_document_free(document);
  if (PyErr_Occurred()) return NULL;
  Py_RETURN_NONE;
}

static PyObject *indexer_remove(Indexer *self, PyObject *id) {
  int status;
  const char *text = utf8_of(id);
  if (text == NULL || !begin_work(self)) return NULL;
  status = tenet_indexer_remove(self->handle, text);
  self->is_at_work = 0;
  if (status != TENET_OK) return raise_status(status);
  Py_RETURN_NONE;
}

/* commit(row type): the row of the report */
static PyObject *indexer_commit(Indexer *self, PyObject *of_row) {
  tenet_results *handle = NULL;
  int status;
  if (!begin_work(self)) return NULL;
  Py_BEGIN_ALLOW_THREADS
  status = tenet_indexer_commit(self->handle, &handle);
  Py_END_ALLOW_THREADS
  self->is_at_work = 0;
  if (PyErr_Occurred()) {
    tenet_results_close(handle);
    return NULL;
  }
  if (status != TENET_OK) return raise_status(status);
  return only_row(handle, of_row);
}

static PyObject *indexer_cancel(Indexer *self, PyObject *none) {
  const int status = tenet_indexer_cancel(self->handle);
  (void)none;
  if (status != TENET_OK) return raise_status(status);
  Py_RETURN_NONE;
}

static PyObject *indexer_close(Indexer *self, PyObject *none) {
  (void)none;
  (void)tenet_indexer_close(self->handle); /* once more is no error */
  Py_RETURN_NONE;
}

static PyMethodDef indexer_methods[] = {{"update", (PyCFunction)indexer_update, METH_O, NULL},
                                        {"add", (PyCFunction)indexer_add, METH_VARARGS, NULL},
                                        {"remove", (PyCFunction)indexer_remove, METH_O, NULL},
                                        {"commit", (PyCFunction)indexer_commit, METH_O, NULL},
                                        {"cancel", (PyCFunction)indexer_cancel, METH_NOARGS, NULL},
                                        {"close", (PyCFunction)indexer_close, METH_NOARGS, NULL},
                                        {NULL, NULL, 0, NULL}};
static PyType_Slot indexer_slots[] = {{Py_tp_new, indexer_new}, {Py_tp_dealloc, indexer_dealloc}, {Py_tp_methods, indexer_methods}, {0, NULL}};
static PyType_Spec indexer_spec = {"tenet._core.Indexer", sizeof(Indexer), 0, Py_TPFLAGS_DEFAULT, indexer_slots};

/* --- The module --- */

static PyObject *set_error_maker(PyObject *module, PyObject *maker) {
  (void)module;
  Py_INCREF(maker);
  Py_XDECREF(make_error);
  make_error = maker;
  Py_RETURN_NONE;
}

typedef int looking(const char *path, const tenet_options *options, tenet_results **results);

/* look(name, path, options, type of the results, type of their rows): name is check, passages or suggest_terms. */
static PyObject *look(PyObject *module, PyObject *arguments) {
  const char *name;
  const char *path;
  PyObject *dict;
  PyObject *type;
  PyObject *of_row;
  tenet_options *options = NULL;
  tenet_results *handle = NULL;
  looking *function;
  int status;
  (void)module;
  if (!PyArg_ParseTuple(arguments, "syO!OO", &name, &path, &PyDict_Type, &dict, &type, &of_row)) return NULL;
  function = strcmp(name, "check") == 0 ? tenet_check : strcmp(name, "passages") == 0 ? tenet_passages : tenet_suggest_terms;
  if (!read_options(dict, &options)) return NULL;
  Py_BEGIN_ALLOW_THREADS
  status = function(path, options, &handle);
  Py_END_ALLOW_THREADS
  tenet_options_free(options);
  if (status != TENET_OK) return raise_status(status);
  return new_results(type, handle, NULL, of_row);
}

/* export(paths, folder, options, progress, row type): the row of the report */
static PyObject *export(PyObject *module, PyObject *arguments) {
  PyObject *paths;
  PyObject *dict;
  PyObject *progress;
  PyObject *of_row;
  const char *folder;
  const char **texts;
  tenet_options *options = NULL;
  tenet_results *handle = NULL;
  int status = TENET_MISUSED;
  (void)module;
  if (!PyArg_ParseTuple(arguments, "O!yO!OO", &PyList_Type, &paths, &folder, &PyDict_Type, &dict, &progress, &of_row)) return NULL;
  texts = read_texts(paths);
  if (texts == NULL) return NULL;
  if (read_options(dict, &options)) {
    const size_t count = (size_t)PyList_GET_SIZE(paths);
    Py_BEGIN_ALLOW_THREADS
    status = tenet_export(texts, count, folder, options, progress == Py_None ? NULL : on_progress, progress, &handle);
    Py_END_ALLOW_THREADS
  }
  tenet_options_free(options);
  PyMem_Free(texts);
  if (PyErr_Occurred()) { /* of the options, or of the progress function */
    tenet_results_close(handle);
    return NULL;
  }
  if (status != TENET_OK) return raise_status(status);
  return only_row(handle, of_row);
}

static PyMethodDef functions[] = {{"set_error_maker", set_error_maker, METH_O, NULL},
                                  {"look", look, METH_VARARGS, NULL},
                                  {"export", export, METH_VARARGS, NULL},
                                  {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "tenet._core", NULL, -1, functions, NULL, NULL, NULL, NULL};

static int add_type(PyObject *module, PyType_Spec *spec, const char *name, PyTypeObject **type) {
  *type = (PyTypeObject *)PyType_FromSpec(spec);
  return *type != NULL && PyModule_AddObjectRef(module, name, (PyObject *)*type) == 0;
}

PyMODINIT_FUNC PyInit__core(void) {
  PyObject *module = PyModule_Create(&definition);
  if (module == NULL) return NULL;
  if (!add_type(module, &searcher_spec, "Searcher", &searcher_type) || !add_type(module, &indexer_spec, "Indexer", &indexer_type) ||
      !add_type(module, &results_spec, "Results", &results_type) || !add_type(module, &row_spec, "Row", &row_type) ||
      !add_type(module, &field_spec, "field", &field_type) ||
      PyModule_AddStringConstant(module, "version", tenet_version()) != 0 ||
      PyModule_AddStringConstant(module, "build_description", tenet_build_description()) != 0) {
    Py_DECREF(module);
    return NULL;
  }
  return module;
}
