import { expect, it } from 'vitest'
import { partsOf, readyReport, rememberingParts } from '#domain/exchange/ready-report.ts'

const manuscript = (name: string) =>
  `Founding Partners\n\n${name}\n\nFerries\n\n1. HISTORY\n\nRoutes (2026) - Bay line: every ten minutes. - Island line: every hour. - Night line: twice.\n`

it('gives what a reading gives, for the last manuscript and for another', () => {
  const read = rememberingParts()
  for (const name of ['Northwind', 'Northwind', 'Southwind', 'Northwind']) expect(read(manuscript(name))).toEqual(partsOf(manuscript(name)))
  expect(read('')).toEqual(partsOf(''))
})

it('reads the same manuscript once, and nothing that is made of it changes it', () => {
  const read = rememberingParts()
  const first = read(manuscript('Northwind'))
  const before = structuredClone(first)
  for (const decisions of [{ take: ['flattened-list'] }, { leave: ['flattened-list'] }, {}]) readyReport(manuscript('Northwind'), decisions, read)
  expect(read(manuscript('Northwind'))).toEqual(before)
  const again = read(manuscript('Northwind'))
  expect(first.ok && again.ok && first.value.parts === again.value.parts).toBe(true)
})
