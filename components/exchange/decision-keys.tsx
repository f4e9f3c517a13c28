'use client'

import { useEffect, useRef } from 'react'
import type { Choice, ImportFinding } from '#domain/exchange/reading.ts'
import { isDecision } from './finding-words.ts'
import type { Place } from './use-place.ts'

type DecisionKeysProps = {
  /** The findings in the order in which they are shown. */
  findings: readonly ImportFinding[]
  place: Place
  choose(finding: ImportFinding, choice: Choice): void
  chooseAll(finding: ImportFinding, choice: Choice): void
}

/** The keys of a preview, and what they do. They work wherever nothing is typed, and move the focus. */
export function DecisionKeys(props: DecisionKeysProps) {
  const now = useRef(props)
  useEffect(() => {
    now.current = props
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return
      if (act(now.current, event.key.toLowerCase(), event.shiftKey)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <p className="hint keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> next, previous
      </span>
      <span>
        <kbd>T</kbd> <kbd>L</kbd> take, leave
      </span>
      <span>
        <kbd>Shift</kbd> with them: all of the kind
      </span>
      <span>
        <kbd>M</kbd> <kbd>S</kbd> <kbd>F</kbd> manuscript, structure, finding
      </span>
      <span>
        <kbd>I</kbd> to Import
      </span>
    </p>
  )
}

const places = { m: 'line', s: 'block', f: 'finding' } as const

function act({ findings, place, choose, chooseAll }: DecisionKeysProps, key: string, shift: boolean): boolean {
  const at = findings.findIndex(({ id }) => id === place.current)
  const finding = findings[at]
  if (key === 'j' || key === 'k') {
    const next = findings[at === -1 ? 0 : Math.min(Math.max(at + (key === 'j' ? 1 : -1), 0), findings.length - 1)]
    if (next) place.go(next.id, 'finding')
    return next !== undefined
  }
  if (key === 'i') {
    document.getElementById('import-it')?.focus()
    return true
  }
  if (!finding) return false
  if (key === 't' || key === 'l') {
    if (!isDecision(finding.kind)) return false
    const choice = key === 't' ? 'take' : 'leave'
    if (shift) chooseAll(finding, choice)
    else choose(finding, choice)
    place.go(finding.id, 'finding')
    return true
  }
  if (key !== 'm' && key !== 's' && key !== 'f') return false
  place.go(finding.id, places[key])
  return true
}
