import { useCallback, useEffect, useRef, useState } from 'react'
import type { Step } from '#domain/revisions/step.ts'
import type { Named } from './name-form.tsx'

export type StepState = 'here' | 'reading' | 'failed' | 'signed-out'

/** While one drags over many revisions, those between are not asked for. */
const PASSING = 60
/** So many are kept at hand, and so many fetched ahead on either side. */
const KEPT = 60
const AHEAD = 2

/** The revision that one has stepped to, or until it is there the one before; neighbours are fetched ahead. */
export function useSteps(path: string, at: number, first: Step, last: number) {
  const [steps, setSteps] = useState<ReadonlyMap<number, Step>>(() => new Map([[first.row.number, first]]))
  const [held, setHeld] = useState(first)
  const [state, setState] = useState<StepState>('here')
  const asked = useRef(new Set<number>())
  const here = steps.get(at)
  if (here && here !== held) setHeld(here)

  const read = useCallback(
    async (number: number, signal?: AbortSignal) => {
      const step = await stepAt(`${path}/${number}`, signal)
      if (typeof step === 'string') return step
      setSteps((known) => withStep(known, step))
      return 'here'
    },
    [path],
  )
  const readHere = useCallback(
    async (signal?: AbortSignal) => {
      setState('reading')
      const outcome = await read(at, signal)
      if (outcome !== 'stopped') setState(outcome)
    },
    [at, read],
  )

  useEffect(() => {
    if (here) return setState('here')
    const stop = new AbortController()
    const timer = setTimeout(() => void readHere(stop.signal), PASSING)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [here, readHere])

  useEffect(() => {
    if (!here) return
    const near = Array.from({ length: AHEAD }, (_, step) => [at + step + 1, at - step - 1]).flat()
    for (const number of near.filter((one) => one >= 1 && one <= last && !steps.has(one) && !asked.current.has(one))) {
      asked.current.add(number)
      void read(number).then(() => asked.current.delete(number))
    }
  }, [here, at, last, steps, read])

  const renamed = useCallback(
    (number: number, given: Named) =>
      setSteps((known) => {
        const step = known.get(number)
        return step ? new Map(known).set(number, { ...step, row: { ...step.row, ...given } }) : known
      }),
    [],
  )
  return { step: here ?? held, state, retry: readHere, renamed }
}

/** The nearest ones stay at hand. */
function withStep(known: ReadonlyMap<number, Step>, step: Step): Map<number, Step> {
  const { number } = step.row
  const near = [...known].sort(([one], [other]) => Math.abs(one - number) - Math.abs(other - number))
  return new Map([...near.slice(0, KEPT - 1), [number, step]])
}

/** Whoever is signed out is led to a page, which is no step. */
async function stepAt(address: string, signal?: AbortSignal): Promise<Step | 'failed' | 'signed-out' | 'stopped'> {
  try {
    const answer = await fetch(address, signal ? { signal } : {})
    if (answer.redirected) return 'signed-out'
    return answer.ok ? ((await answer.json()) as Step) : 'failed'
  } catch {
    return signal?.aborted ? 'stopped' : 'failed'
  }
}
