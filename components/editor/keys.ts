/** Every shortcut of the editor, for the titles of the tools and for the sheet of keys. `Mod` is Command on a Mac. */
export const shortcuts = {
  bold: ['Mod B', 'Bold'],
  italic: ['Mod I', 'Italic'],
  underline: ['Mod U', 'Underline'],
  strike: ['Mod Shift S', 'Strike'],
  code: ['Mod E', 'Code'],
  superscript: ['Mod .', 'Superscript'],
  subscript: ['Mod ,', 'Subscript'],
  link: ['Mod K', 'Link'],
  text: ['Mod Alt 0', 'Text'],
  section: ['Mod Alt 2', 'Section'],
  subsection: ['Mod Alt 3', 'Subsection'],
  minor: ['Mod Alt 4', 'Minor heading'],
  bullets: ['Mod Shift 8', 'List'],
  numbers: ['Mod Shift 7', 'Numbered list'],
  quote: ['Mod Shift B', 'Quotation'],
  callout: ['Mod Alt C', 'Call-out'],
  rule: ['Mod Alt R', 'Rule'],
  undo: ['Mod Z', 'Undo'],
  redo: ['Mod Shift Z', 'Redo'],
  who: ['Mod Alt G', 'Who wrote this'],
  toolbar: ['Alt F10', 'To the tools; Escape comes back'],
  help: ['Mod /', 'This sheet'],
} as const

/** What is typed to make a block, as in Markdown. */
export const typed = [
  ['## and a space', 'Section'],
  ['### and a space', 'Subsection'],
  ['#### and a space', 'Minor heading'],
  ['- and a space', 'List'],
  ['1. and a space', 'Numbered list'],
  ['> and a space', 'Quotation'],
  ['---', 'Rule'],
  ['**words**', 'Bold'],
  ['*words*', 'Italic'],
  ['~~words~~', 'Strike'],
  ['`words`', 'Code'],
  ['Shift Enter', 'New line in the same paragraph'],
] as const

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys as they are written on this machine. */
export const keysAsWritten = (keys: string): string => keys.replace('Mod', isMac() ? 'Cmd' : 'Ctrl').replace('Alt', isMac() ? 'Option' : 'Alt')
export const keysOf = (name: keyof typeof shortcuts): string => keysAsWritten(shortcuts[name][0])
