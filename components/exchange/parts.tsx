import type { PartName } from '#domain/exchange/preview.ts'
import type { AtHand } from './at-hand.ts'
import { nameOf } from './manuscript-name.ts'

type PartsProps = { manuscript: AtHand; parts: readonly PartName[]; choose(part: number): void; another(): void; putAway(): void }

/** Which manuscript this is, which of its reports, and the ways to another. */
export function Parts({ manuscript, parts, choose, another, putAway }: PartsProps) {
  return (
    <div className="parts">
      <p>{nameOf(manuscript)}</p>
      <span className="acts-s">
        <button type="button" className="link" onClick={another}>
          Another manuscript
        </button>
        <button type="button" className="link" onClick={putAway}>
          Put this one away
        </button>
      </span>
      {parts.length > 1 ? (
        <fieldset className="choice">
          <legend>{`${parts.length} reports were pasted together. Import one; the others stay at hand.`}</legend>
          {parts.map(({ name, from, to }, part) => (
            <label key={from}>
              <input type="radio" name="part" checked={part === manuscript.part} disabled={manuscript.done.includes(part)} onChange={() => choose(part)} />
              <span>
                {name ?? 'Without a name'}
                <small>{manuscript.done.includes(part) ? 'Imported' : `Lines ${from} to ${to}`}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
