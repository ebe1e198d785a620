#include "CPreviewAssets.h"

#define ASSET(function, name)                                              \
  extern const unsigned char name##_start[], name##_end[];                 \
  SGPreviewAsset function(void) {                                          \
    return (SGPreviewAsset){name##_start, (size_t)(name##_end - name##_start)}; \
  }

ASSET(SGPreviewScript, sg_preview_script)
ASSET(SGPreviewStyles, sg_preview_styles)
ASSET(SGPreviewAxe, sg_preview_axe)
