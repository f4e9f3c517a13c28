import { attributeCases } from './cases.ts'
import type { AttributeChange, AttributeName, CompareNode } from './comparison.ts'
import { compareInline } from './inline.ts'
import type { Study } from './study.ts'

/** The attributes that differ between two states of a node, its type first. Ids are none. */
export function attributeChanges(was: CompareNode, node: CompareNode, study: Study): AttributeChange[] {
  const changes: AttributeChange[] = was.type === node.type ? [] : [{ name: 'type', older: was.type, newer: node.type }]
  const [before, after] = [was.attrs as Values, node.attrs as Values]
  for (const name of Object.keys(attributeCases) as AttributeName[]) {
    const [older, newer] = [before[name], after[name]]
    if (attributeCases[name] === 'identity' || older === undefined || newer === undefined || older === newer) continue
    changes.push(
      attributeCases[name] === 'words'
        ? { name, older, newer, segments: compareInline(line(String(older)), line(String(newer)), study) }
        : { name, older, newer },
    )
  }
  return changes
}

type Values = Partial<Record<AttributeName, string | number>>

const line = (text: string) => (text === '' ? [] : [{ type: 'text' as const, text }])
