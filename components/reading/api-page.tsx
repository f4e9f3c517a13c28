import type { ReactElement } from 'react'
import { type ApiDescription, anywhere, fieldsOf, type Operation, operationsOf, refusalsOf, type SchemaNote, shapesOf } from './api-description.ts'
import { Colophon, Masthead } from './colophon.tsx'

/** The API as a document: an address a section, with what it takes, gives and refuses. */
export function ApiPage({ api }: { api: ApiDescription }): ReactElement {
  const groups = operationsOf(api)
  return (
    <>
      <Masthead />
      <main>
        <header className="wrap plain api-head">
          <h1>The API</h1>
          <p className="standfirst">{api.info.summary}</p>
          <p className="meta">
            {api.info.description} Programs read the same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
          </p>
          <p className="meta">
            Whatever is refused comes as application/problem+json, whose type ends in one of the names below. Any address may refuse{' '}
            <Names names={[...anywhere]} />.
          </p>
        </header>
        <div className="wrap body">
          <nav className="contents" aria-label="Addresses by subject">
            <ol>
              {groups.map(({ tag }, index) => (
                <li key={tag}>
                  <a href={`#${tag}`}>
                    <span>{index + 1}</span>
                    <b>{titleOf(tag)}</b>
                  </a>
                </li>
              ))}
              <li>
                <a href="#shapes">
                  <span>{groups.length + 1}</span>
                  <b>Shapes</b>
                </a>
              </li>
            </ol>
          </nav>
          <article className="text api" id="addresses">
            {groups.map(({ tag, operations }, index) => (
              <section key={tag}>
                <h2 id={tag}>
                  <span className="n">{index + 1}</span>
                  {titleOf(tag)}
                </h2>
                {operations.map((operation) => (
                  <OperationPart key={operation.operationId} api={api} operation={operation} />
                ))}
              </section>
            ))}
            <section>
              <h2 id="shapes">
                <span className="n">{groups.length + 1}</span>
                Shapes
              </h2>
              {shapesOf(api).map(({ name, rows }) => (
                <section key={name} aria-labelledby={`shape-${name}`}>
                  <h3 id={`shape-${name}`}>{name}</h3>
                  <Fields caption="Fields" rows={rows} />
                </section>
              ))}
            </section>
          </article>
        </div>
      </main>
      <Colophon year={null} back />
    </>
  )
}

function OperationPart({ api, operation }: { api: ApiDescription; operation: Operation }): ReactElement {
  const { method, path, summary, description, successes } = operation
  const { takes, gives } = fieldsOf(api, operation)
  const own = refusalsOf(operation).filter((kind) => !anywhere.has(kind))
  return (
    <section aria-labelledby={operation.operationId}>
      <h3 id={operation.operationId}>{summary}</h3>
      <p>
        <code>{`${method} ${path}`}</code>
      </p>
      <p>{worded(description)}</p>
      <Fields caption="Takes" rows={takes} />
      <Fields caption="Gives" rows={gives.rows} />
      <p className="meta">
        {gives.shape && (
          <>
            Gives <a href={`#shape-${gives.shape}`}>{gives.shape}</a>.{' '}
          </>
        )}
        {`Answers ${successes.join(' or ')}. `}
        {own.length > 0 && (
          <>
            Refuses <Names names={own} />.
          </>
        )}
      </p>
    </section>
  )
}

function Fields({ caption, rows }: { caption: string; rows: SchemaNote[] }): ReactElement | null {
  if (rows.length === 0) return null
  return (
    <figure className="table">
      <figcaption>{caption}</figcaption>
      <table>
        <tbody>
          {rows.map(({ name, type, note }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {type}
                {note && worded(`. ${note}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

function Names({ names }: { names: readonly string[] }): ReactElement {
  return (
    <>
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code>{name}</code>
        </span>
      ))}
    </>
  )
}

/** A sentence whose `names` are set as such. */
const worded = (sentence: string) => sentence.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))

const titleOf = (tag: string): string => (tag === 'me' ? 'Whose token it is' : `${tag.charAt(0).toUpperCase()}${tag.slice(1)}`)
