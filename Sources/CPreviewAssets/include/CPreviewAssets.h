/// The files that the preview serves beside a site, in the bytes of the program: a program that is copied
/// to another machine finds them.
#pragma once
#include <stddef.h>

/// A file in memory that lives as long as the program.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} SGPreviewAsset;

/// The script of the preview: it loads pages anew and asks for the accessibility report.
SGPreviewAsset SGPreviewScript(void);
/// What the preview adds to a page in style.
SGPreviewAsset SGPreviewStyles(void);
/// axe-core, which looks for barriers on a page: https://github.com/dequelabs/axe-core, MPL 2.0.
SGPreviewAsset SGPreviewAxe(void);
