/* Puts the files into the program as they are; their names are searched for as those of headers. */
/* Asked for here so that the compiler knows the files, and builds anew when one of them changes. */
#if !__has_include("preview.js") || !__has_include("preview.css") || !__has_include("axe.min.js")
#error "a file of the preview is missing"
#endif

#ifdef __APPLE__
#define SYMBOL(name) _##name
.section __TEXT,__const
#else
#define SYMBOL(name) name
.section .rodata
#endif

.globl SYMBOL(sg_preview_script_start)
.globl SYMBOL(sg_preview_script_end)
SYMBOL(sg_preview_script_start):
.incbin "preview.js"
SYMBOL(sg_preview_script_end):

.globl SYMBOL(sg_preview_styles_start)
.globl SYMBOL(sg_preview_styles_end)
SYMBOL(sg_preview_styles_start):
.incbin "preview.css"
SYMBOL(sg_preview_styles_end):

.globl SYMBOL(sg_preview_axe_start)
.globl SYMBOL(sg_preview_axe_end)
SYMBOL(sg_preview_axe_start):
.incbin "axe.min.js"
SYMBOL(sg_preview_axe_end):

#ifdef __ELF__
.section .note.GNU-stack,"",%progbits
#endif
