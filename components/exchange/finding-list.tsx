import type { Decisions } from '#domain/exchange/decisions.ts'
import type { Choice, Choices, Decision, FindingKind, ImportFinding } from '#domain/exchange/reading.ts'
import { decisionKinds, decisions, givenBy, isDecision, noticeSentence } from './finding-words.ts'
import type { Place } from './use-place.ts'

type FindingListProps = {
  findings: readonly ImportFinding[]
  /** How many there are of each kind in the whole manuscript. */
  totals: Partial<Record<FindingKind, number>>
  choices: Choices
  decided: Decisions
  place: Place
  choose(finding: ImportFinding, choice: Choice): void
  chooseAll(kind: Decision, choice: Choice): void
}

/** The findings, those that are to decide first and each kind together, in the order of the manuscript. */
export function FindingList(props: FindingListProps) {
  const { findings, totals } = props
  const open = decisionKinds.filter((kind) => (totals[kind] ?? 0) > 0)
  const notices = findings.filter(({ kind }) => !isDecision(kind))
  return (
    <>
      {open.length === 0 ? <p className="dim">Nothing is left to decide: everything was recognised.</p> : null}
      {open.map((kind) => (
        <Kind key={kind} kind={kind} {...props} />
      ))}
      {notices.length > 0 ? (
        <section className="kind" aria-labelledby="kind-notices">
          <h3 id="kind-notices">To know</h3>
          <ul>
            {notices.map((finding) => (
              <li key={finding.id} id={`finding-${finding.id}`} className={place(finding, props.place)} tabIndex={-1}>
                <Where finding={finding} place={props.place} />
                <p>{noticeSentence(finding)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Kind({ kind, findings, totals, choices, decided, place: at, choose, chooseAll }: FindingListProps & { kind: Decision }) {
  const own = findings.filter((finding) => finding.kind === kind)
  const total = totals[kind] ?? 0
  const all = (choice: Choice) => own.every(({ id }) => choices[id] === choice) && (own.length === total || decided[choice].includes(kind))
  const { one, many, take } = decisions[kind]
  return (
    <section className="kind" aria-labelledby={`kind-${kind}`}>
      <h3 id={`kind-${kind}`}>
        {total === 1 ? one : many} <span>{total}</span>
      </h3>
      <p className="dim">{take}</p>
      {total > 1 ? (
        <fieldset className="either">
          <legend className="vh">{`All ${many.toLowerCase()}`}</legend>
          <button type="button" aria-pressed={all('take')} onClick={() => chooseAll(kind, 'take')}>
            Take all
          </button>
          <button type="button" aria-pressed={all('leave')} onClick={() => chooseAll(kind, 'leave')}>
            Leave all
          </button>
        </fieldset>
      ) : null}
      <ul>
        {own.map((finding) => (
          <Entry key={finding.id} finding={finding} choice={choices[finding.id] ?? 'leave'} place={at} choose={(choice) => choose(finding, choice)} />
        ))}
      </ul>
      {own.length < total ? (
        <p className="dim">{`${total - own.length} more stand further down than is shown. Take all and Leave all count for them, too.`}</p>
      ) : null}
    </section>
  )
}

type EntryProps = { finding: ImportFinding; choice: Choice; place: Place; choose(choice: Choice): void }

function Entry({ finding, choice, place: at, choose }: EntryProps) {
  const { id, kind, line, text } = finding
  const name = isDecision(kind) ? decisions[kind].one : kind
  return (
    <li id={`finding-${id}`} className={place(finding, at)} onFocus={() => at.note(id)}>
      <Where finding={finding} place={at} />
      <p className="words">{text}</p>
      <fieldset className="either">
        <legend className="vh">{`${name}, line ${line}`}</legend>
        {(['take', 'leave'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={choice === one} aria-describedby={`gives-${id}`} onClick={() => choose(one)}>
            {one === 'take' ? 'Take' : 'Leave'}
          </button>
        ))}
      </fieldset>
      <p className="dim" id={`gives-${id}`} aria-live="polite">
        {givenBy(finding, choice)}
      </p>
    </li>
  )
}

function Where({ finding: { id, line, blockId, kind }, place: at }: { finding: ImportFinding; place: Place }) {
  const whole = kind === 'standfirst-empty' || kind === 'header-incomplete'
  if (whole) return null
  return (
    <p className="acts-s">
      <button type="button" className="link" onClick={() => at.go(id, 'line')}>
        Line {line}
      </button>
      {blockId === null ? null : (
        <button type="button" className="link" onClick={() => at.go(id, 'block')}>
          Show
        </button>
      )}
    </p>
  )
}

const place = ({ id }: ImportFinding, { current }: Place): string => (id === current ? 'finding now' : 'finding')
