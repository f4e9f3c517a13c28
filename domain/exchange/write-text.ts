import type { TakenEdition, TextFormat } from './taken-edition.ts'
import { writeJson } from './write-json.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writePlain } from './write-plain.ts'

/** Writes one of the forms that are text. */
export const writeText = ({ format, edition }: { format: TextFormat; edition: TakenEdition }): string => writers[format](edition)

const writers: Record<TextFormat, (edition: TakenEdition) => string> = { md: writeMarkdown, txt: writePlain, json: writeJson }
