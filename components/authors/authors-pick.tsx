import { SiftDay, type SiftOption, SiftSelect } from '#components/form/sift.tsx'

export type Picked = { at: string; by: string; since: string; from: string }

type AuthorsPickProps = { path: string; picked: Picked; persons: SiftOption[]; editions: SiftOption[]; latest: number }

/** Of what, whose and since when. A plain form: it works without scripts, and the address can be handed on. */
export function AuthorsPick({ path, picked, persons, editions, latest }: AuthorsPickProps) {
  return (
    <form className="pick" action={path} aria-label="What is shown">
      <div>
        <label htmlFor="by-at">Revision, empty for the draft</label>
        <input
          id="by-at"
          name="at"
          inputMode="numeric"
          pattern="[0-9]*"
          size={6}
          defaultValue={picked.at}
          placeholder="Draft"
          title={`A number up to ${latest}`}
        />
      </div>
      <SiftSelect name="by" label="Words of" value={picked.by} all="Everybody" options={persons} />
      <SiftSelect
        name="since"
        label="Brought"
        value={picked.since}
        all="At any time"
        options={[...editions, { value: 'draft', label: 'In the draft alone' }]}
      />
      <SiftDay name="from" label="Since the day, UTC" value={picked.from} />
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
