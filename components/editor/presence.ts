import type { HocuspocusProvider } from '@hocuspocus/provider'
import { useEffect, useState } from 'react'

export type Colleague = {
  id: string
  name: string
  initials: string
  /** One of four colours; the person at this device has the first. */
  tone: 'p1' | 'p2' | 'p3' | 'p4'
  you: boolean
  /** The id of the heading under which the caret stands. */
  section: string | null
}

type Awareness = { user?: { id?: unknown; name?: unknown }; section?: unknown }
const others = ['p2', 'p3', 'p4'] as const

/** Two letters that stand for a person. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}

/** Gives each colleague a colour for as long as they stay; the same for the caret, the bar and the outline. */
export class Tones {
  #given = new Map<string, Colleague['tone']>()
  readonly #you: string

  constructor(you: string) {
    this.#you = you
  }

  of(person: string): Colleague['tone'] {
    if (person === this.#you) return 'p1'
    const given = this.#given.get(person)
    if (given) return given
    const counts = others.map((tone) => [...this.#given.values()].filter((other) => other === tone).length)
    const tone = others[counts.indexOf(Math.min(...counts))] ?? 'p2'
    this.#given.set(person, tone)
    return tone
  }
}

/** Who has the draft open, each once, whatever the number of their windows. */
export function colleaguesIn(states: Iterable<Awareness>, you: { id: string; name: string }, tones: Tones): Colleague[] {
  const people = new Map<string, Colleague>()
  const add = (id: string, name: string, section: unknown) =>
    people.set(id, {
      id,
      name,
      initials: initialsOf(name),
      tone: tones.of(id),
      you: id === you.id,
      section: typeof section === 'string' ? section : (people.get(id)?.section ?? null),
    })
  add(you.id, you.name, null)
  for (const { user, section } of states) if (typeof user?.id === 'string' && typeof user.name === 'string') add(user.id, user.name, section)
  return [...people.values()]
}

/** The people in the draft, kept up to date. */
export function useColleagues(provider: HocuspocusProvider | null, you: { id: string; name: string }, tones: Tones): Colleague[] {
  const { id, name } = you
  const [colleagues, setColleagues] = useState<Colleague[]>([])
  useEffect(() => {
    const awareness = provider?.awareness
    if (!awareness) return
    const look = () => {
      const next = colleaguesIn(awareness.getStates().values() as Iterable<Awareness>, { id, name }, tones)
      setColleagues((present) => (JSON.stringify(present) === JSON.stringify(next) ? present : next))
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [provider, id, name, tones])
  return colleagues
}
