#ifndef SITEGEN_CCMARKGFM_SHIM_H
#define SITEGEN_CCMARKGFM_SHIM_H

#if !__has_include(<cmark-gfm.h>) || !__has_include(<cmark-gfm-core-extensions.h>)
#error "libcmark-gfm is not installed. Run: make setup (Debian, Ubuntu: apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config; macOS: brew install cmark-gfm)"
#else
#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

/* The node types of the extensions, which are set when the extensions are registered. The library
   exports them, but no public header declares them. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type sitegen_table_type(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type sitegen_table_row_type(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type sitegen_table_cell_type(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type sitegen_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }

/* Whether an item is a task, which the extension marks as its own. */
static inline bool sitegen_is_task(cmark_node *node) {
  return cmark_node_get_syntax_extension(node) != NULL &&
         strcmp(cmark_node_get_type_string(node), "tasklist") == 0;
}

/* Whether a code block is fenced; the library also requires pointers for the form of the fence. */
static inline bool sitegen_is_fenced(cmark_node *node) {
  int length, offset;
  char character;
  return cmark_node_get_fenced(node, &length, &offset, &character) != 0;
}

/* The byte 'l', 'c' or 'r' for the alignment of a table's column, or 0. */
static inline uint8_t sitegen_column_alignment(cmark_node *table, int column) {
  uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
  int count = cmark_gfm_extensions_get_table_columns(table);
  return alignments != NULL && column >= 0 && column < count ? alignments[column] : 0;
}

/* Makes the special characters of an extension special permanently, instead of only during a parse.

   The library has one table of special characters per process. Each parse enables those of its
   extensions and disables them at its end, even while a parse in another thread needs them. An
   extension without a list of special characters disables nothing. Must not be used for an
   extension with delimiters, which the library finds by that list. */
static inline void sitegen_keep_special_characters(cmark_syntax_extension *extension) {
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, extension);
  cmark_manage_extensions_special_characters(parser, 1);
  cmark_parser_free(parser);
  cmark_syntax_extension_set_special_inline_chars(extension, NULL);
}
#endif

#endif
