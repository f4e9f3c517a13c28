import { z } from 'zod'
import { isCleanText } from '#domain/richtext/schema.ts'

/**
 * Text that a person types into a form, without space around it and with one kind of line end. `empty` is the sentence
 * for nothing at all; without it the field may be left empty. Its sentences stand under the field.
 */
export const typedText = (most: number, empty?: string) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .refine((text) => empty === undefined || text !== '', empty)
        .max(most, `Use at most ${most.toLocaleString('en')} characters.`)
        .refine(isCleanText, 'Leave out characters that cannot be kept.'),
    )
