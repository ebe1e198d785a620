/// The files that the preview serves beside a site, embedded in the program so that they are
/// available wherever it is copied.
#pragma once
#include <stddef.h>

/// A file in memory that is valid for the lifetime of the program.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} SGPreviewAsset;

/// The script of the preview, which reloads pages and runs the accessibility check.
SGPreviewAsset SGPreviewScript(void);
/// The style sheet for what the preview adds to a page.
SGPreviewAsset SGPreviewStyles(void);
/// axe-core, which checks the accessibility of a page (MPL 2.0).
///
/// Source: https://github.com/dequelabs/axe-core
SGPreviewAsset SGPreviewAxe(void);
