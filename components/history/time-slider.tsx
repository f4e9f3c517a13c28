import { type KeyboardEvent, useMemo, useSyncExternalStore } from 'react'
import { MoreLinks } from '#components/compare/more-links.tsx'
import type { Stops } from '#domain/revisions/step.ts'
import { sayingDays } from './days.ts'

type TimeSliderProps = {
  stops: Stops
  at: number
  go(number: number): void
  address(number: number): string
  marked: boolean
  timeZone: string
}

const never = () => () => {}

/** A slider over all revisions, with a tick for each that stands out, and a step to either side. */
export function TimeSlider({ stops, at, go, address, marked, timeZone }: TimeSliderProps) {
  const last = stops.at.length
  const withScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  // Whatever today is: the slider names whole dates.
  const say = useMemo(() => sayingDays(0, timeZone), [timeZone])
  const press = (event: KeyboardEvent) => {
    const to = { PageUp: beyond(stops, at, 1), PageDown: beyond(stops, at, -1) }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <form className="slide">
      <StepLink to={at - 1} last={last} letter="P" go={go} address={address}>
        Previous
      </StepLink>
      <div className="rail">
        <label htmlFor="time">
          Revision {at} of {last}
        </label>
        <input
          id="time"
          name="at"
          type="range"
          min={1}
          max={last}
          step={1}
          value={at}
          aria-valuetext={valueText(stops, at, say)}
          aria-describedby="time-keys"
          onChange={(event) => go(Number(event.currentTarget.value))}
          onKeyDown={press}
        />
        <Ticks stops={stops} />
        {marked ? null : <input type="hidden" name="marks" value="off" />}
      </div>
      <StepLink to={at + 1} last={last} letter="N" go={go} address={address}>
        Next
      </StepLink>
      {withScripts ? null : (
        <button type="submit" className="btn">
          Go there
        </button>
      )}
      <Marked stops={stops} at={at} go={go} address={address} />
      <p className="vh" id="time-keys">
        Arrow keys go from revision to revision, Page Up and Page Down to the next one that was published or named.
      </p>
    </form>
  )
}

/** "Revision 41 of 46, Edition 2.1, 20 February 2026, 10:05, Ines Marchetti". */
function valueText(stops: Stops, at: number, say: ReturnType<typeof sayingDays>): string {
  const { date, time } = say(stops.at[at - 1] ?? 0)
  const label = stops.marked.find(({ number }) => number === at)?.label
  return [`Revision ${at} of ${stops.at.length}`, label, `${date}, ${time}`, whoOf(stops, at)].filter(Boolean).join(', ')
}

export const whoOf = ({ by, people }: Stops, at: number): string => people[by[at - 1] ?? 0] ?? ''

/** The next one that stands out on either side; the last one there is, where none does. */
function beyond({ marked, at: all }: Stops, at: number, by: 1 | -1): number {
  const numbers = marked.map(({ number }) => number).sort((one, other) => (one - other) * by)
  return numbers.find((number) => (number - at) * by > 0) ?? (by > 0 ? all.length : 1)
}

type StepLinkProps = { to: number; last: number; letter: string; go(number: number): void; address(number: number): string; children: string }

function StepLink({ to, last, letter, go, address, children }: StepLinkProps) {
  const inner = (
    <>
      {children} <kbd>{letter}</kbd>
    </>
  )
  // At either end it stays where it is, so that whoever stands on it keeps the focus.
  const none = to < 1 || to > last
  return (
    <a
      className="btn"
      href={none ? undefined : address(to)}
      role={none ? 'link' : undefined}
      tabIndex={none ? 0 : undefined}
      aria-disabled={none || undefined}
      onClick={(event) => {
        event.preventDefault()
        if (!none) go(to)
      }}
    >
      {inner}
    </a>
  )
}

/** Where revisions stand out; what each is called stands in the list beside. */
function Ticks({ stops }: { stops: Stops }) {
  const last = stops.at.length
  return (
    <svg className="ticks" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {stops.marked.map(({ number, label }) => {
        const x = last > 1 ? ((number - 1) / (last - 1)) * 1000 : 0
        return <line key={number} x1={x} x2={x} y1={0} y2={8} className={/^Edition/.test(label) ? 'published' : 'named'} vectorEffect="non-scaling-stroke" />
      })}
    </svg>
  )
}

function Marked({ stops, at, go, address }: Pick<TimeSliderProps, 'stops' | 'at' | 'go' | 'address'>) {
  if (stops.marked.length === 0) return null
  const links = stops.marked.map(({ number, label }) => ({ href: address(number), label: `${label} · revision ${number}` }))
  return (
    <div
      className="stops"
      onClickCapture={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        const to = link && stops.marked.find(({ number }) => address(number) === link.getAttribute('href'))
        if (!to || to.number === at) return
        event.preventDefault()
        go(to.number)
      }}
    >
      <MoreLinks label="Editions and names" links={links} />
    </div>
  )
}
