type Choice = { value: string; label: string }
export type Picked = { at: string; by: string; since: string; from: string }

type AuthorsPickProps = { path: string; picked: Picked; persons: Choice[]; editions: Choice[]; latest: number }

/** Of what, whose and since when. A plain form: it works without scripts, and the address can be handed on. */
export function AuthorsPick({ path, picked, persons, editions, latest }: AuthorsPickProps) {
  return (
    <form className="pick" action={path} aria-label="What is shown">
      <div>
        <label htmlFor="pick-at">Revision, empty for the draft</label>
        <input
          id="pick-at"
          name="at"
          inputMode="numeric"
          pattern="[0-9]*"
          size={6}
          defaultValue={picked.at}
          placeholder="Draft"
          title={`A number up to ${latest}`}
        />
      </div>
      <Chosen name="by" label="Words of" value={picked.by} choices={[{ value: '', label: 'Everybody' }, ...persons]} />
      <Chosen
        name="since"
        label="Brought"
        value={picked.since}
        choices={[{ value: '', label: 'At any time' }, ...editions, { value: 'draft', label: 'In the draft alone' }]}
      />
      <div>
        <label htmlFor="pick-from">Since the day, UTC</label>
        <input id="pick-from" name="from" type="date" defaultValue={picked.from} />
      </div>
      <button type="submit" className="btn">
        Show
      </button>
      {Object.values(picked).some((each) => each !== '') ? (
        <a className="btn plain" href={path}>
          Show all
        </a>
      ) : null}
    </form>
  )
}

function Chosen({ name, label, value, choices }: { name: string; label: string; value: string; choices: Choice[] }) {
  return (
    <div>
      <label htmlFor={`pick-${name}`}>{label}</label>
      <select id={`pick-${name}`} name={name} defaultValue={value} key={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
