import { expect, it } from 'vitest'
import { typedText } from '#lib/typed-text.ts'

const note = typedText(20, 'Say something.')
const said = (text: string) => note.safeParse(text).error?.issues[0]?.message

it('takes what was typed, with one kind of line end and no space around it', () => {
  expect(note.parse(' One.\r\nTwo.\rThree. \n')).toBe('One.\nTwo.\nThree.')
})

it('says under the field what cannot be kept', () => {
  expect([said('   '), said('x'.repeat(21)), said('a\u0000b')]).toEqual([
    'Say something.',
    'Use at most 20 characters.',
    'Leave out characters that cannot be kept.',
  ])
  expect(typedText(20).parse(' ')).toBe('')
})
