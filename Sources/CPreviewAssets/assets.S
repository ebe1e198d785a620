/* Puts the files into the program as they are; their names are searched for as those of headers. */
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
